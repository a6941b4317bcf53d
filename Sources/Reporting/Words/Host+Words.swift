internal import Notation
internal import Runs

extension Host {
  /// The machine, with its count of cores in the language that is spoken: stored runs are described in English.
  var machineInWords: String {
    machine.split(separator: ", ").map { part in
      let words = part.split(separator: " ")
      guard words.count == 2, ["core", "cores"].contains(words[1]), let count = Int(words[0]) else {
        return String(part)
      }
      return localized("\(count, "# core", "# cores")")
    }
    .joined(separator: ", ")
  }
}
