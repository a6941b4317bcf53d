internal import Checksums
internal import Datasets
public import Experiments
package import Runs
package import Training

/// A data set in memory with what the plan and the report say about it.
public struct StudyData: Sendable {
  /// The seed of every split, so that all studies hold out the same images.
  private static let splitSeed: UInt64 = 42
  /// One image in ten validates: 6,000 of Fashion-MNIST's 60,000.
  private static let validationFraction = 0.1

  /// What the plan and the report say about the examples.
  public let summary: DatasetSummary
  private let dataset: Dataset

  /// The data sets that the studies of an experiment name.
  ///
  /// - Throws: `DatasetError` when one is missing or damaged.
  public static func load(
    for experiment: Experiment,
    searching folders: [String]
  ) throws -> [String: StudyData] {
    var data: [String: StudyData] = [:]
    for study in experiment.studies where data[study.dataset] == nil {
      data[study.dataset] = try load(study.dataset, searching: folders)
    }
    return data
  }

  /// One data set, by its name or its folder.
  ///
  /// - Throws: `DatasetError` when it is missing or damaged.
  public static func load(_ name: String, searching folders: [String]) throws -> StudyData {
    StudyData(try Catalogue(searchFolders: folders).dataset(name))
  }

  private init(_ dataset: Dataset) {
    self.dataset = dataset
    let labels = dataset.training.labels
    let split = Split(
      stratifying: labels,
      classCount: dataset.classNames.count,
      validationFraction: Self.validationFraction,
      seed: Self.splitSeed
    )
    func counts(_ rows: [Int32]) -> [Int] {
      rows.reduce(into: dataset.classNames.map { _ in 0 }) { $0[Int(labels[Int($1)])] += 1 }
    }
    let shape = dataset.training.shape
    summary = DatasetSummary(
      name: dataset.name,
      title: dataset.title,
      digest: Self.digest(of: dataset),
      shape: [shape.height, shape.width, shape.channels],
      classNames: dataset.classNames,
      trainingCounts: counts(split.training),
      validationCounts: counts(split.validation),
      testCounts: dataset.test.map(dataset.classCounts) ?? [],
      splitSeed: Self.splitSeed,
      files: dataset.files.map {
        .init(name: $0.name, byteCount: $0.byteCount, sha256: $0.sha256)
      }
    )
  }

  /// One digest for all files; made data have none, and are known by their bytes.
  private static func digest(of dataset: Dataset) -> String {
    let parts =
      dataset.files.isEmpty
      ? [dataset.training.pixels, dataset.training.labels].map(SHA256.hexadecimal)
      : dataset.files.map(\.sha256)
    return SHA256.hexadecimal(of: Array(parts.joined(separator: "\n").utf8))
  }

  /// The examples of a run: the rows that train, those that validate, and the test set if there is one.
  package struct Parts {
    /// The examples that train.
    package var training: Examples
    /// The examples that measure it after every epoch.
    package var validation: Examples
    /// The examples that measure it once; nil where the data set has none.
    package var test: Examples?
  }

  /// The examples that a run's configuration names; all share the bytes in memory.
  ///
  /// Random labels are drawn for the run: the same images train and validate as with those of the data set.
  package func examples(for configuration: DataConfiguration) -> Parts {
    let (scale, offset): (Float, Float) =
      switch configuration.normalization {
      case .symmetric: (2 / 255, -1)
      case .unit: (1 / 255, 0)
      }
    let factor = Float(configuration.featureScale)
    var generator = SplitMix64(seed: configuration.splitSeed)
    func labels(of images: LabeledImages) -> [UInt8] {
      switch configuration.labels {
      case .given: images.labels
      case .random:
        (0..<images.count).map { _ in
          UInt8(generator.next(below: dataset.classNames.count))
        }
      }
    }
    func examples(_ images: LabeledImages, labels: [UInt8], rows: [Int32]) -> Examples {
      Examples(
        pixels: images.pixels,
        labels: labels,
        featureCount: images.shape.featureCount,
        rows: rows,
        scale: scale * factor,
        offset: offset * factor
      )
    }
    let split = Split(
      stratifying: dataset.training.labels,
      classCount: dataset.classNames.count,
      trainingCount: configuration.trainingCount,
      validationCount: configuration.validationCount,
      seed: configuration.splitSeed
    )
    // Every image of the file is drawn a label, in its order: how many train changes the label of none.
    let trainingLabels = labels(of: dataset.training)
    return Parts(
      training: examples(dataset.training, labels: trainingLabels, rows: split.training),
      validation: examples(dataset.training, labels: trainingLabels, rows: split.validation),
      test: dataset.test.map { images in
        examples(
          images,
          labels: labels(of: images),
          rows: (0..<images.count).map { Int32($0) }
        )
      }
    )
  }
}
