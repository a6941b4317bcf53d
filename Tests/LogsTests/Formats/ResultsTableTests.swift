import Testing

@testable import Logs

@Suite struct ResultsTableTests {
  @Test func aRowIsARunAndMeansAreNone() throws {
    let log = try readLog(
      """
      seed,norm,batch_size,accuracy
      5.0,Group Norm,32.0,0.5
      6.0,Batch Norm,32.0,0.75

      mean,,,0.625
      std,,,0.125

      """
    )
    #expect(log?.format == "results-table")
    #expect(log?.runs.map(\.source) == ["log: line 2", "log: line 3"])
    #expect(
      log?.runs[0].settings == [
        "seed": .init(5), "norm": .init("Group Norm"), "batch_size": .init(32),
      ]
    )
    #expect(log?.runs[0].series.map(\.values) == [[0.5]])
    #expect(log?.runs[0].words.contains("ignored: 2 rows of means or deviations") == true)
  }

  @Test func noneIsWhatSomebodyChose() throws {
    let log = try readLog(
      "seed,norm,weight_decay,accuracy\n1,none,None,0.5\n2,batch,NA,0.75\n3,,0.1,0.25\n"
    )
    #expect(log?.runs.map { $0.settings["norm"]?.text } == ["none", "batch", nil])
    #expect(log?.runs.map { $0.settings["weight_decay"]?.text } == ["None", nil, "0.1"])
  }

  @Test func repeatedNumbersAreSettings() throws {
    let log = try readLog("run,depth,gamma\n1,2,0.31\n2,2,0.32\n3,4,0.33\n4,4,0.35\n")
    #expect(log?.runs[2].settings == ["run": .init(3), "depth": .init(4)])
    #expect(log?.runs[2].series.map(\.name) == ["gamma"])
  }

  @Test func oneNumberARowIsGatheredIntoRuns() throws {
    let log = try readLog("method,seed,metric,value\na,1,acc,0.5\na,1,loss,1.5\nb,1,acc,0.75\n")
    #expect(log?.format == "long-table")
    #expect(
      log?.runs.map(\.settings) == [
        ["method": .init("a"), "seed": .init(1)], ["method": .init("b"), "seed": .init(1)],
      ]
    )
    #expect(log?.runs[0].series.map(\.metric) == ["accuracy", "loss"])
    #expect(log?.runs[0].series.map(\.points) == [[.init(0.5)], [.init(1.5)]])
  }

  @Test func longTablesMayHaveAnAxisAndASplit() throws {
    let log = try readLog(
      "seed,epoch,split,metric,value\n1,0,train,loss,1.5\n1,0,val,loss,2\n1,1,train,loss,1\n2,0,val,loss,3\n"
    )
    #expect(log?.runs.count == 2)
    #expect(log?.runs[0]["train/loss"]?.points == [.init(epoch: 1, 1.5), .init(epoch: 2, 1)])
    #expect(log?.runs[1]["val/loss"]?.split == .validation)
  }
}

@Suite struct PlainTableTests {
  @Test func anAxisIsFoundByItsName() throws {
    let run = try readRun("iteration,train_loss,val_loss\n100,1,2\n200,0.5,1.5\n", "table")
    #expect(run["val_loss"]?.points == [.init(step: 100, 2), .init(step: 200, 1.5)])
  }

  @Test func epochsFromOneStayAndFromZeroBecomeCompleted() throws {
    let one = try readRun("epoch,train_acc,val_acc\n1,0.5,0.5\n2,0.6,0.6\n", "table")
    #expect(one["val_acc"]?.epochs == [1, 2])
    let zero = try readRun("epoch,train_acc,val_acc\n0,0.5,0.5\n1,0.6,0.6\n", "table")
    #expect(zero["val_acc"]?.epochs == [1, 2])
    #expect(zero.words.contains("epochs are counted from 0 in the file"))
  }

