public import Faults
public import Foundation
internal import Models
internal import YAML

/// The look of a report as a template's `style.yaml` chooses it; what it leaves out is the program's own.
public struct ReportStyle: Sendable, Hashable {
  /// A colour of sRGB as its number: 0x0072B2 is `#0072b2`.
  public typealias Color = UInt32

  /// The colour of links, of the bars beside answers and of the line below the title, on paper and light screens.
  public var accent: Color?
  /// The same on dark screens.
  public var accentDark: Color?
  /// The paper of the PDF, `a4` or `letter`.
  public var paper: String?

  /// The program's own look.
  public init() {}

  /// The contrast with the background that letters of ordinary size need (WCAG 2.2, criterion 1.4.3).
  private static let leastContrast = 4.5

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: YAML.
  ///   - file: Its path, for messages.
  /// - Throws: ``Faults`` with line and column of all that is wrong.
  public init(reading bytes: Data, file: String) throws(Faults) {
    let (read, slips) = try YAMLValue.reading(all: bytes, file: file)
    // A file without any key leaves everything as it is.
    guard let root = read else { return }
    var faults = FaultCollector()
    faults.add(slips)
    let style = faults.collect(all: root) { value throws(Fault) in
      try ReportStyle(value, file: file)
    }
    try faults.check()
    if let style = style.result { self = style }
  }

  private init(_ root: YAMLValue, file: String) throws(Fault) {
    let fields = try FieldReader(
      root,
      file: file,
      path: "",
      known: ["accent", "accent_dark", "paper"]
    )
    accent = try Self.color("accent", fields, on: 0xFFFFFF)
    accentDark = try Self.color("accent_dark", fields, on: 0x14171A)
    paper = fields.has("paper") ? try fields.name("paper", among: ["a4", "letter"]) : nil
  }

  private static func color(
    _ key: String,
    _ fields: FieldReader,
    on background: Color
  ) throws(Fault) -> Color? {
    guard fields.has(key) else { return nil }
    let text = try fields.text(key)
    let position = try fields.required(key).position
    guard text.wholeMatch(of: /#[0-9A-Fa-f]{6}/) != nil,
      let color = Color(text.dropFirst(), radix: 16)
    else {
      throw fields.error(
        "\(key) is no colour (got \"\(text)\", expected six hexadecimal digits after #)",
        at: position,
        hint: "Write it in quotes, such as `\(key): \"#0072b2\"`."
      ).ofValue()
    }
    let contrast = contrast(color, background)
    guard contrast >= leastContrast else {
      let tenths = Int((contrast * 10).rounded(.down))
      throw fields.error(
        "\(key) is hard to read (got a contrast of \(tenths / 10).\(tenths % 10) with the page, "
          + "expected at least \(leastContrast))",
        at: position,
        hint: key == "accent" ? "Choose a darker colour." : "Choose a lighter colour."
      ).ofValue()
    }
    return color
  }

  /// The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
  private static func contrast(_ first: Color, _ second: Color) -> Double {
    let luminances = [first, second].map { color -> Double in
      let channels = [16, 8, 0].map { shift -> Double in
        let share = Double(color >> shift & 0xFF) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
    return (max(luminances[0], luminances[1]) + 0.05) / (min(luminances[0], luminances[1]) + 0.05)
  }
}
