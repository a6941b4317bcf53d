internal import Faults

/// A file of text with the name of a class in each line.
enum ClassNamesFile {
  /// The file beside the images of a folder.
  static let name = "classes.txt"
  private static let largest = 1 << 16

  /// The names in a file, in its order.
  static func names(in path: String) throws(Fault) -> [String] {
    let bytes = try FileReader.read(path, largest: largest)
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: body, as: UTF8.self), !body.contains(0) else {
      throw Fault(file: path, "the file is not UTF-8 text", hint: "Save it as UTF-8.")
    }
    var names = text.split(omittingEmptySubsequences: false) { $0.isNewline }
      .map { $0.trimmingSpaces }
    while names.last?.isEmpty == true { names.removeLast() }
    guard (1...256).contains(names.count) else {
      throw Fault(
        file: path,
        "the file has \(counted(names.count, "name", "names")) of classes (expected 1 to 256)",
        hint: "Write the name of one class in each line, in the order of their labels."
      )
    }
    for (index, name) in names.enumerated() {
      let position = Fault.Position(line: index + 1, column: 1)
      guard !name.isEmpty else {
        throw Fault(
          file: path,
          at: position,
          "the line has no name",
          hint: "Write the name of the class with label \(index)."
        )
      }
      guard let first = names[..<index].firstIndex(of: name) else { continue }
      throw Fault(
        file: path,
        at: position,
        "the class has the name of line \(first + 1) (got \"\(name.prefix(60))\" twice)",
        hint: "Give every class a name of its own."
      )
    }
    return names
  }
}

extension StringProtocol {
  /// The text without the spaces at its ends.
  var trimmingSpaces: String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }
}
