internal import CPango

/// Which characters the DejaVu fonts have, all of them together: Pango looks for a character in each.
enum DejaVuCoverage {
  /// Whether a character needs a glyph that DejaVu has not.
  static func lacks(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x80, let characters = characters?.pointer else { return false }
    return FcCharSetHasChar(characters, scalar.value) == 0 && needsGlyph(scalar)
  }

  /// Whether a character is seen: marks of direction, joiners, selectors of variants and line ends are not.
  private static func needsGlyph(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || properties.isWhitespace { return false }
    switch properties.generalCategory {
    case .control, .format: return false
    // What stands for a formula in a line.
    default: return scalar != "\u{FFFC}"
    }
  }

  /// A set that is never changed nor released, so that any thread may look into it.
  private struct Characters: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  /// Nil where the fonts are not installed, which whoever makes ``Fonts`` is told.
  private static let characters: Characters? = {
    guard let set = try? FontSet.taken() else { return nil }
    defer { set.giveBack() }
    guard let union = FcCharSetCreate() else { return nil }
    for face in set.faces {
      var characters: OpaquePointer?
      if FcPatternGetCharSet(face, FC_CHARSET, 0, &characters) == FcResultMatch {
        FcCharSetMerge(union, characters, nil)
      }
    }
    return Characters(pointer: union)
  }()
}
