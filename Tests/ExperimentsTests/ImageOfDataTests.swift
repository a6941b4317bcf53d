import Datasets
import ExperimentSamples
import Experiments
import Faults
import Foundation
import Models
import Runs
import Testing

/// Networks that begin with `image` and take their size from the data.
@Suite struct ImageOfDataTests {
  private static func text(
    _ layers: String,
    more: String = "",
    studies: String = "only: { networks: [one], dataset: fashion-mnist }"
  ) -> String {
    """
    title: Small
    networks:
      one: { layers: [\(layers)] }
    \(more.isEmpty ? "" : "  \(more)\n")studies:
      \(studies)
    """
  }

  private static func dataset(_ name: String, _ shape: [Int]) -> DatasetSummary {
    DatasetSummary(
      name: name,
      title: name,
      digest: name,
      shape: shape,
      classNames: (0..<10).map { "\($0)" },
      trainingCounts: .init(repeating: 20, count: 10),
      validationCounts: .init(repeating: 5, count: 10),
      testCounts: [],
      splitSeed: 1,
      files: []
    )
  }

  private static let datasets = [
    "fashion-mnist": dataset("fashion-mnist", [28, 28, 1]), "mnist": dataset("mnist", [28, 28, 1]),
    "cifar10": dataset("cifar10", [32, 32, 3]), "./iris.csv": dataset("iris", [4]),
  ]

  private func fitted(_ text: String) throws -> Experiment {
    // The names of data sets are those of the file.
    let experiment = try read(text)
    let known = experiment.studies.reduce(into: [String: DatasetSummary]()) { known, study in
      known[study.dataset] = Self.datasets[study.data.written]
    }
    return try experiment.fitted(to: known, file: "e.yaml")
  }

  private func ids(_ text: String, _ dataset: String) throws -> [RunID] {
    let text = text.replacingOccurrences(of: "fashion-mnist", with: dataset)
    let experiment = try fitted(text)
    let known = [experiment.studies[0].dataset: try #require(Self.datasets[dataset])]
    return try planned(experiment, datasets: known).entries.map(\.id)
  }

  // The runs of a network that says its size are those of one that leaves it to the data.
  @Test(arguments: [
    ("image, conv 8, pool, 10", "28x28, conv 8, pool, 10", "fashion-mnist"),
    ("image, conv 8, pool, 10", "32x32x3, conv 8, pool, 10", "cifar10"),
    ("image, 3 block 8, mean, 10", "32x32x3, 3 block 8, mean, 10", "cifar10"),
    ("image, 16, 10", "784, 16, 10", "fashion-mnist"),
    ("image, 16, 10", "3072, 16, 10", "cifar10"),
    ("image, 10", "784, 10", "mnist"),
  ])
  func theSizeIsThatOfTheData(_ layers: String, _ written: String, _ dataset: String) throws {
    let own = try ids(Self.text(layers), dataset)
    #expect(own.count == 5)
    #expect(try own == ids(Self.text(written), dataset))
  }

  @Test func whatIsWrittenOfAnExperimentHasTheSizeOfItsData() throws {
    let text = Self.text("image, conv 8, pool, 10")
    #expect(try read(text).networks[0].yamlLines.contains("layers: [image, conv 8, pool, 10]"))
    #expect(try read(read(text).yaml) == read(text))
    #expect(
      try fitted(text).networks[0].yamlLines.contains("layers: [28x28, conv 8, pool, 10]")
    )
    // 9·8 + 8 and 14·14·8·10 + 10.
    #expect(try fitted(text).networks[0].configuration?.parameterCount == 15_770)
  }

  @Test func dataOfOneSizeShareANetwork() throws {
    let studies = """
      first: { networks: [one], dataset: mnist }
        second: { networks: [one], dataset: fashion-mnist }
      """
    let experiment = try fitted(Self.text("image, conv 8, 10", studies: studies))
    #expect(experiment.networks[0].configuration?.layerWords == "28x28, conv 8, 10")
  }

