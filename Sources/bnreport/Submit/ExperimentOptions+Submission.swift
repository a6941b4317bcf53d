internal import Datasets
internal import Foundation
internal import Reporting

// Options as they stand in a command that another machine runs, in another folder.

extension ExperimentOptions {
  /// The options in words, without those of the store and of the workers; all paths begin at the root.
  func arguments(in folder: String) -> [String] {
    var arguments = [isBuiltIn ? experiment : SubmittedStudy.absolute(experiment, in: folder)]
    let places = [("--template", template), ("--data-dir", dataDir), ("--dataset", dataset)]
    for (name, value) in places {
      guard let value else { continue }
      let isName = name == "--dataset" && Catalogue.names.contains(value)
      arguments += [name, isName ? value : SubmittedStudy.absolute(value, in: folder)]
    }
    arguments += ["--preset", preset]
    if offline { arguments.append("--offline") }
    for setting in settings { arguments += ["--set", setting] }
    let numbers = [
      ("--seed", seed.map { "\($0)" }), ("--seeds", seeds.map { "\($0)" }),
      ("--epochs", epochs.map { "\($0)" }), ("--budget", budget),
    ]
    for (name, value) in numbers { if let value { arguments += [name, value] } }
    return arguments
  }

  /// The user's files that the command reads.
  func places(in folder: String) -> [String] {
    ([isBuiltIn ? nil : experiment, template]).compactMap(\.self).map {
      SubmittedStudy.absolute($0, in: folder)
    }
  }

  private var isBuiltIn: Bool { BuiltInFiles.contents(of: "\(experiment)/experiment.yaml") != nil }
}

extension OutputOptions {
  /// The options in words, for the folder of a report.
  func arguments(in report: String) -> [String] {
    var copy = self
    copy.output = report
    let here = FileManager.default.currentDirectoryPath
    copy.baseline = baseline.map { SubmittedStudy.absolute($0, in: here) }
    return copy.arguments
  }
}
