public import Faults
internal import Models

extension Experiment {
  /// The experiment whose networks have the sizes of their studies' images, where they leave them to the data.
  ///
  /// This is where experiment and data meet: from here on a network that says `image` is the one that says the size itself,
  /// with its name in the store. A network has one size in all of its studies, as it has one row in a table and one diagram;
  /// one without a study has that of the first images.
  /// - Parameters:
  ///   - datasets: A summary of each data set that a study names.
  ///   - file: The experiment's file, for messages.
  /// - Returns: The same experiment without any `image`.
  /// - Throws: ``Faults`` at networks that would have two sizes, and at those whose data are no images.
  public func fitted(
    to datasets: [String: DatasetSummary],
    file: String
  ) throws(Faults) -> Experiment {
    var experiment = self
    var faults = FaultCollector()
    for index in networks.indices {
      let network = networks[index]
      guard let built = network.configuration, built.isOfAnyImage else { continue }
      let trained = studies.filter { !$0.isLogged }
      let own = trained.filter { $0.networks.contains(network.name) }
      let data = (own.isEmpty ? trained : own).compactMap { datasets[$0.dataset] }
      do throws(Fault) {
        let images = try Self.images(of: network.name, data, isUsed: !own.isEmpty)
        experiment.networks[index].configuration = built.taking(images.exampleShape)
      } catch {
        var places = places
        places.file = places.file ?? file
        var placed = places.fault(
          error.kind,
          at: ["networks.\(network.name).layers"],
          error.message,
          hint: ""
        )
        placed.hint = error.hint
        faults.add(placed)
      }
    }
    try faults.check()
    return experiment
  }

  /// The data set whose images a network takes: all that it is trained with have one size.
  private static func images(
    of name: String,
    _ data: [DatasetSummary],
    isUsed: Bool
  ) throws(Fault) -> DatasetSummary {
    let images = data.filter { !$0.isTable }
    if let table = data.first(where: \.isTable), isUsed || images.isEmpty {
      throw Fault(
        .invalid,
        "networks.\(name) begins with `image` (\(table.name) has \(table.columnWords) and no images)",
        hint: table.numbersHint
      )
    }
    guard let first = images.first else {
      preconditionFailure("Every study's data set is summarised before networks are fitted.")
    }
    if isUsed, let other = images.first(where: { $0.shape != first.shape }) {
      throw Fault(
        .invalid,
        "networks.\(name) begins with `image`, and its studies have images of two sizes (got \(first.sizeText) of "
          + "\(first.name) and \(other.sizeText) of \(other.name), expected one)",
        hint:
          "Write one network that begins with \(first.sizeText) and one that begins with \(other.sizeText), and name "
          + "each in the studies of its data."
      )
    }
    return first
  }
}
