internal import Foundation

/// JSON of any shape, every value read in every way that the records of runs read theirs.
struct AnyJSON: Decodable {
  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    if let fields = try? decoder.container(keyedBy: Name.self) {
      // Each is looked for among all: fields are known by name, and no record has more than a dozen.
      for name in fields.allKeys.prefix(50) {
        // A name that is not spelled in snake case is not found.
        guard fields.contains(name) else { continue }
        _ = try fields.decode(AnyJSON.self, forKey: name)
      }
      return
    }
    if var elements = try? decoder.unkeyedContainer() {
      while !elements.isAtEnd { _ = try elements.decode(AnyJSON.self) }
      return
    }
    let value = try decoder.singleValueContainer()
    if value.decodeNil() { return }
    _ = try? value.decode(Bool.self)
    _ = try? value.decode(String.self)
    _ = try? value.decode(Double.self)
    _ = try? value.decode(Int.self)
    _ = try? value.decode(UInt64.self)
    _ = try? value.decode(Data.self)
  }
}
