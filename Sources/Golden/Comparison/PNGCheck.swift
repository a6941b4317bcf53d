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
  /// The places of a picture that do not count.
  public var masks: [PixelBox]

  /// Creates a check.
  public init(
    tolerance: Tolerance = .exact,
    showsPictures: Bool = false,
    masks: [PixelBox] = []
  ) {
    self.tolerance = tolerance
    self.masks = masks
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
    explain(&result, comparison, actual, reference)
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
    var first = try open(reference, .reference)
    var second = try open(actual, .actual)
    do throws(Fault) {
      var comparison = try PictureComparer.compare(&first, &second, tolerance: tolerance)
      if comparison.largest == 0, !comparison.sizesDiffer {
        comparison.fineCount = try FineDifference.count(reference, actual, masks: masks)
      }
      return comparison
    } catch {
      throw PNGFault(side: second.rows.hasFailed ? .actual : .reference, error: error)
    }
  }

  /// Opens a file, without what does not count.
  private func open(
    _ bytes: [UInt8],
    _ side: PNGFault.Side
  ) throws(PNGFault) -> MaskedRows<PNGReader> {
    let reader = try PNGFault.of(side) { () throws(Fault) in try PNGReader.still(bytes) }
    for mask in masks where mask.x >= reader.width || mask.y >= reader.height {
      throw PNGFault(
        side: side,
        error: Fault(
          .invalid,
          "a mask lies outside of the picture (got \(mask.x), \(mask.y), expected within "
            + "\(reader.width) x \(reader.height))",
          hint: "Correct the mask in \(GoldenSettings.fileName)."
        )
      )
    }
    return MaskedRows(reader, masks: masks)
  }

  /// Says where the pictures differ, and which limit they are beyond.
  private func explain(
    _ result: inout GoldenResult,
    _ comparison: PictureComparison,
    _ actual: [UInt8],
    _ reference: [UInt8]
  ) {
    result.limits = tolerance.limits(exceededBy: comparison)
    guard result.verdict == .different, !comparison.sizesDiffer,
      var first = try? open(reference, .reference), var second = try? open(actual, .actual)
    else { return }
    let places = try? DifferencePlace.find(&first, &second, comparison, tolerance: tolerance)
    result.places = places ?? []
    let more = comparison.boxes.count - min(3, result.places.count)
    let shown = result.places.prefix(3).map(\.words) + (more > 0 ? ["and \(more) more"] : [])
    if !result.places.isEmpty { result.explanation += ": " + shown.joined(separator: ", ") }
    result.explanation += "; " + result.limits.joined(separator: "; ")
  }

  /// Refuses an animation, which would never be compared.
  ///
  /// - Throws: `Fault` for one.
  public static func checkIsStill(_ bytes: [UInt8]) throws(Fault) { _ = try PNGReader.still(bytes) }

  // MARK: Whether it can fail

  /// Whether a picture that is altered in memory is refused, as every check must: of a block of 16 x 16 pixels that count,
  /// each channel goes as far as it can.
  ///
  /// - Parameter reference: The bytes of a reference.
  /// - Returns: Whether the altered picture fails; nil for a reference that cannot be read.
  public func canFail(on reference: [UInt8]) -> Bool? {
    guard let expected = try? open(reference, .reference),
      let altered = try? open(reference, .reference)
    else { return nil }
    var first = expected
    var second = MaskedRows(AlteredRows(altered, at: block(in: expected)), masks: masks)
    let comparison = try? PictureComparer.compare(&first, &second, tolerance: tolerance)
    return comparison.map { !tolerance.allows($0) }
  }

  /// The block nearest to the centre in which most pixels count.
  private func block(in picture: MaskedRows<PNGReader>) -> PixelBox {
    let (width, height) = (min(16, picture.width), min(16, picture.height))
    func hidden(_ box: PixelBox) -> Int {
      masks.reduce(0) { sum, mask in
        let columns = min(mask.x + mask.width, box.x + box.width) - max(mask.x, box.x)
        let rows = min(mask.y + mask.height, box.y + box.height) - max(mask.y, box.y)
        return sum + max(0, columns) * max(0, rows)
      }
    }
    let centre = PixelBox(
      x: (picture.width - width) / 2,
      y: (picture.height - height) / 2,
      width: width,
      height: height
    )
    guard hidden(centre) > 0 else { return centre }
    let starts = stride(from: 0, through: picture.height - height, by: height).flatMap { y in
      stride(from: 0, through: picture.width - width, by: width).map { x in
        PixelBox(x: x, y: y, width: width, height: height)
      }
    }
    return starts.min { hidden($0) < hidden($1) } ?? centre
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
    var first = MaskedRows(try PNGReader(reference), masks: masks)
    var second = MaskedRows(try PNGReader(actual), masks: masks)
    return try DifferencePicture.draw(
      &first,
      &second,
      comparison: comparison,
      tolerance: tolerance
    )
  }

  private func verdict(of comparison: PictureComparison) -> GoldenVerdict {
    guard tolerance.allows(comparison) else { return .different }
    return comparison.largest == 0 && comparison.fineCount == 0 ? .equal : .tolerated
  }

  private func missing(_ actual: [UInt8], named name: String) -> GoldenResult {
    do {
      let reader = try PNGReader.still(actual)
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
    self.error = error.about(.picture)
  }

  /// The fault as the result of a comparison.
  public func result(named name: String) -> GoldenResult {
    GoldenResult(
      name: name,
      verdict: .unreadable,
      explanation: side == .reference ? "its reference: \(error)" : "\(error)",
      hint: error.hint,
      code: error.code
    )
  }

  fileprivate static func of<Value>(
    _ side: Side,
    _ body: () throws(Fault) -> Value
  ) throws(PNGFault) -> Value {
    do throws(Fault) { return try body() } catch { throw PNGFault(side: side, error: error) }
  }
}

extension PNGReader {
  /// Reads what stands before the pixels of a file that is one picture.
  ///
  /// - Throws: `Fault` for an animation, as its later frames would not be compared.
  static func still(_ bytes: [UInt8]) throws(Fault) -> PNGReader {
    let reader = try PNGReader(bytes)
    guard !isAnimation(bytes) else {
      throw Fault(
        .invalid,
        "the picture is an animation, of which only the first frame would be compared",
        hint: "Save it as a still picture, or each frame as a picture of its own."
      )
    }
    return reader
  }
}
