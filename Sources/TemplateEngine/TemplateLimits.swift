/// How much of everything a template may have, so that no text keeps the program busy or fills its memory.
enum TemplateLimits {
  /// The longest text with its partials in place, in bytes.
  static let textByteCount = 1 << 18
  /// Partials in one another.
  static let partialDepth = 16
  /// Sections in one another.
  static let sectionDepth = 32
  /// The most tags.
  static let tags = 10_000
  /// The most bytes of a template that are gone through, repeats by sections over lists included.
  static let readByteCount = 4 << 20
  /// The most bytes of all values that are filled in.
  static let valueByteCount = 4 << 20
  /// The most faults of values that are told.
  static let faults = 1000
}
