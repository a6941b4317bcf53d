internal import ArgumentParser
internal import Golden

/// How far a picture may be from its reference.
struct GoldenTolerance: ParsableArguments {
  @Option(
    help: """
      Pixels that differ by no more than N of 255 on any channel count as equal. 0 is exact; 2 is what another \
      processor's rounding does and nobody sees.
      """
  )
  var tolerance = 0

  @Option(
    help: """
      The share of a picture that may differ by more than that, such as 0.3%. It is no licence for small faults: see \
      --window.
      """
  )
  var pixels = "0%"

  @Option(
    help: """
      With --pixels, the most pixels in any window of 16 x 16 that may differ by more than 32: what a lost \
      marker or a changed digit exceeds.
      """
  )
  var window = 8

  mutating func validate() throws {
    guard (0...255).contains(tolerance) else {
      throw ValidationError("--tolerance is out of range (got \(tolerance), expected 0 to 255).")
    }
    guard (0...256).contains(window) else {
      throw ValidationError("--window is out of range (got \(window), expected 0 to 256).")
    }
    _ = try share
  }

  /// The tolerance that the options say.
  var value: Tolerance {
    get throws { Tolerance(channel: tolerance, share: try share, window: window) }
  }

  /// The options as words of a command; none for those that are not set.
  var words: [String] {
    (tolerance == 0 ? [] : ["--tolerance", "\(tolerance)"])
      + (pixels == "0%" ? [] : ["--pixels", pixels])
      + (window == 8 ? [] : ["--window", "\(window)"])
  }

  private var share: Double {
    get throws {
      let isPercent = pixels.hasSuffix("%")
      let number = Double(isPercent ? String(pixels.dropLast()) : pixels)
      guard let number, (0...(isPercent ? 100 : 1)).contains(number) else {
        throw ValidationError("--pixels is no share (got \"\(pixels)\", expected such as 0.3%).")
      }
      return isPercent ? number / 100 : number
    }
  }
}
