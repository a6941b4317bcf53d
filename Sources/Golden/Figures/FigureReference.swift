public import Drawing
internal import Pictures

/// What an approved figure looks like: the contents of the files beside a test.
///
/// A figure `NAME` has `NAME.scene.txt`, the transcript of its scene; `NAME.png`, its picture at one pixel a point and 16 levels
/// a channel, to look at; `NAME.shapes.png`, the exact picture without texts, which another rendering is compared with; and a record in `goldens.json`.
public struct FigureReference: Sendable, Hashable {
  /// The transcript of the scene.
  public var transcript: String
  /// The picture, as PNG.
  public var picture: [UInt8]
  /// The picture without texts, as PNG.
  public var shapes: [UInt8]
  /// Hashes of the scene and of the pixels of approved renderings.
  public var record: FigureRecord

  /// Creates a reference from its files.
  public init(
    transcript: String,
    picture: [UInt8],
    shapes: [UInt8],
    record: FigureRecord
  ) {
    self.transcript = transcript
    self.picture = picture
    self.shapes = shapes
    self.record = record
  }

  /// The reference that a figure would have now.
  ///
  /// The hashes of other renderings are kept only where this rendering agrees with them: the figure has not changed, and it
  /// is this machine that is new.
  ///
  /// - Parameters:
  ///   - scene: the figure.
  ///   - name: its name.
  ///   - renderer: what draws it.
  ///   - earlier: the reference that it replaces.
  /// - Throws: what the renderer throws, and `Fault` if a picture cannot be written.
  public init(
    recording scene: Scene,
    named name: String,
    drawnBy renderer: FigureRenderer,
    replacing earlier: FigureReference? = nil
  ) throws {
    let result = try earlier.map { try $0.check(scene, named: name, drawnBy: renderer) }
    let drawn = try renderer.draw(scene)
    let transcript = scene.transcript
    let agreed = result.map { !$0.verdict.isFailure } ?? false
    var pixels = agreed ? earlier?.record.pixels ?? [:] : [:]
    pixels[renderer.fingerprint] = FigureRecord.hash(of: drawn)
    self.init(
      transcript: transcript,
      picture: try drawn.posterized.png(),
      shapes: try renderer.draw(scene.withoutText).png(),
      record: FigureRecord(
        name: name,
        width: drawn.width,
        height: drawn.height,
        scene: FigureRecord.hash(of: transcript),
        pixels: pixels
      )
    )
  }
}

extension Picture {
  /// The picture with 16 levels a channel, which a PNG file holds in a quarter of the bytes; none is more than 8 off.
  fileprivate var posterized: Picture {
    var result = self
    for index in samples.indices {
      result.samples[index] = UInt8((Int(samples[index]) + 8) / 17 * 17)
    }
    return result
  }
}
