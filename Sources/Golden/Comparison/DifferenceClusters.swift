/// Boxes around pixels that differ: those in one tile of 16 x 16, or in neighbouring tiles, share a box.
struct DifferenceClusters {
  private static let tileSize = 16

  private let columns: Int
  /// The row of tiles that pixels are added to, and its tiles' boxes; those without pixels are empty.
  private var row = 0
  private var current: [Tile]
  /// The tiles that have differences, by their number, from the top left row by row.
  private var tiles: [Int: PixelBox] = [:]

  /// The edges of the differences in a tile, within the picture.
  private struct Tile {
    var left = Int.max
    var right = 0
    var top = 0
    var bottom = 0
  }

  /// Starts without differences in a picture of some width.
  init(width: Int) {
    columns = (width + Self.tileSize - 1) / Self.tileSize
    current = [Tile](repeating: Tile(), count: columns)
  }

  /// Adds a pixel that differs; rows come from the top.
  mutating func add(x: Int, y: Int) {
    if y / Self.tileSize != row { keepRow(before: y / Self.tileSize) }
    let column = x / Self.tileSize
    if current[column].left == .max {
      current[column] = Tile(left: x, right: x, top: y, bottom: y)
    } else {
      if x < current[column].left { current[column].left = x }
      if x > current[column].right { current[column].right = x }
      current[column].bottom = y
    }
  }

  /// The boxes, ordered by their top and then their left edge.
  mutating func boxes() -> [PixelBox] {
    keepRow(before: row)
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

  /// Puts the current row of tiles away and starts another.
  private mutating func keepRow(before next: Int) {
    for (column, tile) in current.enumerated() where tile.left != .max {
      tiles[row * columns + column] = PixelBox(
        x: tile.left,
        y: tile.top,
        width: tile.right - tile.left + 1,
        height: tile.bottom - tile.top + 1
      )
      current[column] = Tile()
    }
    row = next
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
