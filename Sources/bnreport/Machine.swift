internal import Foundation
internal import Runs
internal import Training

/// What the report says about the machine of the timings: processor and system, never names of people or hosts.
enum Machine {
  static var description: String {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return "\(processor), \(cores) \(cores == 1 ? "core" : "cores"), \(system)"
  }

  /// What the record of a run says of where it was trained.
  static func host(workers: Int) -> Runs.Host {
    Runs.Host(
      machine: description,
      workers: workers,
      vectors: MatrixLibrary.vectors,
      onednn: MatrixLibrary.version
    )
  }

  private static var processor: String {
    field("model name", in: "/proc/cpuinfo", separator: ":") ?? "unknown processor"
  }

  private static var system: String {
    field("PRETTY_NAME", in: "/etc/os-release", separator: "=")?
      .trimmingCharacters(in: CharacterSet(charactersIn: "\"")) ?? "unknown system"
  }

  private static func field(_ name: String, in path: String, separator: Character) -> String? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: separator, maxSplits: 1)
      if parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == name {
        return parts[1].trimmingCharacters(in: .whitespaces)
      }
    }
    return nil
  }
}
