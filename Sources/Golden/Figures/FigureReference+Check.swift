public import Drawing
internal import Pictures

extension FigureReference {
  /// Compares a figure with this reference.
  ///
  /// 1. The scene must be the same, as text: there a wrong digit, a lost sign or a moved label is as plain as anything.
  /// 2. Pixels whose hash was approved are equal.
  /// 3. A rendering that was approved with other pixels has changed: different, without any tolerance.
  /// 4. A rendering that is new draws the figure without its texts, and that may differ by ``Tolerance/otherRendering``;
  ///    texts were compared in step 1, and their pixels differ between rasterisers more than by any fault.
  ///
  /// - Parameters:
  ///   - scene: the figure.
  ///   - name: its name.
  ///   - renderer: what draws it.
  /// - Returns: the verdict, with pictures if it is a failure or was only tolerated.
  /// - Throws: what the renderer throws, and `Fault` if the reference's files are damaged.
  public func check(
    _ scene: Scene,
    named name: String,
    drawnBy renderer: FigureRenderer
  ) throws -> GoldenResult {
    let transcript = scene.transcript
    let drawn = try renderer.draw(scene)
    var result = GoldenResult(
      name: name,
      verdict: .equal,
      explanation: "the pixels are those approved for this rendering",
      renderings: .init(approved: record.pixels.keys.sorted(), actual: renderer.fingerprint)
    )
    if !transcript.utf8.elementsEqual(self.transcript.utf8) {
      let text = TextDifference(reference: self.transcript, actual: transcript)
      let (removed, added) = text.counts
      result.verdict = .different
      result.text = text
      result.explanation =
        "the scene has changed (\(lines(removed)) removed, \(lines(added)) added)"
      try show(picture, drawn, tolerance: Self.posterized, in: &result)
    } else if record.scene != FigureRecord.hash(of: transcript) {
      result.verdict = .different
      result.explanation = "goldens.json is not that of the scene's file: record both again"
    } else if record.pixels.values.contains(FigureRecord.hash(of: drawn)) {
      return result
    } else if record.pixels[renderer.fingerprint] != nil {
      try showChange(of: scene, drawnBy: renderer, drawn, in: &result)
    } else {
      try checkShapes(of: scene, drawnBy: renderer, in: &result)
    }
    return result
  }

  /// What `NAME.png` may differ by from the figure it was made of: it has 16 levels a channel.
  private static var posterized: Tolerance { Tolerance(channel: 9) }

  /// Shows pixels that have changed although nothing else has: in the shapes, or else in the letters.
  private func showChange(
    of scene: Scene,
    drawnBy renderer: FigureRenderer,
    _ drawn: Picture,
    in result: inout GoldenResult
  ) throws {
    result.verdict = .different
    let shapes = try renderer.draw(scene.withoutText)
    try show(self.shapes, shapes, tolerance: .exact, in: &result)
    let start = "the scene and the rendering are the same, but the pixels of the"
    if let comparison = result.comparison, comparison.largest > 0 || comparison.sizesDiffer {
      result.explanation = "\(start) shapes have changed: \(comparison.words(.exact))"
    } else {
      try show(picture, drawn, tolerance: Self.posterized, in: &result)
      result.comparison = nil
      result.explanation = "\(start) letters have changed"
    }
  }

  private func checkShapes(
    of scene: Scene,
    drawnBy renderer: FigureRenderer,
    in result: inout GoldenResult
  ) throws {
    let tolerance = Tolerance.otherRendering
    let drawn = try renderer.draw(scene.withoutText)
    try show(shapes, drawn, tolerance: tolerance, in: &result)
    guard let comparison = result.comparison else { return }
    let words = comparison.words(tolerance)
    if comparison.largest <= tolerance.channel, !comparison.sizesDiffer {
      result.pictures = .init()
      result.explanation = "a rendering that is new draws the same shapes: \(words)"
    } else if tolerance.allows(comparison) {
      result.verdict = .tolerated
      result.explanation = "a rendering that is new draws the shapes a little otherwise: \(words)"
    } else {
      result.verdict = .different
      result.explanation = "the shapes have changed, in a rendering that is new: \(words)"
    }
  }

  /// Compares two pictures and puts them, and their difference, into the result.
  private func show(
    _ expected: [UInt8],
    _ drawn: Picture,
    tolerance: Tolerance,
    in result: inout GoldenResult
  ) throws {
    let reference = try PNGReader.picture(expected)
    let comparison = PictureComparison(reference: reference, actual: drawn, tolerance: tolerance)
    var (first, second) = (PictureRows(reference), PictureRows(drawn))
    let difference = try DifferencePicture.draw(
      &first,
      &second,
      comparison: comparison,
      tolerance: tolerance
    )
    result.comparison = comparison
    result.pictures = .init(
      reference: expected,
      actual: try drawn.png(),
      difference: try difference.png()
    )
  }

  private func lines(_ count: Int) -> String { count == 1 ? "1 line" : "\(count) lines" }
}
