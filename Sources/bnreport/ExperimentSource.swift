internal import Experiments
internal import Foundation
internal import Reporting

/// An experiment with the template of its report, from the program itself or from the user's files.
struct ExperimentSource {
  /// The experiment's file, for messages.
  let file: String
  /// What is asked.
  let experiment: Experiment
  /// The report's template and the file that it is from.
  let template: ReportTemplate

  /// Finds and reads an experiment.
  ///
  /// - Throws: `ExperimentError` when it is missing or wrong.
  init(
    _ argument: String,
    preset: String,
    settings: [String],
    dataset: String?,
    firstSeed: UInt64?
  ) throws {
    let name: String
    let bytes: Data
    if let contents = BuiltInFiles.contents(of: "\(argument)/experiment.yaml") {
      name = argument
      file = "\(argument)/experiment.yaml"
      bytes = contents
      template = .builtIn(argument)
    } else {
      let path = try Self.path(of: argument)
      let url = URL(fileURLWithPath: path)
      guard let contents = FileManager.default.contents(atPath: path) else {
        throw ExperimentError(
          .missing,
          file: path,
          "the experiment's file cannot be read",
          hint: "Check the path and the permissions of the file."
        )
      }
      let folder = url.deletingLastPathComponent()
      let stem = url.deletingPathExtension().lastPathComponent
      name = stem == "experiment" ? folder.standardizedFileURL.lastPathComponent : stem
      file = path
      bytes = contents
      template = try Self.template(in: folder.path)
    }
    try template.check()
    experiment = try Experiment(
      reading: bytes,
      file: file,
      name: name,
      preset: preset,
      settings: settings,
      dataset: dataset,
      firstSeed: firstSeed
    )
  }

  /// The template beside an experiment's file, or the general one where there is none.
  private static func template(in folder: String) throws -> ReportTemplate {
    let path = (folder as NSString).appendingPathComponent("template.md")
    guard FileManager.default.fileExists(atPath: path) else { return .builtIn("generic") }
    guard let bytes = FileManager.default.contents(atPath: path),
      let text = String(validating: bytes, as: UTF8.self)
    else {
      throw ReportError(
        file: path,
        "the template is not a readable file of UTF-8 text",
        hint: "Save it as UTF-8, or remove it for the general form of report."
      )
    }
    return ReportTemplate(text: text, file: path)
  }

  private static func path(of argument: String) throws -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
      let names = BuiltInFiles.experiments.joined(separator: ", ")
      throw ExperimentError(
        .missing,
        file: argument,
        "there is no such experiment",
        hint: "Name a built-in one (\(names)), or a folder or YAML file of your own."
      )
    }
    guard isFolder.boolValue else { return argument }
    return (argument as NSString).appendingPathComponent("experiment.yaml")
  }
}
