import Testing

@testable import Reporting

@Suite struct PageStylesTests {
  @Test func commentsAndIndentsStayOutOfThePage() {
    let css = PageStyles.own
    #expect(!css.contains("/*") && !css.contains("\n ") && !css.contains("\n\n"))
    #expect(css.contains("\n.picture { order: 1; }\n"))
  }
}
