import Datasets
import ExperimentSamples
import Experiments
import Faults
import Figures
import Foundation
import Testing

/// `dataset:` of experiments and studies.
@Suite struct DatasetRequestTests {
  private func experiment(
    _ dataset: String,
    file: String = "exp/e.yaml",
    option: String? = nil
  ) throws -> Experiment {
    do throws(Faults) {
      return try Experiment(
        reading: Data("dataset: \(dataset)\n\(smallExperiment)".utf8),
        file: file,
        name: "e",
        preset: "standard",
        figures: FigureKinds.all,
        dataset: option
      )
    } catch {
      throw error.all[0]
    }
  }

  private func data(_ dataset: String, file: String = "exp/e.yaml") throws -> DatasetRequest {
    try experiment(dataset, file: file).studies[0].data
  }

  @Test(arguments: [
    ("d.csv", "exp/d.csv"), ("./d.csv", "exp/d.csv"), ("../d.csv", "exp/../d.csv"),
    ("/data/d.csv", "/data/d.csv"), ("mnist", "mnist"), ("./mnist", "exp/mnist"),
    ("{ file: d.csv }", "exp/d.csv"), ("{ folder: pictures }", "exp/pictures"),
    ("{ name: mnist }", "mnist"),
  ])
  func aPathIsRelativeToTheFileThatHasIt(written: String, place: String) throws {
    let data = try data(written)
    #expect(data.place == place)
    #expect(data.isPlain)
  }

  @Test func aPathBesideAFileInTheCurrentFolderIsItself() throws {
    #expect(try data("d.csv", file: "e.yaml").place == "d.csv")
  }

  @Test func aPathOfAnOptionIsRelativeToTheCurrentFolder() throws {
    let data = try experiment("d.csv", option: "d.csv").studies[0].data
    #expect(data.place == "d.csv")
    #expect(data.isFromOption)
  }

  @Test func everythingThatCanBeSaidIsReadAndWritten() throws {
    let text = """
      { file: d.csv, label: 3, ignore: [id, "a b"], delimiter: ";", decimal: ",", header: false, missing: drop,
        test: t.csv, classes: [1, zwei], class_names: [eins, "zwei, drei"] }
      """
    let data = try data(text)
    #expect(data.label == "3")
    #expect(data.ignore == ["id", "a b"])
    #expect(data.delimiter == UInt8(ascii: ";"))
    #expect(data.decimal == UInt8(ascii: ","))
    #expect(data.hasHeader == false)
    #expect(data.missing == .drop)
    #expect(data.test == "exp/t.csv")
    #expect(data.classes == ["1", "zwei"])
    #expect(data.classNames == .list(["eins", "zwei, drei"]))
    #expect(data.paths == ["exp/d.csv", "exp/t.csv"])
    // The copy of the experiment asks for the same, from wherever it lies.
    var copied = try experiment(text)
    for index in copied.studies.indices {
      copied.studies[index].data.copyPaths = ["exp/d.csv": "../d.csv", "exp/t.csv": "../t.csv"]
    }
    let again = try read(copied.yaml).studies[0].data
    #expect(again.place == "../d.csv")
    #expect(again.test == "../t.csv")
    #expect(again.label == data.label && again.classes == data.classes)
    #expect(again.classNames == data.classNames && again.delimiter == data.delimiter)
  }

  @Test(arguments: [
    ("tab", "\t"), ("space", " "), ("comma", ","), ("semicolon", ";"), ("bar", "|"), ("\"|\"", "|"),
    ("\"\\t\"", "\t"),
  ])
  func separatorsHaveNames(written: String, byte: String) throws {
    #expect(try data("{ file: d.csv, delimiter: \(written) }").delimiter == byte.utf8.first)
  }

  @Test func namesMayBeInAFile() throws {
    #expect(
      try data("{ folder: p, class_names: names.txt }").classNames == .file("exp/names.txt")
    )
  }

  @Test(arguments: [
    ("{ label: x }", "exp/e.yaml:1:10: dataset does not say which data are meant"),
    (
      "{ file: a.csv, folder: b }",
      "exp/e.yaml:1:10: dataset says twice which data are meant (`file` and `folder`)"
    ),
    ("{ file: a.csv, labels: x }", "exp/e.yaml:1:25: unknown key \"labels\" in dataset"),
    (
      "{ file: a.csv, delimiter: ab }",
      "exp/e.yaml:1:36: dataset.delimiter is no separator of fields (got \"ab\")"
    ),
    (
      "{ file: a.csv, decimal: \";\" }",
      "exp/e.yaml:1:34: dataset.decimal is neither a point nor a comma (got \";\")"
    ),
    (
      "{ file: a.csv, missing: leave }",
      "exp/e.yaml:1:34: dataset.missing is unknown (got \"leave\", expected refuse, drop)"
    ),
    (
      "{ file: a.csv, header: maybe }",
      "exp/e.yaml:1:33: dataset.header is not true or false (got \"maybe\")"
    ),
  ])
  func mistakesHaveTheirPlace(written: String, message: String) {
    let fault = #expect(throws: Fault.self) { try data(written) }
    #expect(fault?.description == message)
  }

  @Test func studiesMayHaveDataOfTheirOwn() throws {
    let text = smallExperiment.replacing(
      "  two:\n",
      with: "  two:\n    dataset: { file: d.csv, label: x }\n"
    )
    let studies = try read(text).studies
    #expect(studies[0].dataset == "fashion-mnist")
    #expect(studies[1].data.label == "x")
    #expect(studies[1].dataset == "{ file: \"d.csv\", label: \"x\" }")
  }
}
