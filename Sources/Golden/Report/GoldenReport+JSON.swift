internal import Faults
internal import JSON

extension GoldenReport {
  /// The report as JSON, schema `bnreport.golden/1`, with sorted keys.
  public var json: String {
    let document = GoldenDocument(
      schema: "bnreport.golden/1",
      passed: passes,
      counts: Dictionary(
        uniqueKeysWithValues: GoldenVerdict.allCases.map { ($0.rawValue, count($0)) }
      ),
      results: results.map(GoldenDocument.Entry.init),
      unused: unused,
      skipped: skipped.isEmpty
        ? nil : skipped.map { .init(path: $0.path, reason: $0.reason.rawValue) },
      strict: isStrict ? true : nil
    )
    return String(decoding: CanonicalJSON.bytes(of: document, pretty: true), as: UTF8.self) + "\n"
  }
}

private struct GoldenDocument: Encodable {
  struct Box: Encodable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int

    init(_ box: PixelBox) {
      x = box.x
      y = box.y
      width = box.width
      height = box.height
    }
  }

  struct Skipped: Encodable {
    var path: String
    var reason: String
  }

  struct Comparison: Encodable {
    var referenceSize: [Int]
    var actualSize: [Int]
    var pixels: Int
    var differing: Int
    var above2: Int
    var above32: Int
    var largest: Int
    var worstWindow: Int
    var boxes: [Box]
    var fine: Int?
  }

  struct Place: Encodable {
    var box: Box
    var region: String
    var share: Double
    var kind: String

    init(_ place: DifferencePlace) {
      box = Box(place.box)
      (region, share, kind) = (place.region, place.share, place.kind.rawValue)
    }
  }

  struct Entry: Encodable {
    var name: String
    var verdict: String
    var explanation: String
    var code: String?
    var comparison: Comparison?
    var places: [Place]?
    var limits: [String]?
    var textDifference: String?
    var approvedRenderings: [String]?
    var rendering: String?

    init(_ result: GoldenResult) {
      name = result.name
      verdict = result.verdict.rawValue
      explanation = result.explanation
      code = result.code?.rawValue
      comparison = result.comparison.map { comparison in
        Comparison(
          referenceSize: [comparison.referenceSize.width, comparison.referenceSize.height],
          actualSize: [comparison.actualSize.width, comparison.actualSize.height],
          pixels: comparison.pixelCount,
          differing: comparison.count(above: 0),
          above2: comparison.count(above: 2),
          above32: comparison.count(above: 32),
          largest: comparison.largest,
          worstWindow: comparison.worstWindow.count,
          boxes: comparison.boxes.prefix(GoldenReport.mostBoxes).map(Box.init),
          fine: comparison.fineCount > 0 ? comparison.fineCount : nil
        )
      }
      places = result.places.isEmpty ? nil : result.places.map(Place.init)
      limits = result.limits.isEmpty ? nil : result.limits
      textDifference = result.text?.text
      approvedRenderings = result.renderings?.approved
      rendering = result.renderings?.actual
    }
  }

  var schema: String
  var passed: Bool
  var counts: [String: Int]
  var results: [Entry]
  var unused: [String]
  var skipped: [Skipped]?
  var strict: Bool?
}

extension GoldenReport {
  /// More places than these are not listed: nobody reads them, and a page of noise would be all boxes.
  static let mostBoxes = 100
}
