/// How tables say that there is no value.
enum MissingValue {
  /// The spellings, whatever the case of their letters; an empty field is one too.
  static let spellings = ["NA", "N/A", "NaN", "null", "?"]

  private static let lowercased = spellings.map { Array($0.lowercased().utf8) } + [[]]

  /// Whether the bytes of a field are one of them.
  static func isSpelled(by bytes: ArraySlice<UInt8>) -> Bool {
    lowercased.contains { spelling in
      spelling.count == bytes.count
        && zip(spelling, bytes).allSatisfy { $0 == ($1 | (0x41...0x5A ~= $1 ? 0x20 : 0)) }
    }
  }
}
