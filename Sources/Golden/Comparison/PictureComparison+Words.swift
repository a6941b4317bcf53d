internal import Drawing
internal import Notation

extension PictureComparison {
  /// The comparison in words, such as `34 of 256000 pixels (0.013 %) differ by more than 2, the most by 204 of 255, in 1 place`.
  public func words(_ tolerance: Tolerance) -> String {
    if sizesDiffer { return "its size differs (got \(actualSize), expected \(referenceSize))" }
    if largest == 0, fineCount > 0 {
      let pixels =
        "\(fineCount) of \(pixelCount) pixels (\(Self.percent(fineCount, of: pixelCount)))"
      return
        "\(pixels) \(fineCount == 1 ? "differs" : "differ") by less than 1 of 255, in their 16 bits"
    }
    guard largest > 0 else { return "no pixel differs" }
    let count = count(above: tolerance.channel)
    guard count > 0 else { return "no pixel differs by more than \(largest) of 255" }
    let pixels = "\(count) of \(pixelCount) pixels (\(Self.percent(count, of: pixelCount)))"
    let beyond = tolerance.channel > 0 ? " by more than \(tolerance.channel)" : ""
    return
      "\(pixels) \(count == 1 ? "differs" : "differ")\(beyond), the most by \(largest) of 255, "
      + "in \(boxes.count) \(boxes.count == 1 ? "place" : "places")"
  }

  /// A share of pixels with two significant digits, such as `0.013 %`.
  static func percent(_ count: Int, of total: Int) -> String {
    let value = 100 * Double(count) / Double(max(1, total))
    var places = 0
    var limit = 10.0
    while value < limit, places < 6 {
      places += 1
      limit /= 10
    }
    return value < 1e-6 ? "under 0.000001 %" : value.decimal(places: places) + " %"
  }
}
