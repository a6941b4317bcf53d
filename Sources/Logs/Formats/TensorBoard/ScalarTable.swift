/// The scalars of event files by their tags, in the order in which tags first appear.
struct ScalarTable {
  /// A value of a tag.
  struct Point {
    var step: Int
    var value: Double
  }

  /// A tag with its values, ascending in their steps.
  struct Tag {
    var name: [UInt8]
    /// Whether its values are scalars, which only the first of them says.
    var isScalar: Bool
    var points: [Point] = []
  }

  private(set) var tags: [Tag] = []
  /// How many values were logged again at their step, or after a step that went back, so that later ones took their place.
  private(set) var overtaken = 0
  /// Places of tags by hash, plus 1; 0 is free. There are at least twice as many as tags.
  private var places = [Int32](repeating: 0, count: 64)

  /// The place of a tag, nil where it is new.
  func place(of name: UnsafeRawBufferPointer) -> Int? {
    var slot = Self.hash(name) & (places.count - 1)
    while places[slot] != 0 {
      let place = Int(places[slot]) - 1
      if tags[place].name.withUnsafeBytes({ Self.equal($0, name) }) { return place }
      slot = (slot + 1) & (places.count - 1)
    }
    return nil
  }

  /// Takes a tag that is new, and gives its place.
  mutating func insert(_ name: UnsafeRawBufferPointer, isScalar: Bool) -> Int {
    tags.append(Tag(name: Array(name), isScalar: isScalar))
    if tags.count * 2 > places.count {
      places = [Int32](repeating: 0, count: places.count * 2)
      for (place, tag) in tags.enumerated() { tag.name.withUnsafeBytes { enter($0, place) } }
    } else {
      enter(name, tags.count - 1)
    }
    return tags.count - 1
  }

  private mutating func enter(_ name: UnsafeRawBufferPointer, _ place: Int) {
    var slot = Self.hash(name) & (places.count - 1)
    while places[slot] != 0 { slot = (slot + 1) & (places.count - 1) }
    places[slot] = Int32(place + 1)
  }

  /// Takes a value: those of its tag from that step on were written before a restart, and go.
  @inline(__always)
  mutating func add(_ value: Double, step: Int, at place: Int) {
    if let last = tags[place].points.last, last.step >= step { drop(from: step, at: place) }
    tags[place].points.append(Point(step: step, value: value))
  }

  /// Drops all values from a step on, which a session that was started again there will write again.
  mutating func restart(at step: Int) {
    for place in tags.indices { drop(from: step, at: place) }
  }

  private mutating func drop(from step: Int, at place: Int) {
    while let last = tags[place].points.last, last.step >= step {
      tags[place].points.removeLast()
      overtaken += 1
    }
  }

  private static func equal(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
    guard one.count == other.count else { return false }
    var offset = 0
    while one.count - offset >= 8 {
      let same =
        one.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        == other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      guard same else { return false }
      offset += 8
    }
    while offset < one.count {
      guard one[offset] == other[offset] else { return false }
      offset += 1
    }
    return true
  }

  private static func hash(_ name: UnsafeRawBufferPointer) -> Int {
    var (value, offset) = (UInt64(truncatingIfNeeded: name.count), 0)
    while name.count - offset >= 8 {
      value = mix(value ^ name.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < name.count {
      rest = rest << 8 | UInt64(name[offset])
      offset += 1
    }
    return Int(truncatingIfNeeded: mix(value ^ rest) >> 16)
  }

  /// Spreads bits: the finaliser of MurmurHash3 without its last step.
  private static func mix(_ value: UInt64) -> UInt64 {
    let mixed = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ mixed >> 33
  }
}
