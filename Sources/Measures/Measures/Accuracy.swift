internal import Faults
public import Models
public import Runs
internal import YAML

extension Measure {
  /// Accuracy on a split after the last epoch, a share.
  public static func accuracy(_ split: DataSplit, _ statistics: EvaluationStatistics) -> Measure {
    .last(.accuracy, on: split, statistics, usualScale: .points)
  }
}

extension MeasureDefinition {
  static let testAccuracy = accuracy(.test)
  static let validationAccuracy = accuracy(.validation)
  static let trainingAccuracy = accuracy(.train)

  private static func accuracy(_ split: DataSplit) -> MeasureDefinition {
    MeasureDefinition(options: [.statistics], example: .accuracy(split, .batch)) {
      fields throws(Fault) in
      .accuracy(split, try fields.statistics())
    }
  }
}
