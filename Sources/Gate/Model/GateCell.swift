internal import Notation

/// What one comparison of the gate is about: a metric of the runs of a group, at a level of a sweep where there is one.
public struct GateCell: Sendable, Hashable, Comparable {
  /// The metric, such as `validation/accuracy`.
  public var metric: String
  /// The group.
  public var group: String
  /// The level of a sweep; nil without one.
  public var level: String?

  /// Creates a cell.
  public init(metric: String, group: String, level: String? = nil) {
    self.metric = metric
    self.group = group
    self.level = level.map(GateLevel.spelled)
  }

  /// The cell in words: `validation/accuracy, batch_norm, 32`.
  public var name: String { [metric, group, level].compactMap(\.self).joined(separator: ", ") }

  /// By metric, group and level, levels in the order of their numbers.
  public static func < (one: GateCell, other: GateCell) -> Bool {
    if one.metric != other.metric { return one.metric < other.metric }
    if one.group != other.group { return one.group < other.group }
    return GateOrder.precedes(one.level, other.level)
  }
}

/// The spelling of levels: as of all settings, those that are equal as numbers are equal.
enum GateLevel {
  /// One spelling for a number, `5` for `5.0` and `5e0`; a text as it is.
  static func spelled(_ text: String) -> String {
    guard text.utf8.allSatisfy("0123456789+-.eE".utf8.contains), let number = Double(text),
      number.isFinite
    else { return text }
    return Format.data(number == 0 ? 0 : number)
  }
}

/// The order of levels and of seeds.
enum GateOrder {
  /// Whether a level stands before another: none first, numbers by their size, then texts by their characters.
  static func precedes(_ one: String?, _ other: String?) -> Bool {
    guard let one, let other else { return one == nil && other != nil }
    switch (number(one), number(other)) {
    case (let first?, let second?) where first != second: return first < second
    case (_?, nil): return true
    case (nil, _?): return false
    default: return one < other
    }
  }

  private static func number(_ text: String) -> Double? {
    Double(text).flatMap { $0.isNaN ? nil : $0 }
  }
}
