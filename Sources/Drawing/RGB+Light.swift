internal import Foundation

extension RGB {
  /// The channels as amounts of light, from 0 to 1: sRGB's transfer function undone (IEC 61966-2-1).
  package var linear: (red: Double, green: Double, blue: Double) {
    func light(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return (light(red), light(green), light(blue))
  }

  /// The nearest colour to amounts of light, each held between 0 and 1.
  package init(linearRed red: Double, green: Double, blue: Double) {
    func channel(_ light: Double) -> UInt32 {
      let light = min(1, max(0, light))
      let value = light <= 0.003_130_8 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055
      return UInt32((255 * value).rounded())
    }
    self.init(channel(red) << 16 | channel(green) << 8 | channel(blue))
  }

  /// The relative luminance, from 0, black, to 1, white (WCAG 2.2).
  public var luminance: Double {
    let (red, green, blue) = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  /// How well two colours are told apart by their light alone, from 1, not at all, to 21 (WCAG 2.2).
  public func contrast(with other: RGB) -> Double {
    let (first, second) = (luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// Black or white, whichever is easier to read on this colour.
  ///
  /// One of the two always has a contrast of at least √21 = 4.58, which is more than the 4.5 that WCAG 2.2 asks of text.
  public var ink: RGB {
    let (black, white) = (RGB(0x00_0000), RGB(0xFF_FFFF))
    return contrast(with: white) >= contrast(with: black) ? white : black
  }
}
