internal import Foundation

/// What the file of a claim says: `bnreport.claim/1 NODE PROCESS TOKEN GENERATION BEATS`.
struct ClaimLine: Sendable, Hashable {
  static let schema = "bnreport.claim/1"
  /// More than any line of ours has.
  static let longest = 200

  /// The system that the holder runs on.
  var node: String
  /// The holder, by a name that is its own on that system.
  var process: String
  /// What no other claim has.
  var token = String(UInt64.random(in: 0...UInt64.max), radix: 36)
  /// How many had the run before and lost it, and one.
  var generation: Int
  /// How often the holder has said that it is at work.
  var beats = 0

  /// A new claim.
  init(node: String, process: String, generation: Int) {
    self.node = node
    self.process = process
    self.generation = generation
  }

  /// The line at the beginning of a file; nil when there is none of this version.
  init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    guard words.count == 6, words[0] == Self.schema, let generation = Int(words[4]),
      let beats = Int(words[5]), (1..<Int.max).contains(generation), (0..<Int.max).contains(beats)
    else { return nil }
    self.init(node: String(words[1]), process: String(words[2]), generation: generation)
    token = String(words[3])
    self.beats = beats
  }

  /// The line; later ones of a claim are as long, so that one replaces the other in one call.
  var bytes: [UInt8] {
    let digits = String(beats)
    let zeros = String(repeating: "0", count: max(0, 10 - digits.count))
    return Array(
      "\(Self.schema) \(node) \(process) \(token) \(generation) \(zeros)\(digits)\n".utf8
    )
  }
}
