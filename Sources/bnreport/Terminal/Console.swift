internal import Faults
internal import Files
internal import Foundation

/// The two streams: results to standard output, everything else to standard error.
enum Console {
  /// Whether standard error is a terminal that can rewrite its last line.
  static var isTerminal: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// How many columns standard error has: those of its terminal, `$COLUMNS`, or 80.
  static var columns: Int {
    var size = winsize()
    if ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init).flatMap {
      $0 > 0 ? $0 : nil
    } ?? 80
  }

  /// Writes rows of the result: in columns on a terminal, for people; with tabs between them elsewhere, for `cut`.
  ///
  /// - Throws: `Fault` when standard output cannot be written.
  static func table(_ rows: [[String]]) throws(Fault) {
    guard isatty(STDOUT_FILENO) == 1 else {
      for row in rows { try result(row.joined(separator: "\t")) }
      return
    }
    for line in TextTable.aligned(rows) { try result(visible(line)) }
  }

  /// Writes what went wrong, with the name of the program before it and its code behind it, and what to do about it.
  ///
  /// - Parameters:
  ///   - fault: What went wrong.
  ///   - hint: What to do where the fault does not say it.
  static func fault(_ fault: Fault, hint: String? = nil) {
    error("bnreport: error: \(fault.line)")
    if let hint = fault.hint ?? hint { error("try: \(hint)") }
  }

  /// Writes a line of the result.
  ///
  /// - Throws: `Fault` when standard output cannot be written.
  static func result(_ line: String) throws(Fault) {
    guard write(line + "\n", to: STDOUT_FILENO) else {
      throw Fault(.inputOutput, file: "standard output", errno: errno)
    }
  }

  /// Writes a message of one line or several; one that cannot be written is lost, and the work goes on.
  static func error(_ message: String) {
    for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
      _ = write(visible(String(line)) + "\n", to: STDERR_FILENO)
    }
  }

  /// Writes to standard error as it is: the progress line.
  static func progress(_ text: String) {
    _ = write(text, to: STDERR_FILENO)
  }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      bytes = bytes.dropFirst(written)
    }
    return true
  }

  /// The text with control and direction characters shown as codes: a name in a file must not drive the terminal.
  private static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
