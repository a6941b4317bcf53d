internal import Experiments
internal import Measures
internal import Models

extension Study {
  /// The optimisers in text: `SGD with learning rate 0.01 and momentum 0.9`; where networks have others, each with their names.
  ///
  /// What the factors of the study vary has no one value: `SGD with varied learning rate and momentum 0.9`.
  func optimizerWords(of networks: [Network]) -> String {
    let varied = Set(sweep.map(\.key.rawValue))
    return words(of: networks) { $0.update.words(varying: varied) }
  }

  /// The losses in text, each with the names of its networks where they differ.
  func lossWords(of networks: [Network]) -> String { words(of: networks) { $0.loss.words } }

  /// The trainings as Python statements; where networks differ in them, a block each below a comment that names them.
  func pyTorch(of networks: [Network], _ text: (TrainingConfiguration) -> String) -> String {
    guard trainings.count > 1 else { return trainings.map { text($0.training) }.joined() }
    return trainings.map { training, names in
      "# \(titles(names, networks)): batches of \(training.batchSize), epochs: \(training.epochs)\n"
        + text(training)
    }.joined(separator: "\n\n")
  }

  /// The loss and the optimiser as Python statements, below a comment for each factor of the study, whose values they have not.
  func pyTorchListing(of networks: [Network]) -> String {
    let varied = sweep.map { factor in
      "# \(factor.key.rawValue): each of \(factor.levels.map(\.text).joined(separator: ", ")) in turn, in place of what stands below\n"
    }
    return varied.joined() + pyTorch(of: networks) { $0.pyTorch }
  }

  private func words(
    of networks: [Network],
    _ text: (TrainingConfiguration) -> String
  ) -> String {
    var groups: [(text: String, networks: [String])] = []
    for (training, names) in trainings {
      let text = text(training)
      if let index = groups.firstIndex(where: { $0.text == text }) {
        groups[index].networks += names
      } else {
        groups.append((text, names))
      }
    }
    guard groups.count > 1 else { return groups.map(\.text).joined() }
    return groups.map { "\(titles($0.networks, networks)): \($0.text)" }.joined(separator: "; ")
  }

  private func titles(_ names: [String], _ networks: [Network]) -> String {
    names.map { name in networks.first { $0.name == name }?.title ?? name }.joined(separator: ", ")
  }
}
