internal import Faults
internal import Notation
internal import Pictures

/// A place where a picture differs from its reference, and how.
public struct DifferencePlace: Sendable, Hashable {
  /// What happened there.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// There was background, and is something.
    case added
    /// There was something, and is background.
    case gone
    /// What is gone on one side, or from another place, was added on the other.
    case moved
    /// There was something, and it has another colour.
    case colour

    fileprivate var words: String {
      switch self {
      case .added: "something added"
      case .gone: "something gone"
      case .moved: "something moved"
      case .colour: "another colour"
      }
    }
  }

  /// Where it is.
  public var box: PixelBox
  /// The size of the picture.
  public var picture: PixelSize
  /// How many pixels differ there.
  public var count: Int
  /// What happened.
  public var kind: Kind

  /// The share of the picture's pixels that differ there, from 0 to 1.
  public var share: Double { Double(count) / Double(max(1, picture.width * picture.height)) }

  /// The place in words: `something gone at the top left (8 x 6 pixels at 0, 0; 1.2 % of the picture)`.
  public var words: String {
    "\(kind.words) \(region) (\(box.width) x \(box.height) pixels at \(box.x), \(box.y); "
      + "\(PictureComparison.percent(count, of: picture.width * picture.height)) of the picture)"
  }

  /// Where in the picture it is, by thirds; what takes more than three fifths of a side goes across it.
  public var region: String {
    let across = Self.third(box.x, box.width, of: picture.width, ["left", "centre", "right"])
    let down = Self.third(box.y, box.height, of: picture.height, ["top", "middle", "bottom"])
    switch (down, across) {
    case (nil, nil): return "everywhere"
    case (let down?, nil): return "across the \(down)"
    case (nil, let across?): return "all the way down the \(across)"
    case ("middle", "centre"): return "in the centre"
    case ("middle", let across?): return "at the \(across)"
    case (let down?, "centre"): return "at the \(down)"
    case (let down?, let across?): return "at the \(down) \(across)"
    }
  }

  private static func third(_ start: Int, _ length: Int, of whole: Int, _ words: [String])
    -> String?
  {
    guard 5 * length <= 3 * whole else { return nil }
    return words[min(2, 3 * (2 * start + length) / (2 * max(1, whole)))]
  }
}

extension DifferencePlace {
  /// The colours that are background: nearer to the reference's top left corner than antialiasing shows.
  private static let nearness = 16

  /// Tells what happened in each box of a comparison.
  ///
  /// - Parameters:
  ///   - reference: The rows that are expected, from the top.
  ///   - actual: The rows that were made, of the same size.
  ///   - comparison: What a comparison of the two found.
  ///   - tolerance: The tolerance of the comparison.
  /// - Returns: The places, those with the most pixels first; no more than are listed.
  /// - Throws: `Fault` if a source is damaged.
  static func find(
    _ reference: inout some PixelRows,
    _ actual: inout some PixelRows,
    _ comparison: PictureComparison,
    tolerance: Tolerance
  ) throws(Fault) -> [DifferencePlace] {
    let boxes = Array(comparison.boxes.prefix(GoldenReport.mostBoxes))
    var tallies = [Tally](repeating: Tally(), count: boxes.count)
    let (width, height) = (reference.width, reference.height)
    let strip = max(1, (1 << 20) / width)
    var background: [Int]?
    var row = 0
    while row < height {
      let count = min(strip, height - row)
      let (first, second) = (Array(try reference.next(count)), Array(try actual.next(count)))
      let corner = background ?? seen(first, 0)
      background = corner
      first.withUnsafeBufferPointer { one in
        second.withUnsafeBufferPointer { other in
          for (index, box) in boxes.enumerated() {
            let lines = max(row, box.y)..<max(row, box.y, min(row + count, box.y + box.height))
            for line in lines {
              for x in box.columns(of: width) {
                let place = 4 * ((line - row) * width + x)
                guard PixelDifference.level(one, other, at: place) > tolerance.channel else {
                  continue
                }
                tallies[index].add(
                  wasBackground: isNear(seen(first, place), corner),
                  isBackground: isNear(seen(second, place), corner)
                )
              }
            }
          }
        }
      }
      row += count
    }
    let places = zip(boxes, tallies).map { box, tally in
      DifferencePlace(
        box: box,
        picture: PixelSize(width: width, height: height),
        count: tally.count,
        kind: tally.kind
      )
    }
    return pairing(places).sorted { $0.count > $1.count }
  }

  /// What is gone in one place and was added, with the same shape, in another has moved.
  private static func pairing(_ places: [DifferencePlace]) -> [DifferencePlace] {
    var places = places
    for index in places.indices where places[index].kind == .gone {
      let gone = places[index]
      let partner = places.indices.first { other in
        let added = places[other]
        return added.kind == .added && abs(added.box.width - gone.box.width) <= 1
          && abs(added.box.height - gone.box.height) <= 1
          && 10 * abs(added.count - gone.count) <= max(added.count, gone.count)
      }
      guard let partner else { continue }
      (places[index].kind, places[partner].kind) = (.moved, .moved)
    }
    return places
  }

  /// The colour of a pixel as seen on white.
  private static func seen(_ samples: [UInt8], _ index: Int) -> [Int] {
    let opacity = Int(samples[index + 3])
    return (0..<3).map { (Int(samples[index + $0]) * opacity + 255 * (255 - opacity)) / 255 }
  }

  private static func isNear(_ one: [Int], _ other: [Int]) -> Bool {
    zip(one, other).allSatisfy { abs($0 - $1) <= nearness }
  }

  /// How many pixels of a place changed in which way.
  private struct Tally {
    var added = 0
    var gone = 0
    var coloured = 0

    var count: Int { added + gone + coloured }

    mutating func add(wasBackground: Bool, isBackground: Bool) {
      switch (wasBackground, isBackground) {
      case (true, false): added += 1
      case (false, true): gone += 1
      default: coloured += 1
      }
    }

    /// The most frequent; as much gone as added, and most of it, has moved.
    var kind: Kind {
      if 2 * min(added, gone) >= max(added, gone), 2 * (added + gone) >= count, added > 0 {
        return .moved
      }
      if coloured >= max(added, gone) { return .colour }
      return added > gone ? .added : .gone
    }
  }
}
