import Testing

@testable import Reporting

@Suite struct CSVTextTests {
  private func text(_ rows: [[String]]) -> String {
    var table = CSVText()
    for row in rows { table.addRow(row) }
    return String(decoding: table.bytes, as: UTF8.self)
  }

  // RFC 4180, section 2, rules 5 to 7.
  @Test func fieldsWithCommasQuotesOrLineEndsAreQuoted() {
    #expect(
      text([["a", "b,c"], ["", "say \"é\""], ["x\ny", "z\r"]])
        == "a,\"b,c\"\n,\"say \"\"é\"\"\"\n\"x\ny\",\"z\r\"\n"
    )
  }

  @Test func aRowMayBeginWithReadyFields() {
    var table = CSVText()
    let head = CSVText(fields: ["a,b", "c"])
    table.add(head)
    table.addRow(["d"])
    table.add(head)
    table.addRow(["e"])
    #expect(String(decoding: table.bytes, as: UTF8.self) == "\"a,b\",c,d\n\"a,b\",c,e\n")
  }
}
