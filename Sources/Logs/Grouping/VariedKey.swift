/// A setting with its value in every run, and where it was found.
struct VariedKey {
  /// Where it was found, the more trustworthy first.
  enum Origin: Int, Comparable {
    /// In a file or in the record of the run.
    case recorded
    /// In the name of a file or folder, with its own name: `lr=0.1`.
    case named
    /// In the name of a file or folder, as a word.
    case word

    static func < (one: Origin, other: Origin) -> Bool { one.rawValue < other.rawValue }
  }

  /// The name: `optimizer.lr`.
  var name: String
  /// Where it was found.
  var origin: Origin
  /// The value of each run; nil where the run lacks it.
  private(set) var values: [Setting?]
  /// The class of each run: equal where the values are, numbered in order of appearance.
  private(set) var classes: [Int]
  /// The values that there are, numbers ascending and texts in natural order.
  private(set) var distinct: [Setting]

  init(_ name: String, _ origin: Origin, _ values: [Setting?]) {
    (self.name, self.origin, self.values) = (name, origin, values)
    var known: [Setting?: Int] = [:]
    classes = values.map { value in
      if let number = known[value] { return number }
      known[value] = known.count
      return known.count - 1
    }
    distinct = known.keys.compactMap { $0 }.sorted(by: Setting.precedes)
  }

  /// Whether it varies: a run that lacks it is no difference while the others agree.
  var varies: Bool { distinct.count > 1 }
  /// Whether all values are numbers.
  var isNumber: Bool { distinct.allSatisfy { $0.number != nil } }
  /// Whether each run has a value of its own.
  var isUnique: Bool { Set(classes).count == classes.count }
  /// How many runs have a value.
  func count(of value: Setting) -> Int { values.count { $0 == value } }

  /// Whether its values follow from those of others.
  func follows(from others: [VariedKey]) -> Bool {
    var known: [[Int]: Int] = [:]
    for run in classes.indices {
      let cell = others.map { $0.classes[run] }
      if let own = known[cell], own != classes[run] { return false }
      known[cell] = classes[run]
    }
    return true
  }

  /// Joins texts that differ in their capitals alone, and numbers that differ by the rounding of single precision.
  ///
  /// The spelling that most runs have is kept, and of equally many the first.
  ///
  /// - Returns: The spellings that were joined.
  mutating func joinSpellings() -> [[Setting]] {
    let known = distinct
    var joined = Array(
      Dictionary(grouping: known.filter { $0.number == nil }) { $0.text.lowercased() }.values
    )
    var near: [Setting] = []
    for value in known {
      guard let number = value.number else { break }
      if let last = near.last?.number, !Self.isNear(last, number) {
        joined.append(near)
        near = []
      }
      near.append(value)
    }
    joined = (joined + [near]).filter { $0.count > 1 }
    guard !joined.isEmpty else { return [] }
    var kept: [Setting: Setting] = [:]
    for spellings in joined {
      let best = spellings.max { one, other in
        (count(of: one), -first(one)) < (count(of: other), -first(other))
      }
      for spelling in spellings { kept[spelling] = best }
    }
    let found = joined.map { $0.sorted { first($0) < first($1) } }
      .sorted { first($0[0]) < first($1[0]) }
    self = VariedKey(name, origin, values.map { value in value.map { kept[$0] ?? $0 } })
    return found
  }

  private func first(_ value: Setting) -> Int { values.firstIndex(of: value) ?? 0 }

  /// Whole numbers are what they are.
  private static func isNear(_ one: Double, _ other: Double) -> Bool {
    guard one != one.rounded() || other != other.rounded() else { return false }
    return abs(one - other) <= 1e-6 * max(abs(one), abs(other))
  }

  /// How well it stands for others that vary together with it; the smallest is the best.
  ///
  /// A word says more than two numbers, which may have been tuned for it; three numbers are a sweep.
  var rank: (Int, Int, Int, String) {
    let kind =
      switch (origin, isNumber) {
      case (.recorded, false): 0
      case (.recorded, true): distinct.count > 2 ? 1 : 5
      case (.named, false): 2
      case (.named, true): distinct.count > 2 ? 3 : 6
      case (.word, _): 4
      }
    return (kind, name.count { $0 == "." }, name.count, name)
  }
}

extension Setting {
  /// Whether a value comes first: numbers ascending, then texts in natural order.
  static func precedes(_ one: Setting, _ other: Setting) -> Bool {
    switch (one.number, other.number) {
    case (let a?, let b?): a < b
    case (nil, nil): NaturalOrder.precedes(one.text, other.text)
    case (let a, _): a != nil
    }
  }
}
