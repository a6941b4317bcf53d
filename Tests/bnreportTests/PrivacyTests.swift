import CZlib
import Foundation
import Models
import TestSupport
import Testing

/// What the outputs say about the machine, the user and their folders: nothing but the processor and the system.
@Suite struct PrivacyTests {
  /// A word that must not be found; long enough that no chance makes it.
  private static let canary = "canary7f3a9c"

  /// Writes 60 images of 2 x 2 pixels to train on and 20 to test on, as IDX files.
  private static func writeDataset(in folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (prefix, count) in [("train", 60), ("t10k", 20)] {
      let header: (Int) -> [UInt8] = { [0, 0, 8, UInt8($0), 0, 0, 0, UInt8(count)] }
      let pixels = (0..<count * 4).map { UInt8(truncatingIfNeeded: 37 * $0 + 11 * $0 * $0) }
      try Data(header(3) + [0, 0, 0, 2, 0, 0, 0, 2] + pixels)
        .write(to: folder.appending(path: "\(prefix)-images-idx3-ubyte"))
      try Data(header(1) + (0..<count).map { UInt8($0 * 7 % 10) })
        .write(to: folder.appending(path: "\(prefix)-labels-idx1-ubyte"))
    }
  }

  /// Generates a report where everything private is the canary: variables, the host, and the folders, typed as
  /// absolute paths; and gives the files of report and store by their paths.
  private static func outputs(in folder: URL) throws -> [String: [UInt8]] {
    let place = folder.appending(path: "\(canary)-home")
    let data = folder.appending(path: "\(canary)-data/shapes")
    try writeDataset(in: data)
    try BuiltProgram.writeTinyExperiment(in: place.appending(path: "own"))
    let names = [
      "USER", "LOGNAME", "USERNAME", "HOSTNAME", "HOST", "PWD", "MAIL", "EMAIL", "GIT_AUTHOR_NAME",
      "AWS_SECRET_ACCESS_KEY", "BNREPORT_TOKEN", "TMPDIR", "LANG", "TERM", "SSH_CONNECTION",
    ]
    let command = [
      BuiltProgram.url.path, "generate", place.path + "/own", "-o", place.path + "/out",
      "--dataset", data.path, "--data-dir", place.path, "--store", place.path + "/runs",
      "--set", "networks.plain.layers=[4, 4, 10]", "--set", "networks.normal.layers=[4, 4, 10]",
      "--set", "studies.one.examples=40",
    ]
    let renamesHost = BuiltProgram.canUnshare("--uts")
    let output = try BuiltProgram.run(
      renamesHost
        ? ["--uts", "sh", "-c", "hostname \(canary)-host && exec \"$@\"", "sh"] + command : command,
      in: place,
      environment: Dictionary(uniqueKeysWithValues: names.map { ($0, "\(canary)-\($0)") }),
      by: URL(fileURLWithPath: renamesHost ? "/usr/bin/unshare" : "/usr/bin/env")
    )
    #expect(output.status == 0, "\(output.messages)")
    var files: [String: [UInt8]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: place.path) {
      guard path.hasPrefix("out/") || path.hasPrefix("runs/"),
        let bytes = FileManager.default.contents(atPath: place.path + "/" + path)
      else { continue }
      files[path] = Array(bytes)
    }
    return files
  }

  /// The content of every compressed stream of a PDF.
  private static func streams(of pdf: [UInt8]) -> [[UInt8]] {
    var streams: [[UInt8]] = []
    var rest = Data(pdf)
    while let start = rest.range(of: Data("stream\n".utf8)) {
      rest = Data(rest[start.upperBound...])
      let end = rest.range(of: Data("endstream".utf8))?.lowerBound ?? rest.endIndex
      // Fonts are the largest: some 100 KB.
      var output = [UInt8](repeating: 0, count: 4 << 20)
      var (count, consumed) = (uLong(output.count), uLong(end))
      if uncompress2(&output, &count, Array(rest[..<end]), &consumed) == Z_OK {
        streams.append(Array(output[..<Int(count)]))
      }
      rest = Data(rest[end...])
      if let end = rest.range(of: Data("endstream\n".utf8)) { rest = Data(rest[end.upperBound...]) }
    }
    return streams
  }

  /// The types of the chunks of a PNG file, those of texts with their keywords.
  private static func chunks(of png: [UInt8]) -> Set<String> {
    var types: Set<String> = []
    var start = 8
    while start + 12 <= png.count {
      let type = String(decoding: png[start + 4..<start + 8], as: UTF8.self)
      let keyword = String(decoding: png[(start + 8)...].prefix { $0 != 0 }, as: UTF8.self)
      types.insert(type.hasSuffix("Xt") ? "\(type) \(keyword)" : type)
      start += 12 + png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    return types
  }

  @Test func noOutputHasAVariableAHostAUserOrAnAbsolutePath() throws {
    try withTemporaryFolder { folder in
      let files = try Self.outputs(in: folder)
      #expect(files.count == 15, "11 of the report, 4 runs")
      let words = [Self.canary, folder.path, folder.lastPathComponent]
      for (path, bytes) in files {
        var texts = [bytes]
        if path.hasSuffix(".pdf") {
          let streams = Self.streams(of: bytes)
          #expect(streams.count > 5)
          texts += streams
        }
        for word in words {
          for spelled in [Data(word.utf8), word.data(using: .utf16BigEndian) ?? Data()] {
            #expect(!texts.contains { Data($0).range(of: spelled) != nil }, "\(path): \(word)")
          }
        }
        if path.hasSuffix(".png") {
          #expect(
            Self.chunks(of: bytes) == [
              "IHDR", "sRGB", "pHYs", "tEXt Title", "tEXt Description", "IDAT", "IEND",
            ],
            "the texts are those under the figure"
          )
        }
      }
      let experiment = String(decoding: files["out/experiment.yaml"] ?? [], as: UTF8.self)
      #expect(experiment.contains("dataset: \"./shapes\""))
    }
  }

  @Test func thePDFHasNoKeysOfPeopleAndPrograms() throws {
    try withTemporaryFolder { folder in
      let pdf = try #require(try Self.outputs(in: folder)["out/report.pdf"])
      let objects = ([pdf] + Self.streams(of: pdf)).map { String(decoding: $0, as: UTF8.self) }
      for key in ["/Author", "/EmbeddedFile", "/JavaScript", "/Launch"] {
        #expect(!objects.contains { $0.contains(key) }, "\(key)")
      }
    }
  }
}
