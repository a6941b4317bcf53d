/// Someone who looks into a network at one moment of its training and says what was found.
///
/// A probe works on a snapshot, in memory of its own, on examples that a generator of its own draws: it changes nothing
/// of the training. One probe looks at one training, at one or several moments, always on the same examples.
package protocol NetworkProbe {
  /// What is found at one look.
  associatedtype Findings

  /// A probe of a training; takes its memory here.
  init(_ subject: ProbeSubject)

  /// What is found in a network with the given parameters.
  ///
  /// - Precondition: the parameters are finite and of the subject's network.
  func look(at parameters: Parameters) -> Findings

  /// The numbers of a look, each with the name of its quantity.
  func list(_ findings: Findings) -> [ProbeFinding]

  /// For each look so far, what only all of them together tell; empty for a probe whose looks stand for themselves.
  var hindsight: [[ProbeFinding]] { get }
}

extension NetworkProbe {
  /// Nothing: each look stands for itself.
  package var hindsight: [[ProbeFinding]] { [] }

  /// The numbers that are found in a network with the given parameters.
  ///
  /// - Precondition: the parameters are finite and of the subject's network.
  package func findings(at parameters: Parameters) -> [ProbeFinding] {
    list(look(at: parameters))
  }
}
