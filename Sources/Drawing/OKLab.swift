internal import Foundation

/// A colour of the OKLab space, in which equal distances look equally large.
///
/// Ottosson, "A perceptual color space for image processing" (2020), with the matrices of that page.
package struct OKLab: Sendable, Hashable {
  /// From 0, black, to 1, white.
  package var lightness: Double
  /// From green, negative, to red.
  package var a: Double
  /// From blue, negative, to yellow.
  package var b: Double

  /// Creates a colour.
  package init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  /// The place of an sRGB colour.
  package init(_ color: RGB) {
    let (red, green, blue) = color.linear
    let long = cbrt(0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue)
    let middle = cbrt(0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue)
    let short = cbrt(0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue)
    lightness = 0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short
    a = 1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short
    b = 0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short
  }

  /// The nearest eight-bit sRGB colour, each channel held between its ends.
  package var rgb: RGB {
    func cube(_ value: Double) -> Double { value * value * value }
    let long = cube(lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b)
    let middle = cube(lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b)
    let short = cube(lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b)
    return RGB(
      linearRed: 4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
      green: -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
      blue: -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short
    )
  }

  /// The distance to another colour, straight through the space.
  package func distance(to other: OKLab) -> Double {
    let (l, a, b) = (lightness - other.lightness, a - other.a, b - other.b)
    return (l * l + a * a + b * b).squareRoot()
  }

  /// The colour at a share of the straight way to another.
  package func mixed(with other: OKLab, share: Double) -> OKLab {
    OKLab(
      lightness: lightness + share * (other.lightness - lightness),
      a: a + share * (other.a - a),
      b: b + share * (other.b - b)
    )
  }
}
