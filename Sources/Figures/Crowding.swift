internal import Drawing
internal import Notation
internal import Plotting

/// How many lines a figure puts where: decided by their number, in one place, and said in the caption.
///
/// | networks | learning curves, steps, layers | sweep |
/// | --- | --- | --- |
/// | to 5 | in one panel | in one panel, side by side |
/// | to 12 | a panel each, the others in grey | a panel each, the others in grey |
/// | to 25 | a panel each, of one number alone | a panel each, the range of all in grey |
/// | more | the same | a table of cells |
enum Crowding {
  /// The most curves in one panel: the first five styles differ in colour, dash and marker at once.
  static let overlaidCurves = 5
  /// The most networks of which small multiples show loss and accuracy both.
  static let pairedMultiples = 12
  /// The most lines of a sweep with a panel each.
  static let multiples = 25

  /// What a caption says of a panel for each line.
  static func note(_ count: Int) -> String {
    localized("One panel per network: \(count) lines in one panel could not be told apart.")
  }

  /// Panels in rows, from left to right, as many in a row as can still be read.
  static func rows(_ panels: [Panel]) -> [[Panel]] {
    let count = columns(panels.count)
    return stride(from: 0, to: panels.count, by: count).map {
      Array(panels[$0..<min($0 + count, panels.count)])
    }
  }

  /// How many of so many small multiples stand beside each other.
  static func columns(_ count: Int) -> Int {
    switch count {
    case ...3: max(1, count)
    case 4: 2
    // As few empty places in the last row as there can be.
    case 5, 6, 9: 3
    case 7, 8, 11, 12, 16: 4
    default: 5
    }
  }

  /// The size of a figure of so many rows of small multiples: as high as a page at most, while its panels can be read.
  static func size(rows: Int) -> Size {
    let height = min(104, max(44, 570 / Double(rows) - 21))
    return Size(width: 468, height: (78 + Double(rows) * (height + 21)).rounded())
  }
}
