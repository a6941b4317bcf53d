import Markup
import Testing
import Typesetting

/// Expectations from The TeXbook, chapters 17 and 18 and appendix G, rules 5 and 6.
@Suite struct MathAtomTests {
  private let x = Math.identifier("x")
  private let minus = Math.operator("-", .binary)

  @Test func aSignBeforeANumberIsNoBinaryOperator() {
    #expect(MathAtom.classes([minus, x]) == [.ordinary, .ordinary])
    #expect(MathAtom.classes([x, minus, x]) == [.ordinary, .binary, .ordinary])
    let equals = Math.operator("=", .relation)
    #expect(
      MathAtom.classes([x, equals, minus, x]) == [.ordinary, .relation, .ordinary, .ordinary]
    )
    #expect(MathAtom.classes([x, minus]) == [.ordinary, .ordinary])
  }

  @Test func relationsHaveThickSpaceOutsideScripts() {
    #expect(MathAtom.ordinary.space(before: .relation, isScript: false) == 5)
    #expect(MathAtom.ordinary.space(before: .relation, isScript: true) == 0)
    #expect(MathAtom.ordinary.space(before: .binary, isScript: false) == 4)
    #expect(MathAtom.ordinary.space(before: .large, isScript: true) == 3)
  }

  @Test func scriptsHaveTheClassOfTheirBase() {
    let sum = Math.scripts(.operator("∑", .large), lower: x, upper: nil)
    #expect(MathAtom(sum) == .large)
    #expect(MathAtom(.operator("(", .ordinary)) == .open)
    #expect(MathAtom(.fraction(x, x)) == .inner)
  }
}
