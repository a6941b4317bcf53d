internal import Datasets
internal import Experiments
internal import Files

extension Experiment {
  /// The experiment whose copy in a folder finds the data from there.
  ///
  /// A path that was typed as relative is made relative to the folder, however the experiment was named. An absolute one
  /// of the file stays what its author wrote; of an absolute one of an option, which may hold the name of a user or host,
  /// only the last part is written, and `--dataset` names it again.
  func namingData(from folder: String) -> Experiment {
    var experiment = self
    for index in experiment.studies.indices {
      if let logs = experiment.studies[index].logs {
        experiment.studies[index].logs = logs.mappingPaths {
          $0.hasPrefix("/") ? $0 : Folder.path(of: $0, from: folder)
        }
        continue
      }
      let data = experiment.studies[index].data
      for path in data.paths {
        let name: String
        if !path.hasPrefix("/") || data.relativePaths.contains(path) {
          name = Folder.path(of: path, from: folder)
        } else if data.isFromOption {
          name = "./" + (path.split(separator: "/").last ?? "")
        } else {
          name = path
        }
        experiment.studies[index].data.copyPaths[path] = name
      }
    }
    return experiment
  }
}
