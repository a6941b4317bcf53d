/// Slices of text, one below the other, to pages: a pure function of heights.
package enum PageBreaker {
  /// One slice on a page.
  package struct Placement: Sendable, Hashable {
    /// Which slice.
    package var item: Int
    /// Its top, from the top of the text area; what it repeats stands directly above.
    package var y: Double
    /// Whether what the slice repeats is shown above it.
    package var showsRepeated = false
    /// How much lower than its own height the slice stands.
    package var shrunkBy = 0.0

    /// Creates a placement.
    package init(item: Int, y: Double, showsRepeated: Bool = false, shrunkBy: Double = 0) {
      self.item = item
      self.y = y
      self.showsRepeated = showsRepeated
      self.shrunkBy = shrunkBy
    }
  }

  /// Fills pages of a height from the top, as far as the rules of the slices allow.
  ///
  /// Slices that keep together are moved to the next page together. A figure that nearly fits is made smaller; one
  /// that does not waits for the top of the next page while text after it fills this one. Where the rules ask for more than a page can hold,
  /// they yield, so that every slice is placed exactly once and nothing is lost.
  /// - Precondition: no slice with what it repeats is higher than a page.
  package static func pages(_ items: [FlowItem], height: Double) -> [[Placement]] {
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
      if items[next].startsPage, !page.isEmpty || !waiting.isEmpty {
        turn()
      } else if !waiting.isEmpty, items[next].stopsFloats {
        turn()
      } else if !waiting.isEmpty, items[next].floats, chunk.count == 1 {
        // Figures stay in their order.
        waiting.append(next)
        next += 1
      } else if page.excess(chunk, items) <= shrinkage(chunk, items) + tolerance {
        var excess = max(0, page.excess(chunk, items))
        for index in chunk {
          let share = min(excess, items[index].shrinkage)
          page.place(index, items, shrunkBy: share)
          excess -= share
        }
        next = chunk.upperBound
      } else if items[next].floats, chunk.count == 1, !page.isEmpty {
        waiting.append(next)
        next += 1
      } else if page.isEmpty {
        // The chunk is higher than a page: its rules yield.
        for index in chunk {
          while !page.fits(index, items) { turn() }
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

  private static func shrinkage(_ chunk: Range<Int>, _ items: [FlowItem]) -> Double {
    items[chunk].reduce(0) { $0 + $1.shrinkage }
  }

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
    /// What the last slice asks for below it.
    var spaceAfter = 0.0
    var placements: [Placement] = []

    var isEmpty: Bool { placements.isEmpty }

    init(height: Double) { self.height = height }

    func fits(_ index: Int, _ items: [FlowItem]) -> Bool {
      excess(index..<index + 1, items) <= tolerance
    }

    /// How much lower than the page slices would end.
    func excess(_ chunk: Range<Int>, _ items: [FlowItem]) -> Double {
      var filled = self
      for index in chunk { filled.place(index, items) }
      return filled.y - height
    }

    mutating func place(_ index: Int, _ items: [FlowItem], shrunkBy shrink: Double = 0) {
      let item = items[index]
      // Also below a figure that waited for the page: the slice before stands on another one.
      let repeats = item.repeatedHeight > 0 && placements.last?.item != index - 1
      y += isEmpty ? 0 : max(item.spaceBefore, spaceAfter)
      y += repeats ? item.repeatedHeight : 0
      placements.append(
        Placement(item: index, y: y, showsRepeated: repeats, shrunkBy: shrink)
      )
      y += item.height - shrink
      spaceAfter = item.spaceAfter
    }
  }
}
