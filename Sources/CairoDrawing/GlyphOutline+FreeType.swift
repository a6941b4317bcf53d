internal import CCairo
internal import CPango
internal import Drawing

extension GlyphOutline {
  /// The outline of a glyph of a FreeType face, as the font file has it: unhinted, in any size the same.
  ///
  /// Nil if the face has no outline of that number.
  convenience init?(glyph: UInt32, of face: FT_Face) {
    guard face.pointee.units_per_EM > 0,
      // Cairo leaves the transform in the face with which it wrote the outlines of a page's font.
      FT_Load_Glyph(face, glyph, FT_Int32(FT_LOAD_NO_SCALE | FT_LOAD_IGNORE_TRANSFORM)) == 0,
      let slot = face.pointee.glyph, slot.pointee.format == FT_GLYPH_FORMAT_OUTLINE
    else { return nil }
    var builder = Builder(scale: 1000 / Double(face.pointee.units_per_EM))
    var functions = Self.functions
    let error = withUnsafeMutablePointer(to: &builder) {
      FT_Outline_Decompose(&slot.pointee.outline, &functions, $0)
    }
    guard error == 0 else { return nil }
    builder.close()
    self.init(builder.steps)
  }

  /// Steps that FreeType tells one by one.
  private struct Builder {
    /// Thousandths of an em in a unit of the font.
    let scale: Double
    var steps: [Step] = []
    /// Where the contour starts.
    private var start: GridPoint?

    init(scale: Double) { self.scale = scale }

    mutating func move(to point: GridPoint) {
      close()
      steps.append(.move(point))
      start = point
    }

    /// FreeType closes contours without saying so, and draws the last side too.
    mutating func close() {
      guard let start else { return }
      if steps.last == .line(start) { steps.removeLast() }
      steps.append(.close)
    }

    /// FreeType's y points upwards.
    func place(_ vector: UnsafePointer<FT_Vector>?) -> GridPoint {
      guard let vector = vector?.pointee else { return GridPoint(x: 0, y: 0) }
      return GridPoint(
        x: Int((Double(vector.x) * scale).rounded()),
        y: Int((-Double(vector.y) * scale).rounded())
      )
    }
  }

  private static var functions: FT_Outline_Funcs {
    FT_Outline_Funcs(
      move_to: { point, builder in
        GlyphOutline.append(to: builder) { $0.move(to: $0.place(point)) }
      },
      line_to: { point, builder in
        GlyphOutline.append(to: builder) { $0.steps.append(.line($0.place(point))) }
      },
      conic_to: { control, point, builder in
        GlyphOutline.append(to: builder) {
          $0.steps.append(.quadratic($0.place(control), to: $0.place(point)))
        }
      },
      cubic_to: { first, second, point, builder in
        GlyphOutline.append(to: builder) {
          $0.steps.append(.cubic($0.place(first), $0.place(second), to: $0.place(point)))
        }
      },
      shift: 0,
      delta: 0
    )
  }

  /// Changes the builder behind FreeType's pointer; returns its status of success.
  private static func append(
    to builder: UnsafeMutableRawPointer?,
    _ change: (inout Builder) -> Void
  ) -> Int32 {
    guard let builder else { return 1 }
    change(&builder.assumingMemoryBound(to: Builder.self).pointee)
    return 0
  }
}
