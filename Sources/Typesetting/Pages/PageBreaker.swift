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
  /// Slices that keep together are moved to the next page together. A figure that nearly fits is made smaller; one that does
  /// not, or a short table, waits for the next page while text after it fills this one. There it stands at the top, or behind
  /// the block that goes on from the page before; it is passed by the heading of another section only where much of a page would
  /// stay empty.
  /// Where the rules ask for more than a page can hold, they yield, so that every slice is placed exactly once and nothing is lost.
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
    // The slices of each figure or table that waits.
    var waiting: [Range<Int>] = []
    // Whether a waiting figure stands as soon as the block that goes on has ended.
    var areDue = false
    var next = 0

    func placeWaiting() {
      areDue = false
      while let figure = waiting.first, page.excess(Array(figure), items) <= tolerance {
        for index in figure { page.place(index, items) }
        waiting.removeFirst()
      }
    }

    func turn() {
      pages.append(page.placements)
      page = Page(height: height)
      guard let figure = waiting.first else { return }
      let rest = continuation(from: next, items)
      if !rest.isEmpty, page.excess(Array(rest) + Array(figure), items) <= tolerance {
        areDue = true
      } else {
        placeWaiting()
      }
    }

    while next < items.count {
      if areDue, !items[next].continuesBlock { placeWaiting() }
      let chunk = chunk(from: next, items)
      let floats = canWait(chunk, items, height)
      if items[next].startsPage, !page.isEmpty || !waiting.isEmpty {
        turn()
      } else if !waiting.isEmpty, !page.isEmpty,
        height - page.y <= items[next].gapForFloats * height
      {
        turn()
      } else if !waiting.isEmpty, floats {
        // Figures stay in their order.
        waiting.append(chunk)
        next = chunk.upperBound
      } else if page.excess(Array(chunk), items) <= shrinkage(chunk, items) + tolerance {
        var excess = max(0, page.excess(Array(chunk), items))
        for index in chunk {
          let share = min(excess, items[index].shrinkage)
          page.place(index, items, shrunkBy: share)
          excess -= share
        }
        next = chunk.upperBound
      } else if floats, !page.isEmpty {
        waiting.append(chunk)
        next = chunk.upperBound
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
    if areDue { placeWaiting() }
    while !waiting.isEmpty { turn() }
    if !page.isEmpty { pages.append(page.placements) }
    return pages
  }

  /// Heights are sums of rounded numbers.
  private static let tolerance = 1e-6

  private static func shrinkage(_ chunk: Range<Int>, _ items: [FlowItem]) -> Double {
    items[chunk].reduce(0) { $0 + $1.shrinkage }
  }

  /// Whether slices may wait for the next page: all of them float, and a page holds them.
  private static func canWait(_ chunk: Range<Int>, _ items: [FlowItem], _ height: Double) -> Bool {
    items[chunk].allSatisfy(\.floats)
      && Page(height: height).excess(Array(chunk), items) <= tolerance
  }

  /// The slices from one on that go on with the block of the one before it.
  private static func continuation(from start: Int, _ items: [FlowItem]) -> Range<Int> {
    var end = start
    while end < items.count, items[end].continuesBlock, !items[end].startsPage { end += 1 }
    return start..<end
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
      excess([index], items) <= tolerance
    }

    /// How much lower than the page slices would end.
    func excess(_ chunk: [Int], _ items: [FlowItem]) -> Double {
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
