internal import Faults

/// Which column of a table has the classes, where the request does not say.
struct LabelGuess {
  /// Names of columns that have the classes.
  private static let certain = ["label", "labels", "class", "classes", "target"]
  /// Names of columns that have them where nothing else does.
  private static let likely = ["species", "category", "y", "outcome", "diagnosis"]
  /// The largest label beside pixels; those of EMNIST go to 61.
  private static let largestLabel = 64.0

  private let layout: TableLayout
  private let file: String
  private let request: DatasetRequest
  /// The columns that are not left out.
  private let columns: [Int]

  init(_ layout: TableLayout, file: String, request: DatasetRequest) {
    self.layout = layout
    self.file = file
    self.request = request
    columns = layout.names.indices.filter { !layout.ignored.contains($0) }
  }

  /// Whether a column of this name has the classes, whatever its letters' case.
  static func isName(_ name: String) -> Bool { (certain + likely).contains(name.lowercased()) }

  /// The column, counted from 0.
  ///
  /// - Throws: ``Fault`` with what to write where there is not exactly one.
  func column() throws(Fault) -> (Int, TableReading.Reason) {
    let certain = named(Self.certain)
    if certain.count == 1 { return (certain[0], .name) }
    guard certain.isEmpty else { throw unclear(certain, "each could have them by its name") }
    let words = columns.filter { layout.profiles[$0].hasWords }
    let likely = named(Self.likely)
    let candidates = likely + words.filter { !likely.contains($0) }
    if candidates.count == 1 {
      // Words may as well be a feature that is to be left out, where another column could have two classes.
      let binary = likely.isEmpty ? columns.filter { layout.profiles[$0].isBinary } : []
      guard binary.isEmpty else {
        throw unclear(
          (words + binary).sorted(),
          "each could have them by its words or its two values"
        )
      }
      return (candidates[0], likely.isEmpty ? .words : .name)
    }
    guard candidates.isEmpty else {
      throw unclear(candidates.sorted(), "each could have them by its name or its words")
    }
    if !layout.hasHeader.value, let column = besidePixels() { return (column, .besidePixels) }
    let few = columns.filter { layout.profiles[$0].hasFewValues }
    if few.count == 1 { return (few[0], .fewValues) }
    throw unclear(
      few.isEmpty ? columns : few,
      few.isEmpty
        ? "no column is called label, class or target, or has words or few different whole numbers"
        : "each has few different whole numbers"
    )
  }

  private func named(_ names: [String]) -> [Int] {
    guard layout.hasHeader.value else { return [] }
    return columns.filter { names.contains(layout.names[$0].lowercased()) }
  }

  /// The first column or the last, where it has few small whole numbers and all others have pixels.
  private func besidePixels() -> Int? {
    let profiles = columns.map { layout.profiles[$0] }
    guard columns.count >= 5,
      profiles.allSatisfy({
        $0.isWhole
          && $0.range.map { (0...255).contains($0.upperBound) && $0.lowerBound >= 0 } == true
      })
    else { return nil }
    let ends = [0, columns.count - 1].filter { end in
      guard profiles[end].hasFewValues, let largest = profiles[end].range?.upperBound else {
        return false
      }
      let pixels = profiles.indices.filter { $0 != end }.compactMap {
        profiles[$0].range?.upperBound
      }
      return largest < Self.largestLabel && largest < pixels.max() ?? 0
    }
    if ends.count == 1 { return columns[ends[0]] }
    let varied = ends.filter { !profiles[$0].hasUsualValue }
    return varied.count == 1 ? columns[varied[0]] : nil
  }

  private func unclear(_ candidates: [Int], _ why: String) -> Fault {
    let names = candidates.map { layout.spelled($0) }
    let shown =
      names.count > 6
      ? (names.prefix(5) + ["…", names[names.count - 1]]) : names[...]
    let first = names[0]
    let last = names[names.count - 1]
    return request.fault(
      "label",
      "which column of \(request.written) has the classes is not clear (got "
        + "\(shown.joined(separator: ", ")): \(why))",
      hint: "Write `dataset: { file: \(request.written), label: \(first) }`"
        + (names.count > 1 ? ", or `label: \(last)`" : "")
        + (names.count < columns.count ? ", or another of the \(columns.count) columns." : ".")
    )
  }
}
