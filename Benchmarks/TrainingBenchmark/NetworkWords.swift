import ArgumentParser
import Faults
import Foundation
import Models
import YAML

/// A network in the words of an experiment's `layers`: `784, 512, 256, 10`, or `28x28, conv 16, pool, 10`.
struct NetworkWords: ExpressibleByArgument {
  /// The layers from the input to the logits.
  let layers: [LayerEntry]

  /// A network of these layers.
  init(_ layers: [LayerEntry]) { self.layers = layers }

  init?(argument: String) {
    do throws(Fault) {
      let text = Data("layers: [\(argument)]".utf8)
      guard let document = try YAMLValue(parsing: text, file: "--network") else { return nil }
      let fields = try FieldReader(document, file: "--network", path: "", known: ["layers"])
      let layers = try LayerEntry.list(fields).map(\.entry)
      // There are no data here whose images could have a size.
      guard layers.first != .imageOfData else { return nil }
      self.init(layers)
    } catch {
      return nil
    }
  }

  var defaultValueDescription: String { layers.map(\.words).joined(separator: ", ") }

  /// The network with ReLU after each hidden layer, normalised over the batch or not.
  func architecture(isNormalized: Bool) -> Architecture {
    NetworkConfiguration(
      layers: layers,
      activation: .relu,
      normalization: isNormalized ? .batch() : .none
    ).architecture
  }
}
