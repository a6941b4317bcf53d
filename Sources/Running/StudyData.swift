internal import Checksums
internal import Datasets
public import Experiments
internal import Faults
internal import Models
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
  /// What their user should know, a sentence each.
  public var warnings: [String] { dataset.warnings }
  private let dataset: Dataset

  /// The data sets that the studies of an experiment name.
  ///
  /// - Throws: `Fault` when one is missing or damaged.
  public static func load(
    for experiment: Experiment,
    searching folders: [String]
  ) throws -> [String: StudyData] {
    var data: [String: StudyData] = [:]
    for study in experiment.studies where !study.isLogged && data[study.dataset] == nil {
      data[study.dataset] = try load(study.data, searching: folders)
    }
    return data
  }

  /// One data set, as it is asked for.
  ///
  /// - Throws: `Fault` when it is missing or damaged, or leaves open what was not asked.
  private static func load(_ request: DatasetRequest, searching folders: [String]) throws
    -> StudyData
  {
    StudyData(try Catalogue(searchFolders: folders).dataset(request))
  }

  /// One data set, by its name, its folder or its file.
  ///
  /// - Throws: `Fault` when it is missing or damaged.
  public static func load(_ name: String, searching folders: [String]) throws -> StudyData {
    try load(DatasetRequest(name), searching: folders)
  }

  /// What the plan and the report say about the data sets that the studies of an experiment name, without their images.
  ///
  /// - Parameters:
  ///   - experiment: Whose studies name them.
  ///   - folders: Where they are looked for.
  ///   - onWarning: Called with what their user should know, a sentence each.
  /// - Returns: The summaries by the names that the studies use.
  /// - Throws: `Faults` of all that are missing, or damaged where they were read.
  public static func summaries(
    for experiment: Experiment,
    searching folders: [String],
    onWarning: (String) -> Void = { _ in }
  ) throws -> [String: DatasetSummary] {
    let catalogue = Catalogue(searchFolders: folders)
    var summaries: [String: DatasetSummary] = [:]
    var faults = FaultCollector()
    var known: Set<String> = []
    for study in experiment.studies where !study.isLogged && known.insert(study.dataset).inserted {
      let outline = faults.collect { () throws(Fault) in try catalogue.outline(of: study.data) }
      guard let outline else { continue }
      outline.warnings.forEach(onWarning)
      summaries[study.dataset] = summary(of: outline)
    }
    try faults.check()
    return summaries
  }

  private init(_ dataset: Dataset) {
    self.dataset = dataset
    summary = Self.summary(of: dataset.outline)
  }

  private static func summary(of outline: DatasetOutline) -> DatasetSummary {
    let labels = outline.trainingLabels
    let split = Split(
      stratifying: labels,
      classCount: outline.classNames.count,
      validationFraction: validationFraction,
      seed: splitSeed
    )
    func counts(_ labels: some Sequence<UInt8>) -> [Int] {
      labels.reduce(into: outline.classNames.map { _ in 0 }) { $0[Int($1)] += 1 }
    }
    return DatasetSummary(
      name: outline.name,
      title: outline.title,
      // One digest for all parts.
      digest: SHA256.hexadecimal(of: Array(outline.contentDigests.joined(separator: "\n").utf8)),
      shape: outline.shape.sizes,
      classNames: outline.classNames,
      trainingCounts: counts(split.training.lazy.map { labels[Int($0)] }),
      validationCounts: counts(split.validation.lazy.map { labels[Int($0)] }),
      testCounts: outline.testLabels.map(counts) ?? [],
      splitSeed: splitSeed,
      files: outline.files.map {
        .init(name: $0.name, byteCount: $0.byteCount, sha256: $0.sha256)
      },
      table: outline.table
    )
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
    let factor = Float(configuration.featureScale)
    var generator = SplitMix64(seed: configuration.splitSeed)
    func labels(of examples: LabeledExamples) -> [UInt8] {
      switch configuration.labels {
      case .given: examples.labels
      case .random:
        (0..<examples.count).map { _ in
          UInt8(generator.next(below: dataset.classNames.count))
        }
      }
    }
    func examples(_ examples: LabeledExamples, labels: [UInt8], rows: [Int32]) -> Examples {
      let (values, scale, offset): (Examples.Values, Float, Float) =
        switch (examples.features, configuration.normalization) {
        case (.bytes(let pixels), .symmetric): (.bytes(pixels), 2 / 255, -1)
        case (.bytes(let pixels), .unit): (.bytes(pixels), 1 / 255, 0)
        // These lie between 0 and 1 already.
        case (.numbers(let numbers), .symmetric): (.numbers(numbers), 2, -1)
        case (.numbers(let numbers), .unit): (.numbers(numbers), 1, 0)
        }
      return Examples(
        values: values,
        labels: labels,
        featureCount: examples.shape.featureCount,
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
      everyClass: configuration.everyClass ?? false,
      seed: configuration.splitSeed
    )
    // Every example of the file is drawn a label, in its order: how many train changes the label of none.
    let trainingLabels = labels(of: dataset.training)
    return Parts(
      training: examples(dataset.training, labels: trainingLabels, rows: split.training),
      validation: examples(dataset.training, labels: trainingLabels, rows: split.validation),
      test: dataset.test.map { test in
        examples(
          test,
          labels: labels(of: test),
          rows: (0..<test.count).map { Int32($0) }
        )
      }
    )
  }
}
