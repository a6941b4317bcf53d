/// The measures of a mathematics font, in ems (OpenType specification, MATH table, MathConstants).
package struct MathConstants: Sendable, Hashable {
  /// The size of scripts, as a share of the text's.
  package var scriptScale: Double
  /// The size of scripts of scripts, as a share of the text's.
  package var scriptScriptScale: Double
  /// The least height of a large operator in a formula on a line of its own.
  package var displayOperatorMinHeight: Double
  /// The height of the middle of fractions and fences above the baseline.
  package var axisHeight: Double
  /// The greatest height of a base that needs no raised accent.
  package var accentBaseHeight: Double
  package var subscriptShiftDown: Double
  package var subscriptTopMax: Double
  package var subscriptBaselineDropMin: Double
  package var superscriptShiftUp: Double
  package var superscriptShiftUpCramped: Double
  package var superscriptBottomMin: Double
  package var superscriptBaselineDropMax: Double
  package var subSuperscriptGapMin: Double
  package var superscriptBottomMaxWithSubscript: Double
  package var spaceAfterScript: Double
  package var upperLimitGapMin: Double
  package var upperLimitBaselineRiseMin: Double
  package var lowerLimitGapMin: Double
  package var lowerLimitBaselineDropMin: Double
  package var numeratorShiftUp: Double
  package var numeratorDisplayShiftUp: Double
  package var denominatorShiftDown: Double
  package var denominatorDisplayShiftDown: Double
  package var numeratorGapMin: Double
  package var numeratorDisplayGapMin: Double
  package var denominatorGapMin: Double
  package var denominatorDisplayGapMin: Double
  package var fractionRuleThickness: Double
  package var overbarVerticalGap: Double
  package var overbarRuleThickness: Double
  package var overbarExtraAscender: Double
  package var radicalVerticalGap: Double
  package var radicalDisplayVerticalGap: Double
  package var radicalRuleThickness: Double
  package var radicalExtraAscender: Double
}
