internal import Faults
internal import Foundation
internal import Pictures

/// Compares two pictures row by row: it holds a few rows of each, whatever their size.
struct PictureComparer {
  private static let windowSize = 16

  private let width: Int
  private let tolerance: Tolerance
  private var row = 0
  private var histogram = [Int](repeating: 0, count: 256)
  private var clusters: DifferenceClusters
  private var localMean: LocalMean?
  /// Which pixels of the last 16 rows differ strongly, row after row in a ring.
  private var ring: [UInt8]
  private var isMarked = [Bool](repeating: false, count: windowSize)
  /// How many pixels of each column the ring marks.
  private var columns: [Int]
  private var worst = PictureComparison.Window(
    count: 0,
    box: PixelBox(x: 0, y: 0, width: 0, height: 0)
  )

  private init(width: Int, tolerance: Tolerance) {
    self.width = width
    self.tolerance = tolerance
    clusters = DifferenceClusters(width: width)
    localMean = tolerance.localMean.map { _ in LocalMean(width: width) }
    ring = [UInt8](repeating: 0, count: width * Self.windowSize)
    columns = [Int](repeating: 0, count: width)
  }

  /// Compares two sources of rows, both at their start.
  ///
  /// - Throws: `Fault` if one of them is damaged.
  static func compare(
    _ reference: inout some PixelRows,
    _ actual: inout some PixelRows,
    tolerance: Tolerance
  ) throws(Fault) -> PictureComparison {
    let sizes = [reference, actual].map { (rows: any PixelRows) in
      PixelSize(width: rows.width, height: rows.height)
    }
    let width = max(sizes[0].width, sizes[1].width)
    let height = max(sizes[0].height, sizes[1].height)
    var comparer = PictureComparer(width: width, tolerance: tolerance)
    let strip = max(1, (1 << 20) / width)
    var row = 0
    while row < height {
      let count = min(strip, height - row)
      let first = try padded(&reference, from: row, count: count, width: width)
      let second = try padded(&actual, from: row, count: count, width: width)
      first.withUnsafeBufferPointer { first in
        second.withUnsafeBufferPointer { second in
          for offset in 0..<count {
            let range = offset * width * 4..<(offset + 1) * width * 4
            comparer.add(
              UnsafeBufferPointer(rebasing: first[range]),
              UnsafeBufferPointer(rebasing: second[range])
            )
          }
        }
      }
      row += count
    }
    comparer.localMean?.finish()
    let boxes = comparer.clusters.boxes()
    return PictureComparison(
      referenceSize: sizes[0],
      actualSize: sizes[1],
      histogram: comparer.histogram,
      worstWindow: comparer.worst,
      localMean: comparer.localMean?.largest,
      boxes: boxes
    )
  }

  /// Rows of a source, with transparent pixels to the right and below it.
  static func padded(
    _ source: inout some PixelRows,
    from row: Int,
    count: Int,
    width: Int
  ) throws(Fault) -> ArraySlice<UInt8> {
    let own = min(count, max(0, source.height - row))
    let samples = own > 0 ? try source.next(own) : []
    guard own < count || source.width < width else { return samples }
    var result = [UInt8](repeating: 0, count: 4 * width * count)
    for offset in 0..<own {
      let start = samples.startIndex + offset * 4 * source.width
      let target = offset * 4 * width
      result.replaceSubrange(
        target..<target + 4 * source.width,
        with: samples[start..<start + 4 * source.width]
      )
    }
    return result[...]
  }

  private mutating func add(
    _ first: UnsafeBufferPointer<UInt8>,
    _ second: UnsafeBufferPointer<UInt8>
  ) {
    let slot = row % Self.windowSize
    clear(slot)
    if first.elementsEqualAsMemory(second) {
      histogram[0] += width
      localMean?.addEqualRow()
    } else {
      localMean?.add(first, second)
      compare(first, second, slot: slot)
    }
    if isMarked.contains(true) { slideWindow() }
    row += 1
  }

  /// Forgets the row that leaves the window.
  private mutating func clear(_ slot: Int) {
    guard isMarked[slot] else { return }
    for x in 0..<width {
      columns[x] -= Int(ring[slot * width + x])
      ring[slot * width + x] = 0
    }
    isMarked[slot] = false
  }

  private mutating func compare(
    _ first: UnsafeBufferPointer<UInt8>,
    _ second: UnsafeBufferPointer<UInt8>,
    slot: Int
  ) {
    let (channel, strong) = (tolerance.channel, tolerance.strong)
    var x = 0
    while x < width {
      let level = PixelDifference.level(first, second, at: 4 * x)
      histogram[level] += 1
      if level > channel { clusters.add(x: x, y: row) }
      if level > strong {
        ring[slot * width + x] = 1
        columns[x] += 1
        isMarked[slot] = true
      }
      x += 1
    }
  }

  /// Looks at every window whose last row is this one.
  private mutating func slideWindow() {
    var count = 0
    var x = 0
    while x < width {
      count += columns[x]
      if x >= Self.windowSize { count -= columns[x - Self.windowSize] }
      if count > worst.count {
        let (left, top) = (max(0, x - Self.windowSize + 1), max(0, row - Self.windowSize + 1))
        worst.count = count
        worst.box = PixelBox(x: left, y: top, width: x - left + 1, height: row - top + 1)
      }
      x += 1
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether two rows have the same bytes, by the C library's comparison: fast in debug builds too.
  fileprivate func elementsEqualAsMemory(_ other: Self) -> Bool {
    guard let first = baseAddress, let second = other.baseAddress else { return isEmpty }
    return count == other.count && memcmp(first, second, count) == 0
  }
}