  @Test func rowsAreCountedWhereNothingSaysTheAxis() throws {
    let run = try readRun("train_loss\tval_loss\n1\t2\n0.5\t1\n", "table")
    #expect(run["val_loss"]?.steps == [1, 2])
    #expect(run.words.contains("warning: no column says the epoch or the step"))
  }

  @Test func columnsThatTellRunsApartAreSettings() throws {
    let log = try readLog(
      """
      optimizer,seed,epoch,val_acc
      adam,1,1,0.5
      adam,1,2,0.6
      adam,2,1,0.55
      adam,2,2,0.65
      sgd,1,1,0.4
      sgd,1,2,0.45

      """
    )
    #expect(log?.format == "table")
    #expect(
      log?.runs.map(\.settings) == [
        ["optimizer": .init("adam"), "seed": .init(1)],
        ["optimizer": .init("adam"), "seed": .init(2)],
        ["optimizer": .init("sgd"), "seed": .init(1)],
      ]
    )
    #expect(log?.runs[1]["val_acc"]?.points == [.init(epoch: 1, 0.55), .init(epoch: 2, 0.65)])
  }

  @Test func numbersThatStayWithinARunAreSettings() throws {
    let log = try readLog("lr,epoch,val_acc\n0.1,1,0.5\n0.1,2,0.6\n0.2,1,0.7\n0.2,2,0.8\n")
    #expect(log?.runs.map(\.settings) == [["lr": .init(0.1)], ["lr": .init(0.2)]])
    let sorted = try readLog("seed,epoch,val_acc\n1,1,0.5\n2,1,0.6\n1,2,0.7\n2,2,0.8\n")
    #expect(sorted?.runs.map { $0.series[0].values } == [[0.5, 0.7], [0.6, 0.8]])
  }

  @Test func anEpochBesideASeedMayBeAResult() throws {
    let log = try readLog("seed,epoch,val_acc\n1,12,0.5\n2,9,0.6\n3,14,0.7\n")
    #expect(log?.runs.count == 3)
    #expect(log?.runs[1]["val_acc"]?.points == [.init(0.6)])
  }

  @Test func columnsMayBePaddedWithBlanks() throws {
    let run = try readRun(
      "# epoch train_loss   val_loss\n      1    1.50       2.5\n      2    0.5        1\n",
      "table"
    )
    #expect(run["val_loss"]?.values == [2.5, 1])
  }

  @Test(
    arguments: [
      "", "\n", "hello",
      "2025-06-04 17:36:55,374 - INFO - Using device: cpu\n2025-06-04 17:36:55,374 - INFO - a\n",
      "a,b\nc,d\n", "1,2\n3,4\n", "Epoch 1/10, loss: 0.5\nEpoch 2/10, loss: 0.4\n",
      "# Title\n\nSome text, and more.\n",
      "\u{0}\u{1},\u{2}\n", "import os\nprint(1)\n", "{\"name\": \"x\", \"version\": \"1.0\"}",
      "[1, 2, 3]", "{}", "[]",
    ]
  )
  func whatIsNoTableOfNumbersIsNotRead(text: String) throws {
    #expect(try readLog(text) == nil)
  }

  // Tables that lie beside logs: data, settings, and what our own report writes.
  @Test(
    arguments: [
      "sepal_length,sepal_width,species\n5.1,3.5,setosa\n4.9,3.0,setosa\n",
      "x1,x2,y\n0.5,1.5,2\n1.5,2.5,3\n", "key,value\nlr,0.1\ndepth,3\n",
      "id,question,statement,verdict,effect,standard_error\na,Q1,b,supported,0.5,0.1\n",
      "study,network,seed,step,layer,quantity,value\na,b,1,32,2,fisher_ratio,21.5\n",
      "path,size\na.png,12\nb.png,13\n",
    ]
  )
  func otherTablesAreNoLogs(text: String) throws {
    #expect(try readLog(text) == nil)
  }
}
