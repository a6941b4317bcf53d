import Foundation

/// The programs that read PDFs in tests, if they are installed.
enum PDFTools {
  /// Whether a program is found on the search path.
  static func has(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  /// What a program prints about a PDF.
  static func run(
    _ name: String,
    _ options: [String] = [],
    on bytes: [UInt8],
    then last: [String] = []
  )
    throws -> String
  {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pdf")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + options + [file.path()] + last
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  /// The text of a PDF, as a reader copies it.
  static func text(of bytes: [UInt8]) throws -> String {
    try run("pdftotext", ["-layout"], on: bytes, then: ["-"])
  }
}
