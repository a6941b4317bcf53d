public import Drawing

/// A measurer whose every character is 0.6 of the font size wide: scenes laid out with it are the same without any font.
public struct FixedAdvanceMeasurer: TextMeasurer {
  /// Creates the measurer.
  public init() {}

  /// The room of a text: 0.6 em a character, bold a tenth more.
  public func metrics(of string: String, in style: TextStyle) -> TextMetrics {
    let em = style.isBold ? 0.66 : 0.6
    return TextMetrics(
      width: em * style.size * Double(string.count),
      ascent: 0.76 * style.size,
      descent: 0.24 * style.size
    )
  }
}
