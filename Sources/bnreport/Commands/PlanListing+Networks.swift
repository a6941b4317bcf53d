internal import Datasets
internal import Experiments
internal import Models

extension PlanListing {
  /// A network, entry by entry.
  struct NetworkTable: Encodable {
    /// An entry of its layers.
    struct Entry: Encodable {
      /// As it stands in the file.
      var entry: String
      /// The shape that it makes of an example.
      var shape: [Int]
      /// How many numbers it learns.
      var parameters: Int
      /// How many multiplications with an addition an example costs.
      var mac: Int
    }

    var name: String
    var entries: [Entry]
    var parameters: Int
    var mac: Int
    fileprivate var takesImages: Bool

    private enum CodingKeys: CodingKey {
      case name
      case entries
      case parameters
      case mac
    }

    init?(_ network: Network) {
      guard let configuration = network.configuration else { return nil }
      name = network.name
      entries = configuration.stages().stages.map { stage in
        Entry(
          entry: stage.entry.text,
          shape: stage.output.sizes,
          parameters: stage.parameterCount,
          mac: stage.productCount
        )
      }
      parameters = entries.map(\.parameters).reduce(0, +)
      mac = entries.map(\.mac).reduce(0, +)
      takesImages = configuration.takesImages
    }

    fileprivate var lines: [[String]] {
      let subject = "(network \(name))"
      return [[subject, "entry", "shape", "parameters", "MAC"]]
        + entries.map { entry in
          let shape = entry.shape.map(String.init).joined(separator: "x")
          return [subject, entry.entry, shape, "\(entry.parameters)", "\(entry.mac)"]
        } + [[subject, "(total)", "", "\(parameters)", "\(mac)"]]
    }
  }

  /// The tables of the networks of images, whose shapes follow from words; a perceptron's are its widths.
  var networkLines: [[String]] { networks.filter(\.takesImages).flatMap(\.lines) }

  /// What is worth knowing before training.
  var remarkLines: [[String]] { remarks.map { ["(\($0.subject))", $0.text] } }
}
