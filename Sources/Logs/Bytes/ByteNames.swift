/// Names as bytes, numbered in the order in which they came: found without making text of them.
///
/// A table of open places, at least twice as many as names.
struct ByteNames {
  private var names: [[UInt8]] = []
  /// Places by hash, plus 1; 0 is free.
  private var places = [Int32](repeating: 0, count: 64)

  /// How many there are.
  var count: Int { names.count }

  /// A name as text.
  func text(at place: Int) -> String { String(decoding: names[place], as: UTF8.self) }

  /// The place of a name, nil where it is new.
  func place(of name: UnsafeRawBufferPointer) -> Int? {
    var slot = Self.hash(name) & (places.count - 1)
    while places[slot] != 0 {
      let place = Int(places[slot]) - 1
      if names[place].withUnsafeBytes({ Self.equal($0, name) }) { return place }
      slot = (slot + 1) & (places.count - 1)
    }
    return nil
  }

  /// Takes a name that is new, and gives its place.
  mutating func insert(_ name: UnsafeRawBufferPointer) -> Int {
    names.append(Array(name))
    if names.count * 2 > places.count {
      places = [Int32](repeating: 0, count: places.count * 2)
      for (place, name) in names.enumerated() { name.withUnsafeBytes { enter($0, place) } }
    } else {
      enter(name, names.count - 1)
    }
    return names.count - 1
  }

  private mutating func enter(_ name: UnsafeRawBufferPointer, _ place: Int) {
    var slot = Self.hash(name) & (places.count - 1)
    while places[slot] != 0 { slot = (slot + 1) & (places.count - 1) }
    places[slot] = Int32(place + 1)
  }

  private static func equal(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool
  {
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
