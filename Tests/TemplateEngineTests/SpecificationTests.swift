import Testing

/// The cases of the Mustache specification that the engine supports, and what it says to those that it refuses.
@Suite struct SpecificationTests {
  @Test(arguments: comments) func commentsAsSpecified(_ specified: SpecificationCase) {
    #expect(specified.outcome == specified.expected)
  }

  @Test(arguments: interpolation) func interpolationAsSpecified(_ specified: SpecificationCase) {
    #expect(specified.outcome == specified.expected)
  }

  @Test(arguments: sections) func sectionsAsSpecified(_ specified: SpecificationCase) {
    #expect(specified.outcome == specified.expected)
  }

  @Test(arguments: invertedSections) func invertedSectionsAsSpecified(
    _ specified: SpecificationCase
  ) {
    #expect(specified.outcome == specified.expected)
  }

  @Test(arguments: partials) func partialsAsSpecified(_ specified: SpecificationCase) {
    #expect(specified.outcome == specified.expected)
  }

  @Test(arguments: refused) func whatIsNotSupportedIsRefused(_ specified: SpecificationCase) {
    #expect(specified.outcome == specified.expected)
  }
}
