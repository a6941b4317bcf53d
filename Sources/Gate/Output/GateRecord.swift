public import Faults
public import Foundation
internal import JSON

/// All numbers of a check, for programs; and for later checks, which look again or look back.
public struct GateRecord: Sendable, Hashable, Codable {
  /// One comparison.
  public struct Comparison: Sendable, Hashable, Codable {
    var metric: String
    var group: String
    var level: String?
    var direction: GateDirection
    var margin: Double
    var word: GateWord
    var reasons: [String]
    var baseline: GateSample?
    var candidate: GateSample?
    var diverged: Int
    var last: GateComparison?
    var anchor: GateComparison?
    /// The number of runs that would decide; nil where it is decided, and where more than ``FurtherRuns/most`` would.
    var furtherRuns: Int?

    /// What it is about.
    public var cell: GateCell { GateCell(metric: metric, group: group, level: level) }
  }

  /// One number of a run.
  struct Number: Sendable, Hashable, Codable {
    var metric: String
    var group: String
    var level: String?
    var seed: Int?
    /// The value; nil for a run that has none.
    var value: Double?
    /// Why a run that did not diverge has no value.
    var unmeasured: String?
  }

  /// The form of the records that are written and read.
  public static let format = "bnreport-check/1"

  /// The form of the record.
  public let format: String
  /// The gravest word.
  public var verdict: GateWord
  /// The one-sided level of significance of this look.
  public var alpha: Double
  /// Which look this was.
  public var look: Int
  /// How many looks there are.
  public var looks: Int
  /// The findings.
  public var comparisons: [Comparison]
  /// What differs from the baseline file.
  public var differences: [String]
  /// What the pattern of the differences suggests.
  public var suggestions: [String]
  /// What could not be read; nil for nothing.
  public var unread: [String]?
  private var runs: [Number]

  /// The record of a check.
  public init(_ result: GateResult) {
    format = Self.format
    verdict = result.verdict
    (alpha, look, looks) = (result.alpha, result.look, result.looks)
    comparisons = result.findings.map(Comparison.init)
    (differences, suggestions) = (result.differences, result.suggestions)
    unread = result.candidates.unread.isEmpty ? nil : result.candidates.unread
    runs = result.candidates.numbers.map(Number.init)
  }

  /// The record that some bytes spell.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its path, for messages.
  /// - Throws: ``Fault`` when they are none.
  public init(reading bytes: Data, file: String) throws(Fault) {
    let record = try? CanonicalJSON.decode(GateRecord.self, from: bytes)
    guard let record, record.format == Self.format else {
      throw Fault(
        file: file,
        "the file is not a record of a check",
        hint: "Give what `bnreport check --json` wrote."
      )
    }
    self = record
  }

  /// The record as JSON, with a line for each field.
  public var json: String {
    String(decoding: CanonicalJSON.encode(self, pretty: true), as: UTF8.self) + "\n"
  }

  /// The numbers of the candidate's runs, for ``GateOptions/earlier``.
  public var numbers: [GateNumber] { runs.map(\.number) }

  /// The differences by cell, for ``GateOptions/history``; worse is negative.
  public var movements: [GateCell: Double] {
    var movements: [GateCell: Double] = [:]
    for comparison in comparisons { movements[comparison.cell] = comparison.last?.difference }
    return movements
  }
}

extension GateRecord.Comparison {
  fileprivate init(_ finding: GateFinding) {
    (metric, group, level) = (finding.cell.metric, finding.cell.group, finding.cell.level)
    (direction, margin, word) = (finding.direction, finding.margin, finding.word)
    (reasons, baseline, candidate) = (finding.reasons, finding.baseline, finding.candidate)
    (diverged, last, anchor) = (finding.diverged, finding.comparison, finding.anchor)
    furtherRuns = finding.furtherRuns?.number
  }
}

extension GateRecord.Number {
  fileprivate init(_ number: GateNumber) {
    (metric, group, level) = (number.cell.metric, number.cell.group, number.cell.level)
    (seed, value) = (number.seed, number.value)
    if case .unmeasured(let reason) = number.outcome { unmeasured = reason }
  }

  fileprivate var number: GateNumber {
    let outcome: GateNumber.Outcome =
      unmeasured.map { .unmeasured($0) } ?? value.map { .value($0) } ?? .diverged
    return GateNumber(GateCell(metric: metric, group: group, level: level), seed: seed, outcome)
  }
}

extension GateReport {
  /// All numbers as JSON.
  public var json: String { GateRecord(result).json }
}
