internal import Faults

/// A file with a table: text, or text compressed with gzip.
enum TableFile {
  /// The most bytes of a file, compressed or not.
  static let largest = 1 << 28

  private static let endings = [".csv", ".tsv", ".csv.gz", ".tsv.gz"]

  /// Whether a path has the ending of a table.
  static func isName(_ path: String) -> Bool {
    let path = path.lowercased()
    return endings.contains { path.hasSuffix($0) }
  }

  /// The name of a file without its ending.
  static func stem(of name: String) -> String {
    let lowercased = name.lowercased()
    guard let ending = endings.last(where: { lowercased.hasSuffix($0) }) else { return name }
    return String(name.dropLast(ending.count))
  }

  /// What separates the fields of a file of this name, where it says so.
  static func delimiter(of path: String) -> UInt8? {
    let path = path.lowercased()
    return path.hasSuffix(".tsv") || path.hasSuffix(".tsv.gz") ? UInt8(ascii: "\t") : nil
  }

  /// The bytes of the text, and those of the file as it is stored.
  static func read(_ path: String) throws(Fault) -> (text: [UInt8], stored: [UInt8]) {
    let stored = try FileReader.read(path, largest: largest)
    guard GzipStream.isGzip(stored) else { return (stored, stored) }
    return (try GzipStream.contents(of: stored, file: path, largest: largest), stored)
  }
}
