/// The line that shows on a terminal how far the training is.
enum ProgressLine {
  /// The line, shorter than a terminal of so many columns: a full one would wrap, and could not be rewritten.
  ///
  /// A narrow terminal gets a shorter bar, then none, then less text.
  static func text(done: Double, finished: Int, missing: Int, remaining: String, columns: Int)
    -> String
  {
    let room = max(0, columns - 1)
    let percent = "\(Int((min(max(done, 0), 1) * 100).rounded(.down))) %"
    let runs = "\(finished)/\(missing) runs"
    let words = ["training", percent, " \(runs)"] + (remaining.isEmpty ? [] : [" \(remaining)"])
    let length = words.map(\.count).reduce(0, +) + words.count - 1
    // A bar stands between blanks and brackets.
    let width = min(30, room - length - 3)
    guard width >= 5 else {
      let candidates = [words.joined(separator: " "), "\(percent)  \(runs)", percent]
      return candidates.first { $0.count <= room } ?? ""
    }
    let filled = Int((min(max(done, 0), 1) * Double(width)).rounded(.down))
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    return ([words[0], "[\(bar)]"] + words.dropFirst()).joined(separator: " ")
  }
}
