import Testing

/// The cases of the Mustache specification that the engine supports, and what it says to those that it refuses.
@Suite struct SpecificationTests {
  @Test(arguments: comments) func comments(_ specified: SpecificationCase) {
    #expect(specified.outcome == specified.expected)
  }

  @Test(arguments: interpolation) func interpolation(_ specified: SpecificationCase) {
    #expect(specified.outcome == specified.expected)
  }

  @Test(arguments: sections) func sections(_ specified: SpecificationCase) {
    #expect(specified.outcome == specified.expected)
  }

  @Test(arguments: invertedSections) func invertedSections(_ specified: SpecificationCase) {
    #expect(specified.outcome == specified.expected)
  }

  @Test(arguments: partials) func partials(_ specified: SpecificationCase) {
    #expect(specified.outcome == specified.expected)
  }

  @Test(arguments: refused) func whatIsNotSupportedIsRefused(_ specified: SpecificationCase) {
    #expect(specified.outcome == specified.expected)
  }
}
