internal import Faults
public import Models
public import Runs
internal import YAML

extension Measure {
  /// Mean cross-entropy on a split after the last epoch, in nats.
  public static func loss(_ split: DataSplit, _ statistics: EvaluationStatistics) -> Measure {
    .last(.loss, on: split, statistics, usualScale: .difference)
  }
}

extension MeasureDefinition {
  static let testLoss = loss(.test)
  static let validationLoss = loss(.validation)
  static let trainingLoss = loss(.train)

  private static func loss(_ split: DataSplit) -> MeasureDefinition {
    MeasureDefinition(options: [.statistics], example: .loss(split, .batch)) {
      fields throws(Fault) in
      .loss(split, try fields.statistics())
    }
  }
}