  @Test func eachNetworkHasTheSizeOfItsOwnStudies() throws {
    let studies = """
      first: { networks: [one], dataset: mnist }
        second: { networks: [two], dataset: cifar10 }
      """
    let experiment = try fitted(
      Self.text(
        "image, conv 8, 10",
        more: "two: { layers: [image, conv 8, 10] }\n  idle: { layers: [image, 10] }",
        studies: studies
      )
    )
    #expect(
      experiment.networks.map(\.configuration?.layerWords)
        == ["28x28, conv 8, 10", "32x32x3, conv 8, 10", "784-10"]
    )
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var layers = "image, conv 8, 10"
    var studies: String
    var message: String
    var hint: String
    var testDescription: String { studies }
  }

  @Test(arguments: [
    Mistake(
      studies:
        "first: { networks: [one], dataset: mnist }\n  second: { networks: [one], dataset: cifar10 }",
      message: "networks.one begins with `image`, and its studies have images of two sizes "
        + "(got 28x28x1 of mnist and 32x32x3 of cifar10, expected one)",
      hint:
        "Write one network that begins with 28x28x1 and one that begins with 32x32x3, and name "
        + "each in the studies of its data."
    ),
    Mistake(
      studies: "only: { networks: [one], dataset: ./iris.csv }",
      message: "networks.one begins with `image` (iris has 4 columns of numbers and no images)",
      hint: "Begin with 4 and write numbers alone."
    ),
    Mistake(
      layers: "image, 16, 10",
      studies:
        "first: { networks: [one], dataset: mnist }\n  second: { networks: [one], dataset: ./iris.csv }",
      message: "networks.one begins with `image` (iris has 4 columns of numbers and no images)",
      hint: "Begin with 4 and write numbers alone."
    ),
  ])
  func anImageOfNoOneSizeIsRefused(_ mistake: Mistake) throws {
    let error = try #require(throws: Faults.self) {
      _ = try fitted(Self.text(mistake.layers, studies: mistake.studies))
    }
    let fault = error.all[0]
    #expect(error.all.count == 1)
    #expect(fault.message == mistake.message)
    #expect(fault.hint == mistake.hint)
    // The place of the list of layers.
    #expect(fault.position?.line == 3 && fault.position?.column == 18)
  }

  // The fifth pool of 28x28 pixels gets one; that of the largest image does not.
  @Test func whatFitsLargerImagesOnlyIsRefusedByThePlan() throws {
    let text = Self.text("image, conv 8, pool, pool, pool, pool, pool, 10")
    #expect(try ids(text, "cifar10").count == 5)
    let fault = try #require(throws: Fault.self) { _ = try ids(text, "fashion-mnist") }
    #expect(
      fault.message
        == "study \"only\", network \"one\": networks.one.layers: \"pool\" needs 2x2 pixels (got 1x1x8 after pool)"
    )
    #expect(fault.hint?.contains("28x28x1 -> conv 8 28x28x8 -> pool 14x14x8") == true)
  }

  @Test(arguments: [
    (
      "image, conv 8, 16, conv 8, 10", "\"conv 8\" needs an image (got 16 numbers after 16)",
      "image -> conv 8 -> 16. Put"
    ),
    ("conv 8, image, 10", "begins with \"conv 8\" (expected the shape of an example)", "`image`"),
    (
      "28x28, image, 10", "has \"image\" after its beginning", "Only the first entry"
    ),
    ("image 32x32x3, conv 8, 10", "says more of an image than its word", "Write `image` alone"),
    ("2 image, conv 8, 10", "says more of an image than its word", "Write `image` alone"),
    ("{ image: 28x28 }, conv 8, 10", "an image has no options", "Write `image` alone"),
    ("images, conv 8, 10", "\"images\" is no layer", "Did you mean \"image\"?"),
  ])
  func aWrongImageIsRefusedWhenItIsRead(
    _ layers: String,
    _ message: String,
    _ hint: String
  ) throws {
    let fault = try #require(throws: Fault.self) { _ = try read(Self.text(layers)) }
    #expect(fault.message.contains(message), "\(fault.message)")
    #expect(fault.hint?.contains(hint) == true, "\(fault.hint ?? "")")
  }
}
