/// A baseline that was renewed, and what is new in it.
public struct BaselineUpdate: Sendable, Hashable {
  /// The renewed baseline.
  public let baseline: Baseline
  /// The cells, by metric, group and level: those of the file and new ones.
  public let changes: [BaselineChange]
  /// What the candidate has and the baseline does not gate, as nobody gave a margin.
  public let ungated: [GateCell]

  /// Whether anything is other than before.
  public var isChange: Bool { changes.contains(where: \.isChange) }

  /// The changes as a table of text, and below it what a check notices; printed before the file is written.
  public var table: String {
    let head = [
      "metric", "group", "level", "before", "n", "now", "n", "difference", "since the first",
    ]
    let rows = changes.map { change -> [String] in
      let numbers = change.numbers
      return [
        change.cell.metric, change.cell.group, change.cell.level ?? "",
        change.before.map { numbers.value($0.mean) } ?? "new",
        change.before.map { "\($0.count)" } ?? "",
        change.now.map { numbers.value($0.mean) } ?? "not measured, stays",
        change.now.map { "\($0.count)" } ?? "",
        change.difference.map(numbers.difference) ?? "",
        change.anchor.flatMap { anchor in
          change.now.map {
            numbers.difference(change.direction.sign * ($0.mean - anchor.mean))
          }
        } ?? "",
      ]
    }
    let sentences = changes.flatMap { change in
      [change.marginSentence, change.sentence].compactMap(\.self).map {
        "\(change.cell.name): \($0)"
      }
    }
    let others = ungated.map { "\($0.name): not gated, as it has no margin" }
    return TextTable.text([head] + rows)
      + (sentences + others).map { GateText.line($0) + "\n" }.joined()
  }
}
