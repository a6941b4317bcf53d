internal import Foundation
internal import FuzzTargets

/// The parser that `BNREPORT_FUZZING` names: libFuzzer would take an argument for a folder.
enum ChosenTarget {
  static let target: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["BNREPORT_FUZZING"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
      let message = "BNREPORT_FUZZING names no target (got \"\(name)\", expected one of \(names))\n"
      FileHandle.standardError.write(Data(message.utf8))
      exit(64)
    }
    return target
  }()
}
