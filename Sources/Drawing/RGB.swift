/// A colour of the sRGB space, eight bits a channel.
public struct RGB: Sendable, Hashable {
  /// The red channel, from 0 to 255.
  public var red: UInt8
  /// The green channel, from 0 to 255.
  public var green: UInt8
  /// The blue channel, from 0 to 255.
  public var blue: UInt8

  /// Creates a colour from the number that CSS writes in hexadecimal: `0x0072B2` is `#0072B2`.
  public init(_ hexadecimal: UInt32) {
    precondition(hexadecimal <= 0xFF_FFFF, "a colour has three bytes")
    red = UInt8(hexadecimal >> 16)
    green = UInt8(hexadecimal >> 8 & 0xFF)
    blue = UInt8(hexadecimal & 0xFF)
  }

  /// A share of this colour in another one, channel by channel as sRGB stores them.
  public func mixed(with ground: RGB, share: Double) -> RGB {
    func mix(_ channel: UInt8, _ other: UInt8) -> UInt32 {
      UInt32((share * Double(channel) + (1 - share) * Double(other)).rounded())
    }
    return RGB(
      mix(red, ground.red) << 16 | mix(green, ground.green) << 8 | mix(blue, ground.blue)
    )
  }

  /// The colour as CSS and SVG write it, such as `#0072B2`.
  public var css: String {
    let digits = Array("0123456789ABCDEF")
    return [red, green, blue].reduce(into: "#") { text, channel in
      text.append(digits[Int(channel >> 4)])
      text.append(digits[Int(channel & 15)])
    }
  }
}
