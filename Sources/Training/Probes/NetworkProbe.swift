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
}
