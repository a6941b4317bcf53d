internal import Experiments
internal import Models

extension [Cell] {
  /// What a reader must know of losses that networks are trained on, empty for those that are right.
  ///
  /// Where not all networks are trained on one, theirs are named.
  package var warningOfLosses: String {
    var warnings: [(text: String, networks: [String])] = []
    for cell in self {
      guard let text = cell.training?.loss.warning else { continue }
      if let index = warnings.firstIndex(where: { $0.text == text }) {
        if !warnings[index].networks.contains(cell.network.title) {
          warnings[index].networks.append(cell.network.title)
        }
      } else {
        warnings.append((text, [cell.network.title]))
      }
    }
    let isOfAll = allSatisfy { $0.training?.loss.warning != nil } && warnings.count == 1
    return warnings.map { warning in
      isOfAll ? warning.text : "\(warning.networks.joined(separator: ", ")): \(warning.text)"
    }.joined(separator: " ")
  }
}
