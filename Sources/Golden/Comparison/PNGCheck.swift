public import Faults
public import Pictures

/// Compares PNG files that come without a scene, from any program.
///
/// Only what is seen counts: text, times and versions in the files, their compression and their kind of pixels do not. The
/// files are read side by side, some rows at a time, so that the memory taken does not grow with their height.
public struct PNGCheck: Sendable {
  /// The most pixels of a picture that a page shows; browsers open these without effort.
  static let largestShownPicture = 16 << 20

  /// How far a picture may be from its reference.
  public var tolerance: Tolerance
  /// Whether results carry the pictures of what is not equal.
  public var showsPictures: Bool

  /// Creates a check.
  public init(tolerance: Tolerance = .exact, showsPictures: Bool = false) {
    self.tolerance = tolerance
    self.showsPictures = showsPictures
  }

  /// Compares a file with its reference; a damaged file is a verdict too.
  ///
  /// - Parameters:
  ///   - actual: the bytes of the file.
  ///   - reference: the bytes of its reference, nil if there is none.
  ///   - name: the name of both.
  /// - Returns: the result.
  public func check(_ actual: [UInt8], against reference: [UInt8]?, named name: String)
    -> GoldenResult
  {
    guard let reference else { return missing(actual, named: name) }
    let comparison: PictureComparison
    do {
      comparison = try compare(actual, with: reference)
    } catch let fault {
      return fault.result(named: name)
    }
    var result = GoldenResult(
      name: name,
      verdict: verdict(of: comparison),
      explanation: comparison.words(tolerance),
      comparison: comparison
    )
    let isSmall = [comparison.referenceSize, comparison.actualSize].allSatisfy {
      $0.width * $0.height <= Self.largestShownPicture
    }
    if result.verdict != .equal, showsPictures, isSmall {
      result.pictures = .init(
        reference: reference,
        actual: actual,
        difference: try? difference(of: actual, from: reference, comparison).png()
      )
    }
    return result
  }

  /// Compares a file with its reference, in numbers.
  ///
  /// - Throws: ``PNGFault`` if one of them cannot be read.
  public func compare(
    _ actual: [UInt8],
    with reference: [UInt8]
  ) throws(PNGFault) -> PictureComparison {
    var first = try PNGFault.of(.reference) { () throws(Fault) in try PNGReader(reference) }
    var second = try PNGFault.of(.actual) { () throws(Fault) in try PNGReader(actual) }
    do throws(Fault) {
      return try PictureComparer.compare(&first, &second, tolerance: tolerance)
    } catch {
      throw PNGFault(side: second.hasFailed ? .actual : .reference, error: error)
    }
  }

  /// The picture of where a file differs from its reference.
  ///
  /// - Parameters:
  ///   - actual: the bytes of the file.
  ///   - reference: the bytes of its reference.
  ///   - comparison: what ``compare(_:with:)`` found.
  /// - Returns: the picture, as large as the larger of the two.
  /// - Throws: `Fault` if one of them is damaged, or the picture would be too large.
  public func difference(
    of actual: [UInt8],
    from reference: [UInt8],
    _ comparison: PictureComparison
  ) throws(Fault) -> Picture {
    var first = try PNGReader(reference)
    var second = try PNGReader(actual)
    return try DifferencePicture.draw(
      &first,
      &second,
      comparison: comparison,
      tolerance: tolerance
    )
  }

  private func verdict(of comparison: PictureComparison) -> GoldenVerdict {
    guard tolerance.allows(comparison) else { return .different }
    return comparison.largest == 0 ? .equal : .tolerated
  }

  private func missing(_ actual: [UInt8], named name: String) -> GoldenResult {
    do {
      let reader = try PNGReader(actual)
      let isSmall = reader.width * reader.height <= Self.largestShownPicture
      return GoldenResult(
        name: name,
        verdict: .missing,
        explanation: "there is no reference",
        pictures: .init(actual: showsPictures && isSmall ? actual : nil)
      )
    } catch {
      return PNGFault(side: .actual, error: error).result(named: name)
    }
  }
}

/// Which of two files cannot be read, and why.
public struct PNGFault: Error, Sendable, Hashable {
  /// One of the two files of a comparison.
  public enum Side: String, Sendable, Hashable {
    /// What is expected.
    case reference
    /// What was made.
    case actual = "picture"
  }

  /// The file.
  public var side: Side
  /// What is wrong with it.
  public var error: Fault

  /// Creates a fault.
  public init(side: Side, error: Fault) {
    self.side = side
    self.error = error
  }

  /// The fault as the result of a comparison.
  public func result(named name: String) -> GoldenResult {
    GoldenResult(
      name: name,
      verdict: .unreadable,
      explanation: side == .reference ? "its reference: \(error)" : "\(error)",
      hint: error.hint
    )
  }

  fileprivate static func of<Value>(
    _ side: Side,
    _ body: () throws(Fault) -> Value
  ) throws(PNGFault) -> Value {
    do throws(Fault) { return try body() } catch { throw PNGFault(side: side, error: error) }
  }
}
