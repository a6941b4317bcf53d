/// The number types that the containers of ``CanonicalJSON`` do not name.
enum JSONNumber {
  /// Whether a type is a number of the standard library other than `Int`, `UInt64` and `Double`.
  static func isOther(_ type: any Any.Type) -> Bool {
    type == UInt32.self || type == Int32.self || type == Float.self || type == UInt8.self
      || type == Int8.self || type == UInt16.self || type == Int16.self || type == UInt.self
      || type == Int64.self
  }
}
