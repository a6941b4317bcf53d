import Foundation
import TestSupport

/// Runs the built program in a folder, with a run store of the folder's own, and without the network.
func bnreport(
  _ arguments: [String],
  in folder: URL,
  environment: [String: String] = [:]
) throws -> BuiltProgram.Output {
  try BuiltProgram.run(
    arguments,
    in: folder,
    environment: ["BNREPORT_OFFLINE": "1"].merging(environment) { $1 }
  )
}

/// A folder with an experiment in `own`.
func withExperiment(
  _ text: String = BuiltProgram.tinyExperiment,
  _ body: (URL) throws -> Void
) throws {
  try withTemporaryFolder { folder in
    let own = folder.appendingPathComponent("own")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: own.appendingPathComponent("experiment.yaml"))
    try body(folder)
  }
}
