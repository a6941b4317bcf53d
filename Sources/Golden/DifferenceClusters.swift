/// Boxes around pixels that differ, found tile by tile: pixels in the same tile of 16 x 16, or in neighbouring ones, share a box.
struct DifferenceClusters {
  private static let tileSize = 16

  /// The tiles that have differences, by their number, from the top left row by row.
  private var tiles: [Int: PixelBox] = [:]
  private let columns: Int

  /// Starts without differences in a picture of some width.
  init(width: Int) {
    columns = (width + Self.tileSize - 1) / Self.tileSize
  }

  /// Adds a pixel that differs.
  mutating func add(x: Int, y: Int) {
    let tile = y / Self.tileSize * columns + x / Self.tileSize
    let pixel = PixelBox(x: x, y: y, width: 1, height: 1)
    tiles[tile] = tiles[tile]?.union(pixel) ?? pixel
  }

  /// The boxes, ordered by their top and then their left edge.
  func boxes() -> [PixelBox] {
    var seen: Set<Int> = []
    var boxes: [PixelBox] = []
    for start in tiles.keys.sorted() where seen.insert(start).inserted {
      var box: PixelBox?
      var open = [start]
      while let tile = open.popLast() {
        guard let own = tiles[tile] else { continue }
        box = box?.union(own) ?? own
        for next in neighbours(of: tile) where tiles[next] != nil && seen.insert(next).inserted {
          open.append(next)
        }
      }
      if let box { boxes.append(box) }
    }
    return boxes.sorted { ($0.y, $0.x, $0.height, $0.width) < ($1.y, $1.x, $1.height, $1.width) }
  }

  private func neighbours(of tile: Int) -> [Int] {
    let (row, column) = (tile / columns, tile % columns)
    var result: [Int] = []
    for y in row - 1...row + 1 where y >= 0 {
      for x in max(0, column - 1)...min(columns - 1, column + 1) where (y, x) != (row, column) {
        result.append(y * columns + x)
      }
    }
    return result
  }
}
