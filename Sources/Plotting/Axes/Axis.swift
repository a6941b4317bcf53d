internal import Notation

/// What one direction of a panel shows: its title, its scale and its numbers.
public struct Axis: Sendable, Hashable {
  /// How data values become lengths.
  public enum Scale: Sendable, Hashable {
    /// Equal differences are equal lengths.
    case linear
    /// Equal ratios are equal lengths; values of zero and below are not drawn. The base places the ticks.
    case logarithmic(base: Int)
    /// sign(v) · ln(1 + |v|): differences close to 0 and ratios far from it, for numbers of both signs.
    case symmetricLogarithmic
  }

  /// Which values the axis spans.
  public enum Domain: Sendable, Hashable {
    /// From the first tick below the data to the first above it.
    ///
    /// `including` are values that the axis shows whatever the data, such as 0 for bars; `within` are values that it never
    /// passes, such as 0...1 for accuracy.
    case data(including: [Double] = [], within: ClosedRange<Double>? = nil)
    /// These values exactly.
    case exact(ClosedRange<Double>)
  }

  /// Where the labelled ticks stand.
  public enum Ticks: Sendable, Hashable {
    /// At 3 to 7 round numbers, as many as the labels have room for.
    case automatic
    /// At whole numbers, with both ends of the domain labelled.
    case integers
    /// At these values, and no others.
    case at([Double])
    /// At these rows, from top to bottom, for a vertical axis: the first is the value 0, the next 1.
    case rows([AxisRow])
    /// At these names, equally far from each other: the first is the value 0, the next 1; from left to right, and on a
    /// vertical axis from top to bottom. Names of ordered values may be left out where they have no room.
    case categories([String], isOrdered: Bool)
  }

  /// What is shown, with its unit in parentheses.
  public var title: String
  /// How data values become lengths.
  public var scale: Scale
  /// Which values the axis spans.
  public var domain: Domain
  /// Where the labelled ticks stand.
  public var ticks: Ticks
  /// How the numbers are written.
  public var format: NumberFormat
  /// The room between the ends of the domain and the edges of the panel, in points.
  public var inset: Double
  /// Whether values of exactly 0 stand at the foot of a logarithmic vertical axis, below a line that parts them from it.
  public var showsZero: Bool

  /// Creates an axis.
  public init(
    _ title: String,
    scale: Scale = .linear,
    domain: Domain = .data(),
    ticks: Ticks = .automatic,
    format: NumberFormat = .number,
    inset: Double = 0,
    showsZero: Bool = false
  ) {
    self.title = title
    self.scale = scale
    self.domain = domain
    self.ticks = ticks
    self.format = format
    self.inset = inset
    self.showsZero = showsZero
  }

  /// The room at the foot of a logarithmic axis that has a place for 0, in points.
  package var zeroRoom: Double {
    switch scale {
    case .logarithmic: showsZero ? 14 : 0
    case .linear, .symmetricLogarithmic: 0
    }
  }

  /// What is shown, without the unit: the title up to its parenthesis.
  package var words: String {
    let words = title.prefix { $0 != "(" }
    return String(words.last == " " ? words.dropLast() : words)
  }

  /// The axis of a training run: from epoch 0, before any update, to the last, both labelled.
  ///
  /// - Parameters:
  ///   - first: where it begins; 1 where what was before training is left out.
  ///   - last: the last epoch.
  ///   - title: what it shows; "Epoch" where nothing is said.
  /// - Returns: the axis, with whole numbers.
  public static func epochs(from first: Int = 0, through last: Int, title: String? = nil) -> Axis {
    precondition((0...max(last, 1)).contains(first), "epochs count from 0 to the last")
    return Axis(
      title ?? localized("Epoch"),
      domain: .exact(Double(first)...Double(max(last, 1))),
      ticks: .integers,
      inset: 5
    )
  }

  /// The axis of a factor that was swept over powers, such as the batch size: logarithmic, every value labelled.
  public static func swept(_ title: String, values: [Double], base: Int = 2) -> Axis {
    let sorted = values.sorted()
    guard let first = sorted.first, let last = sorted.last else {
      preconditionFailure("a sweep has values")
    }
    return Axis(
      title,
      scale: .logarithmic(base: base),
      domain: .exact(first...last),
      ticks: .at(sorted),
      inset: 12
    )
  }

  /// A vertical axis of named rows, from top to bottom, each as high as its name needs and no less than a height.
  ///
  /// The values of a row run from a half below its number to a half above: the row 0 from −0.5 to 0.5.
  public static func rows(_ rows: [AxisRow], title: String = "") -> Axis {
    precondition(!rows.isEmpty, "an axis has at least one row")
    return Axis(
      title,
      domain: .exact(-0.5...Double(rows.count) - 0.5),
      ticks: .rows(rows)
    )
  }

  /// An axis of named things beside each other, such as networks; long names are broken into lines.
  ///
  /// Each has a band of the same width: that of the first runs from −0.5 to 0.5.
  public static func categories(_ names: [String], title: String = "") -> Axis {
    precondition(!names.isEmpty, "an axis has at least one category")
    return Axis(
      title,
      domain: .exact(-0.5...Double(names.count) - 0.5),
      ticks: .categories(names, isOrdered: false)
    )
  }

  /// An axis of ordered values at equal distances, whatever their differences, such as depths of 2, 5, 10, 50.
  ///
  /// The first value stands at 0, the next at 1; where there is no room for all of them, some are not labelled.
  public static func ordinal(
    _ values: [Double],
    title: String,
    format: NumberFormat = .number
  ) -> Axis {
    precondition(!values.isEmpty, "an axis has at least one category")
    return Axis(
      title,
      domain: .exact(-0.5...Double(values.count) - 0.5),
      ticks: .categories(values.map { format.text(exactly: $0) }, isOrdered: true)
    )
  }

  /// The rows of an axis that has names in place of numbers.
  package var rows: [AxisRow]? {
    switch ticks {
    case .rows(let rows): rows
    case .automatic, .integers, .at, .categories: nil
    }
  }

  /// The names of an axis of categories.
  package var categories: [String]? {
    switch ticks {
    case .categories(let names, _): names
    case .automatic, .integers, .at, .rows: nil
    }
  }

  /// Whether the axis has categories, some of which may stand without a label.
  package var isOrdered: Bool {
    switch ticks {
    case .categories(_, let isOrdered): isOrdered
    case .automatic, .integers, .at, .rows: false
    }
  }

  /// What stands at a value: the name of a category, or the number.
  package func text(exactly value: Double) -> String {
    guard let categories else { return format.text(exactly: value) }
    let index = value.isFinite ? Int(max(-1, min(Double(categories.count), value)).rounded()) : -1
    return categories.indices.contains(index) ? categories[index] : format.text(exactly: value)
  }

  /// The axis of a share of correct answers, in per cent; it never passes 0 and 1.
  public static func accuracy(_ title: String? = nil) -> Axis {
    Axis(title ?? localized("Accuracy"), domain: .data(within: 0...1), format: .percent)
  }
}
