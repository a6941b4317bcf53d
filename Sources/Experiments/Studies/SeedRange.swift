internal import Faults
public import Statistics
internal import YAML

/// How many seeds each network of a study has: the least, and the most that open comparisons may get.
public struct SeedRange: Sendable, Hashable {
  /// The seeds that every network has at every level.
  public var least: Int
  /// The seeds up to which a comparison may go while it is open; ``least`` where none are added.
  public var most: Int

  /// Creates a range; one number of seeds where nothing is said of the most.
  ///
  /// - Precondition: 1 ≤ `least` ≤ `most`.
  public init(_ least: Int, upTo most: Int? = nil) {
    precondition(
      1 <= least && least <= most ?? least,
      "The least number of seeds is at most the most."
    )
    self.least = least
    self.most = most ?? least
  }

  /// The numbers of seeds at which a comparison is looked at.
  public var looks: Looks { Looks(least: least, most: most) }

  /// `seeds: 5`, or `seeds: { least: 5, most: 40 }`.
  init(_ fields: FieldReader) throws(Fault) {
    guard let own = try fields.fields("seeds", known: ["least", "most"]) else {
      self.init(try fields.integer("seeds", in: 1...1000))
      return
    }
    let least = try own.integer("least", in: 2...1000)
    let most = try own.integer("most", in: 2...1000)
    guard least <= most else {
      throw own.error(
        "\(own.path).most is below the least (got \(most), expected at least \(least))",
        at: try own.required("most").position,
        hint: "Write `seeds: { least: \(most), most: \(least) }`."
      )
    }
    self.init(least, upTo: most)
  }

  /// The range as it stands in files.
  var yaml: String { least == most ? "\(least)" : "{ least: \(least), most: \(most) }" }
}

extension SeedRange: ExpressibleByIntegerLiteral {
  /// One number of seeds.
  public init(integerLiteral value: Int) { self.init(value) }
}
