import Foundation

/// The built program, run as its users run it.
enum BuiltProgram {
  /// What a call wrote and ended with.
  struct Output {
    var status: Int32
    var result: String
    var messages: String
  }

  /// The program stands beside the bundle of the tests.
  static var url: URL {
    (Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
      ?? URL(fileURLWithPath: CommandLine.arguments[0]))
      .deletingLastPathComponent().appendingPathComponent("bnreport")
  }

  /// Runs it, or another program, in a folder; its outputs are kept beside the folder meanwhile.
  static func run(
    _ arguments: [String],
    in folder: URL,
    environment: [String: String] = [:],
    by program: URL = url
  ) throws -> Output {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment =
      [
        "HOME": folder.path, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "BNREPORT_STORE": folder.appendingPathComponent("store").path,
      ].merging(environment) { $1 }
    let files = ["out", "err"].map {
      URL(fileURLWithPath: "\(folder.path)-\(UUID().uuidString)-\($0)")
    }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    for file in files { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Output(status: process.terminationStatus, result: texts[0], messages: texts[1])
  }

  /// Whether `unshare` may make a namespace: for root, and where users may.
  static func canUnshare(_ option: String) -> Bool {
    let output = try? run(
      [option, "true"],
      in: FileManager.default.temporaryDirectory,
      by: URL(fileURLWithPath: "/usr/bin/unshare")
    )
    return output?.status == 0
  }

  /// An experiment on the synthetic data that trains in a moment, also in a debug build.
  static let tinyExperiment = """
    title: Tiny
    dataset: synthetic
    networks:
      plain: { title: Baseline, layers: [784, 4, 10] }
      normal: { title: Batch norm, layers: [784, 4, 10], normalization: batch }
    training: { optimizer: sgd, learning_rate: 0.05, momentum: 0.9, batch_size: 30, epochs: 1 }
    studies:
      one: { networks: [plain, normal], seeds: 2, examples: 100 }
    figures:
      curves: { kind: learning_curves, study: one }
    claims:
      - id: lower_loss
        question: Q1
        statement: Batch norm ends with a lower validation loss
        study: one
        endpoint: validation_loss
        compare: [normal, plain]
        direction: lower
        smallest_effect: 0.01
    """

  /// Writes the tiny experiment into a folder.
  static func writeTinyExperiment(in folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(tinyExperiment.utf8).write(to: folder.appendingPathComponent("experiment.yaml"))
  }
}
