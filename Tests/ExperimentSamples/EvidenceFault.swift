internal import Experiments
internal import Faults
internal import Foundation
public import Testing
internal import YAML

/// What is replaced in the evidence experiment, and the message and a word of the hint that follow.
public struct EvidenceFault: Sendable, CustomTestStringConvertible {
  var replace: String
  var with: String
  var message: String
  var hint: String
  /// What the fault is, for the names of tests.
  public var testDescription: String { with }

  /// Creates a fault.
  public init(_ replace: String, _ with: String, _ message: String, _ hint: String) {
    self.replace = replace
    self.with = with
    self.message = message
    self.hint = hint
  }

  /// Expects the fault to be found, with its place and its hint.
  public func check() {
    guard evidenceExperiment.contains(replace) else {
      Issue.record("The experiment has no \"\(replace)\".")
      return
    }
    let range = evidenceExperiment.firstRange(of: replace)
    let text = range.map { evidenceExperiment.replacingCharacters(in: $0, with: with) }
    do {
      _ = try read(text ?? "")
      Issue.record("The fault was not noticed.")
    } catch {
      let place = error.position.map { "\($0.line):\($0.column): " } ?? ""
      #expect(error.message == message)
      #expect(error.description == "e.yaml:" + place + message)
      #expect(error.position != nil)
      #expect(error.hint?.contains(hint) == true)
    }
  }
}
