internal import Experiments
internal import Logs

extension LogRequest {
  /// What some arguments of a command name: paths, patterns, and `NAME=PATTERN`, whose runs are one group for each name.
  init(arguments: [String]) {
    self.init()
    for argument in arguments.map({ LogSearch.Argument($0) }) {
      guard let name = argument.group else {
        paths.append(argument.path)
        continue
      }
      if let index = groups.firstIndex(where: { $0.name == name }) {
        groups[index].paths.append(argument.path)
      } else {
        groups.append(LogRequest.Group(name: name, paths: [argument.path]))
      }
    }
  }
}
