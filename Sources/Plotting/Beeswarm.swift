/// How far dots of one column step aside so that none covers another: a centred swarm, the same for the same numbers.
///
/// The dots are placed from the lowest position up, each as close to the middle as those below it allow, in turn to the right
/// and to the left. Nothing is random.
///
/// - Parameters:
///   - positions: where the dots stand along the column, in points, in any order.
///   - diameter: the least distance between two dots, in points.
/// - Returns: the step aside of each dot, in points.
/// - Complexity: O(n²) at worst.
package func beeswarm(_ positions: [Double], diameter: Double) -> [Double] {
  var offsets = [Double](repeating: 0, count: positions.count)
  var placed: [(position: Double, offset: Double)] = []
  let order = positions.indices.sorted { (positions[$0], $0) < (positions[$1], $1) }
  for (rank, index) in order.enumerated() {
    let position = positions[index]
    // A dot that does not reach this one's column of neighbours never will: positions ascend.
    placed.removeAll { position - $0.position >= diameter }
    var candidates = [0.0]
    for dot in placed {
      let rise = position - dot.position
      // A hair more than touching, so that rounding leaves no overlap.
      let step = (diameter * diameter - rise * rise).squareRoot() * (1 + 1e-9)
      candidates +=
        rank.isMultiple(of: 2)
        ? [dot.offset + step, dot.offset - step] : [dot.offset - step, dot.offset + step]
    }
    let free = candidates.filter { candidate in
      placed.allSatisfy { dot in
        let (rise, aside) = (position - dot.position, candidate - dot.offset)
        return rise * rise + aside * aside >= diameter * diameter * (1 - 1e-12)
      }
    }
    // The first of the nearest: candidates are in a fixed order.
    let offset = free.min { $0.magnitude < $1.magnitude - 1e-9 } ?? 0
    offsets[index] = offset
    placed.append((position, offset))
  }
  return offsets
}
