import Faults
import Testing

@testable import Logs

// Rows as keras/src/callbacks/csv_logger.py (3.5) writes them.
@Suite struct KerasCSVTests {
  static let log = """
    epoch,accuracy,loss,lr,val_accuracy,val_loss
    0,0.5,1.25,0.001,0.55,1.1
    1,0.75,0.5,0.001,0.7,0.6
    2,0.875,0.25,0.0005,0.65,0.7

    """

  @Test func epochsCountFromZeroAndTrainingIsARunningMean() throws {
    let run = try readRun(Self.log, "keras-csv")
    #expect(run.series.map(\.name) == ["accuracy", "loss", "val_accuracy", "val_loss"])
    #expect(run.series.map(\.split) == [.train, .train, .validation, .validation])
    #expect(run.series.map(\.metric) == ["accuracy", "loss", "accuracy", "loss"])
    #expect(run.series.map(\.mode) == [.runningMean, .runningMean, .evaluated, .evaluated])
    #expect(
      run["val_loss"]?.points == [.init(epoch: 1, 1.1), .init(epoch: 2, 0.6), .init(epoch: 3, 0.7)]
    )
    #expect(run.words.contains("assumed: epochs are counted from 0 in the file"))
    #expect(run.words.contains("ignored: lr: an annotation"))
  }

  @Test func notMeasuredIsMissingAndNaNIsAValue() throws {
    let run = try readRun(
      "epoch,accuracy,loss,val_accuracy,val_loss\n0,0.5,1,NA,NA\n1,0.5,nan,0.5,inf\n",
      "keras-csv"
    )
    #expect(run["val_accuracy"]?.points == [.init(epoch: 2, 0.5)])
    #expect(run["loss"]?.points.last?.value.isNaN == true)
    #expect(run["val_loss"]?.values == [.infinity])
  }

  @Test func keysFullOfNAWithoutValidationAreNoSeries() throws {
    let run = try readRun(
      "epoch,accuracy,learning_rate,loss,val_accuracy,val_learning_rate,val_loss\n0,0.5,0.1,1,NA,NA,NA\n",
      "keras-csv"
    )
    #expect(run.series.map(\.name) == ["accuracy", "loss"])
    #expect(run.words.contains("val_accuracy, val_loss: no number in it"))
  }

  @Test func epochsThatBeginAgainAreAnotherRun() throws {
    let log = try readLog("epoch,loss\n0,1\n1,0.5\n0,2\n1,0.25\n2,0.125\n")
    #expect(log?.format == "keras-csv")
    #expect(log?.runs.map(\.source) == ["log: lines 2-3", "log: lines 4-6"])
    #expect(log?.runs.map { $0.series[0].values } == [[1, 0.5], [2, 0.25, 0.125]])
  }

  @Test func epochsThatGoOnAreOneRunOfWhichLaterRowsWin() throws {
    let run = try readRun("epoch,loss\n0,1\n1,0.5\n2,0.4\n1,0.6\n2,0.3\n", "keras-csv")
    #expect(run["loss"]?.values == [1, 0.6, 0.3])
    #expect(run.words.contains("loss: up to 2 of their numbers came twice; the later ones count"))
  }

  @Test func epochsThatStandStillAreCounted() throws {
    let run = try readRun("epoch,loss\n0,1\n0,0.5\n0,0.25\n", "keras-csv")
    #expect(run["loss"]?.epochs == [1, 2, 3])
    #expect(run.words.contains("warning: every row has epoch 0"))
  }

  @Test(arguments: [";", "\t", "|", ":", "&"])
  func theSeparatorIsAnyCharacter(separator: String) throws {
    let text = Self.log.split(separator: ",", omittingEmptySubsequences: false)
      .joined(separator: separator)
    #expect(try readRun(text, "keras-csv")["val_loss"]?.values == [1.1, 0.6, 0.7])
  }

  @Test func listsAreText() throws {
    let run = try readRun("epoch,loss,scores\n0,1,\"[0.1, 0.2]\"\n", "keras-csv")
    #expect(run.series.map(\.name) == ["loss"])
    #expect(run.words.contains("scores: text"))
  }

  @Test func aSpreadsheetSavesItInOtherBytes() throws {
    let text = "\u{FEFF}epoch;accuracy;loss\r\n0;0,5;1,25\r\n1;0,75;0,5\r\n"
    #expect(try readRun(text, "keras-csv")["loss"]?.values == [1.25, 0.5])
  }

  @Test func aRowOfOtherLengthIsNamed() {
    #expect {
      try readLog("epoch,accuracy,loss\n0,1,2\n1,2\n2,3,4\n")
    } throws: { error in
      "\(error)" == "log:3:1: a row and the header differ (got 2 fields, expected 3)"
    }
  }

  @Test func aLastRowThatIsCutShortIsLeftOut() throws {
    let run = try readRun("epoch,accuracy,loss\n0,1,2\n1,2", "keras-csv")
    #expect(run["accuracy"]?.values == [1])
    #expect(run.words.contains("warning: the last line is cut short and left out"))
  }
}

@Suite struct HistoryFrameTests {
  // pandas.DataFrame(history.history).to_csv(), whose rows have no name; and with index_label="epoch".
  @Test(arguments: ["", "epoch", "Unnamed: 0"])
  func aFrameOfAHistoryIsReadLikeTheLogger(name: String) throws {
    let run = try readRun(
      "\(name),loss,accuracy,val_loss,val_accuracy\n0,2,0.5,3,0.4\n1,1,0.6,,\n",
      "keras-csv"
    )
    #expect(run["loss"]?.points == [.init(epoch: 1, 2), .init(epoch: 2, 1)])
    #expect(run["loss"]?.split == .train)
    #expect(run["val_loss"]?.points == [.init(epoch: 1, 3)])
  }

  @Test func besideValidationAnUnnamedTwinIsOfTheTraining() throws {
    let run = try readRun("epoch,loss,val_loss,f1\n1,2,3,0.5\n2,1,2,0.6\n", "table")
    #expect(run.series.map(\.split) == [.train, .validation, .other])
    let other = try readRun("epoch,loss,f1\n1,2,0.5\n2,1,0.6\n", "table")
    #expect(other.series.map(\.split) == [.other, .other])
  }
}
