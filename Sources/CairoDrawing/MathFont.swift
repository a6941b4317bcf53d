internal import CCairo
internal import CHarfBuzz
internal import CPango
package import Faults

/// The font of formulas, DejaVu Math TeX Gyre, with the measures of its OpenType MATH table in ems.
package final class MathFont {
  /// What covers a height: one glyph, or several on top of each other.
  package struct Stretched: Sendable, Hashable {
    /// The glyphs, from bottom to top.
    package var parts: [Part]

    /// One glyph of a stretched one.
    package struct Part: Sendable, Hashable {
      /// The number of the glyph.
      package var id: UInt32
      /// The height of its lower end above that of the first part.
      package var rise: Double
    }
  }

  /// The ink of a glyph around its origin; `top` and `bottom` are heights above the baseline.
  package struct Ink: Sendable, Hashable {
    package var left: Double
    package var right: Double
    package var top: Double
    package var bottom: Double
  }

  /// The measures that layout follows.
  package let constants: MathConstants
  /// Cairo's face of the font, to draw with.
  let face: OpaquePointer
  private let font: OpaquePointer
  /// Kept, so that no other thread uses the face.
  private let fonts: Fonts
  private let unitsPerEm: Double

  /// Finds the font.
  ///
  /// - Throws: `Fault` if DejaVu Math TeX Gyre is not installed.
  package init(fonts: Fonts) throws(Fault) {
    let description = pango_font_description_new()
    defer { pango_font_description_free(description) }
    pango_font_description_set_family(description, "DejaVu Math TeX Gyre")
    pango_font_description_set_absolute_size(description, Double(PANGO_SCALE) * 10)
    guard
      let loaded = pango_font_map_load_font(fonts.map, fonts.context, description)
    else { throw Self.notInstalled }
    defer { g_object_unref(loaded) }
    guard
      let hbFace = hb_font_get_face(pango_font_get_hb_font(loaded)),
      hb_ot_math_has_data(hbFace) != 0,
      let scaled = pango_cairo_font_get_scaled_font(OpaquePointer(loaded)),
      let face = cairo_scaled_font_get_font_face(scaled),
      let font = hb_font_create(hbFace)
    else { throw Self.notInstalled }
    let unitsPerEm = hb_face_get_upem(hbFace)
    hb_font_set_scale(font, Int32(unitsPerEm), Int32(unitsPerEm))
    hb_ot_font_set_funcs(font)
    self.face = cairo_font_face_reference(face)
    self.font = font
    self.fonts = fonts
    self.unitsPerEm = Double(unitsPerEm)
    constants = Self.readConstants(font, unitsPerEm: Double(unitsPerEm))
  }

  deinit {
    hb_font_destroy(font)
    cairo_font_face_destroy(face)
  }

  private static var notInstalled: Fault {
    Fault(
      .missing,
      "the font \"DejaVu Math TeX Gyre\" is not installed",
      hint: "apt-get install fonts-dejavu-extra"
    ).coded(.font)
  }

  /// The glyph of a character, or nil if the font has none.
  package func glyph(for scalar: Unicode.Scalar) -> UInt32? {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0 ? glyph : nil
  }

  /// The advance width of a glyph.
  package func advance(_ glyph: UInt32) -> Double {
    ems(hb_font_get_glyph_h_advance(font, glyph))
  }

  /// The ink of a glyph.
  package func ink(_ glyph: UInt32) -> Ink {
    var box = hb_glyph_extents_t()
    hb_font_get_glyph_extents(font, glyph, &box)
    return Ink(
      left: ems(box.x_bearing),
      right: ems(box.x_bearing + box.width),
      top: ems(box.y_bearing),
      bottom: ems(box.y_bearing + box.height)
    )
  }

  /// How far a slanted glyph leans over its advance width.
  package func italicsCorrection(_ glyph: UInt32) -> Double {
    ems(hb_ot_math_get_glyph_italics_correction(font, glyph))
  }

  /// Where the middle of an accent stands over a glyph, from its origin.
  package func accentAttachment(_ glyph: UInt32) -> Double {
    ems(hb_ot_math_get_glyph_top_accent_attachment(font, glyph))
  }

  /// The smallest variant of a glyph that is at least so high, or an assembly of parts, or the largest there is.
  package func stretched(_ glyph: UInt32, toHeight height: Double) -> Stretched {
    var largest = glyph
    for variant in variants(glyph, HB_DIRECTION_TTB) {
      largest = variant.glyph
      if ems(variant.advance) >= height { return Stretched(parts: [.init(id: largest, rise: 0)]) }
    }
    return assembly(glyph, height: height) ?? Stretched(parts: [.init(id: largest, rise: 0)])
  }

  /// The widest variant of an accent that is no wider than a width, or the accent itself.
  package func accent(_ glyph: UInt32, upToWidth width: Double) -> UInt32 {
    variants(glyph, HB_DIRECTION_LTR).last { ems($0.advance) <= width }?.glyph ?? glyph
  }

  private func variants(
    _ glyph: UInt32,
    _ direction: hb_direction_t
  ) -> [hb_ot_math_glyph_variant_t] {
    var count: UInt32 = 0
    let total = hb_ot_math_get_glyph_variants(font, glyph, direction, 0, &count, nil)
    var variants = [hb_ot_math_glyph_variant_t](repeating: .init(), count: Int(total))
    count = total
    _ = hb_ot_math_get_glyph_variants(font, glyph, direction, 0, &count, &variants)
    return variants
  }

  /// Parts that overlap just enough, the extenders repeated as often as the height needs.
  private func assembly(_ glyph: UInt32, height: Double) -> Stretched? {
    var count: UInt32 = 0
    let total = hb_ot_math_get_glyph_assembly(font, glyph, HB_DIRECTION_TTB, 0, &count, nil, nil)
    guard total > 0 else { return nil }
    var parts = [hb_ot_math_glyph_part_t](repeating: .init(), count: Int(total))
    count = total
    _ = hb_ot_math_get_glyph_assembly(font, glyph, HB_DIRECTION_TTB, 0, &count, &parts, nil)
    let overlap = ems(hb_ot_math_get_min_connector_overlap(font, HB_DIRECTION_TTB))
    // Forty times the extender is higher than any page.
    for repeats in 1...40 {
      var result: [Stretched.Part] = []
      var top = 0.0
      for part in parts {
        let isExtender = part.flags.rawValue & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER.rawValue != 0
        for _ in 0..<(isExtender ? repeats : 1) {
          let rise = result.isEmpty ? 0 : top - overlap
          result.append(.init(id: part.glyph, rise: rise))
          top = rise + ems(part.full_advance)
        }
      }
      if top >= height { return Stretched(parts: result) }
    }
    return nil
  }

  private func ems(_ units: Int32) -> Double { Double(units) / unitsPerEm }

  private static func readConstants(_ font: OpaquePointer, unitsPerEm: Double) -> MathConstants {
    func em(_ constant: hb_ot_math_constant_t) -> Double {
      Double(hb_ot_math_get_constant(font, constant)) / unitsPerEm
    }
    func percent(_ constant: hb_ot_math_constant_t) -> Double {
      Double(hb_ot_math_get_constant(font, constant)) / 100
    }
    return MathConstants(
      scriptScale: percent(HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN),
      scriptScriptScale: percent(HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN),
      displayOperatorMinHeight: em(HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT),
      axisHeight: em(HB_OT_MATH_CONSTANT_AXIS_HEIGHT),
      accentBaseHeight: em(HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT),
      subscriptShiftDown: em(HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN),
      subscriptTopMax: em(HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX),
      subscriptBaselineDropMin: em(HB_OT_MATH_CONSTANT_SUBSCRIPT_BASELINE_DROP_MIN),
      superscriptShiftUp: em(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP),
      superscriptShiftUpCramped: em(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED),
      superscriptBottomMin: em(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN),
      superscriptBaselineDropMax: em(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BASELINE_DROP_MAX),
      subSuperscriptGapMin: em(HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN),
      superscriptBottomMaxWithSubscript: em(
        HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT
      ),
      spaceAfterScript: em(HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT),
      upperLimitGapMin: em(HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN),
      upperLimitBaselineRiseMin: em(HB_OT_MATH_CONSTANT_UPPER_LIMIT_BASELINE_RISE_MIN),
      lowerLimitGapMin: em(HB_OT_MATH_CONSTANT_LOWER_LIMIT_GAP_MIN),
      lowerLimitBaselineDropMin: em(HB_OT_MATH_CONSTANT_LOWER_LIMIT_BASELINE_DROP_MIN),
      numeratorShiftUp: em(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP),
      numeratorDisplayShiftUp: em(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP),
      denominatorShiftDown: em(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN),
      denominatorDisplayShiftDown: em(
        HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN
      ),
      numeratorGapMin: em(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN),
      numeratorDisplayGapMin: em(HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN),
      denominatorGapMin: em(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_GAP_MIN),
      denominatorDisplayGapMin: em(HB_OT_MATH_CONSTANT_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN),
      fractionRuleThickness: em(HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS),
      overbarVerticalGap: em(HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP),
      overbarRuleThickness: em(HB_OT_MATH_CONSTANT_OVERBAR_RULE_THICKNESS),
      overbarExtraAscender: em(HB_OT_MATH_CONSTANT_OVERBAR_EXTRA_ASCENDER),
      radicalVerticalGap: em(HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP),
      radicalDisplayVerticalGap: em(HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP),
      radicalRuleThickness: em(HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS),
      radicalExtraAscender: em(HB_OT_MATH_CONSTANT_RADICAL_EXTRA_ASCENDER)
    )
  }
}
