/// Bytes as text (RFC 4648, 4).
enum Base64 {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )

  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let part = (0..<3).map { index + $0 < bytes.count ? Int(bytes[index + $0]) : 0 }
      let bits = part[0] << 16 | part[1] << 8 | part[2]
      let count = min(3, bytes.count - index)
      for digit in 0..<4 {
        text.append(
          digit <= count ? digits[bits >> (18 - 6 * digit) & 63] : UInt8(ascii: "=")
        )
      }
      index += 3
    }
    return String(decoding: text, as: UTF8.self)
  }
}
