/// Where programs are divided between pages: a pure function of their lines.
package enum CodePages {
  /// The lines of a program with which a page may begin.
  ///
  /// Short programs stay whole. Long ones are divided after an empty line, as their authors divided them; where these
  /// are far apart, anywhere but close to the ends.
  /// - Parameters:
  ///   - count: the number of lines.
  ///   - ends: the lines that follow an empty one, counted from 0, in order.
  /// - Returns: the first line of each page that may begin within the program.
  package static func breaks(lines count: Int, afterEmptyLines ends: [Int]) -> Set<Int> {
    guard count > 12 else { return [] }
    let ends = ends.filter { (4...count - 4).contains($0) }
    let parts = zip([0] + ends, ends + [count]).map { $1 - $0 }
    return Set(parts.allSatisfy { $0 <= 24 } ? ends : Array(4...count - 4))
  }
}
