internal import Datasets
internal import Experiments
internal import Files
internal import Foundation

extension Experiment {
  /// The experiment with data from the current folder where they do not lie beside its file.
  ///
  /// Paths were once relative to the current folder; files that count on it are still read, with a word about it.
  ///
  /// - Parameter onWarning: Called with what was taken for what.
  /// - Returns: The same, with paths that are there.
  func findingData(_ onWarning: (String) -> Void) -> Experiment {
    var experiment = self
    var known: Set<String> = []
    for index in experiment.studies.indices {
      let data = experiment.studies[index].data
      guard data.place != data.written, !FileManager.default.fileExists(atPath: data.place),
        FileManager.default.fileExists(atPath: data.written)
      else { continue }
      experiment.studies[index].data.place = data.written
      guard known.insert(data.place).inserted else { continue }
      let folder = (data.place as NSString).deletingLastPathComponent
      onWarning(
        "\(data.place) is not there, \(data.written) of the current folder is read; a path in an experiment's file is "
          + "relative to the folder of that file: \(Folder.path(of: data.written, from: folder))"
      )
    }
    return experiment
  }
}
