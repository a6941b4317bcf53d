/// Slices of text, one below the other, to pages: a pure function of heights.
enum PageBreaker {
  /// One slice on a page.
  struct Placement: Sendable, Hashable {
    /// Which slice.
    var item: Int
    /// Its top, from the top of the text area; what it repeats stands directly above.
    var y: Double
    /// Whether what the slice repeats is shown above it.
    var showsRepeated = false
  }

  /// Fills pages of a height from the top, as far as the rules of the slices allow.
  ///
  /// Slices that keep together are moved to the next page together. A figure that does not fit waits for the
  /// top of the next page while text after it fills this one. Where the rules ask for more than a page can hold,
  /// they yield, so that every slice is placed exactly once and nothing is lost.
  /// - Precondition: no slice with what it repeats is higher than a page.
  static func pages(_ items: [FlowItem], height: Double) -> [[Placement]] {
    for item in items {
      precondition(item.height.isFinite && item.spaceBefore.isFinite, "Slices have a height.")
      precondition(
        item.height + item.repeatedHeight <= height + tolerance,
        "A slice fits on a page."
      )
    }
    var pages: [[Placement]] = []
    var page = Page(height: height)
    var waiting: [Int] = []
    var next = 0

    func turn() {
      pages.append(page.placements)
      page = Page(height: height)
      while let figure = waiting.first, page.fits(figure, items) {
        page.place(figure, items)
        waiting.removeFirst()
      }
    }

    while next < items.count {
      let chunk = chunk(from: next, items)
      if !waiting.isEmpty, items[next].stopsFloats {
        turn()
      } else if !waiting.isEmpty, items[next].floats, chunk.count == 1 {
        // Figures stay in their order.
        waiting.append(next)
        next += 1
      } else if page.fits(chunk, items) {
        for index in chunk { page.place(index, items) }
        next = chunk.upperBound
      } else if items[next].floats, chunk.count == 1, !page.isEmpty {
        waiting.append(next)
        next += 1
      } else if page.isEmpty {
        // The chunk is higher than a page: its rules yield.
        for index in chunk {
          if !page.fits(index, items) { turn() }
          page.place(index, items)
        }
        next = chunk.upperBound
      } else {
        turn()
      }
    }
    while !waiting.isEmpty { turn() }
    if !page.isEmpty { pages.append(page.placements) }
    return pages
  }

  /// Heights are sums of rounded numbers.
  private static let tolerance = 1e-6

  /// The slices from one on that no page divides.
  private static func chunk(from start: Int, _ items: [FlowItem]) -> Range<Int> {
    var end = start + 1
    while end < items.count, items[end].keepsWithPrevious { end += 1 }
    return start..<end
  }

  /// A page while it is filled.
  private struct Page {
    let height: Double
    var y = 0.0
    var placements: [Placement] = []

    var isEmpty: Bool { placements.isEmpty }

    init(height: Double) { self.height = height }

    func fits(_ index: Int, _ items: [FlowItem]) -> Bool {
      fits(index..<index + 1, items)
    }

    func fits(_ chunk: Range<Int>, _ items: [FlowItem]) -> Bool {
      var bottom = y
      for index in chunk {
        let isFirst = index == chunk.lowerBound
        bottom += isEmpty && isFirst ? 0 : items[index].spaceBefore
        bottom += isFirst && startsAnew(index) ? items[index].repeatedHeight : 0
        bottom += items[index].height
      }
      return bottom <= height + tolerance
    }

    /// Whether what stands above on the page is not the slice before: nothing, or a figure that waited.
    private func startsAnew(_ index: Int) -> Bool { placements.last?.item != index - 1 }

    mutating func place(_ index: Int, _ items: [FlowItem]) {
      let item = items[index]
      let repeats = startsAnew(index) && item.repeatedHeight > 0
      y += (isEmpty ? 0 : item.spaceBefore) + (repeats ? item.repeatedHeight : 0)
      placements.append(Placement(item: index, y: y, showsRepeated: repeats))
      y += item.height
    }
  }
}
