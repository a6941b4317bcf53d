internal import Foundation

/// The two streams: results to standard output, everything else to standard error.
enum Console {
  /// Whether standard error is a terminal that can rewrite its last line.
  static var isTerminal: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  static func result(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  static func error(_ line: String) {
    FileHandle.standardError.write(Data((visible(line) + "\n").utf8))
  }

  /// Writes to standard error as it is: the progress line.
  static func progress(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
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
