import Datasets
import Faults
import Testing

/// How tables of all kinds are read without being told, and with.
@Suite struct CSVReadingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func outline(
    _ text: String,
    _ name: String = "mine.csv",
    isCompressed: Bool = false,
    _ change: (inout DatasetRequest) -> Void = { _ in }
  ) throws -> DatasetOutline {
    let bytes = Array(text.utf8)
    try folder.write(isCompressed ? gzip(bytes) : bytes, to: name)
    var request = DatasetRequest("\(folder.path)/\(name)")
    change(&request)
    return try Catalogue(searchFolders: []).outline(of: request)
  }

  private func refusal(
    _ text: String,
    _ change: (inout DatasetRequest) -> Void = { _ in }
  ) -> Fault? {
    #expect(throws: Fault.self) { try outline(text, "mine.csv", change) }
  }

  /// Rows of two columns and three classes, written in some way.
  private func table(
    _ separator: String = ",",
    decimal: String = ".",
    header: [String]? = ["a", "b", "label"],
    labelFirst: Bool = false,
    classes: [String] = ["0", "1", "2"]
  ) -> String {
    let rows = (0..<30).map { row in
      let numbers = ["\(row)\(decimal)5", "-\(row % 7)\(decimal)25"]
      let label = [classes[row % classes.count]]
      return labelFirst ? label + numbers : numbers + label
    }
    let lines = (header.map { [$0] } ?? []) + rows
    return lines.map { $0.joined(separator: separator) }.joined(separator: "\n") + "\n"
  }

  @Test(arguments: [(";", ","), (";", "."), ("\t", "."), ("\t", ","), ("|", "."), (" ; ", ",")])
  func separatorsAreFound(separator: String, decimal: String) throws {
    let usual = try outline(table())
    let other = try outline(table(separator, decimal: decimal), "other.csv")
    #expect(other.trainingLabels == usual.trainingLabels)
    #expect(other.shape == .features(2))
    #expect(
      other.table?.delimiter.value
        == (separator == "\t" ? "tab" : "\(separator.contains(";") ? ";" : "|")")
    )
    #expect(other.table?.delimiter.isGuessed == true)
    #expect(other.table?.decimal.value == decimal)
  }

  @Test func theSameTableIsOneDataSetHoweverItIsWritten() throws {
    let digests = try [
      outline(table(";", decimal: ","), "a.csv"), outline(table("\t"), "b.tsv"),
      outline(table("|") + "\n\n", "c.csv"), outline(table("\t"), "d.tsv.gz", isCompressed: true),
    ].map(\.contentDigests)
    #expect(Set(digests).count == 1)
    // Runs of the tables that every version reads are known by the file, compressed or not.
    let usual = try outline(table())
    #expect(usual.contentDigests == usual.files.map(\.sha256))
    let packed = try outline(table(), "mine.csv.gz", isCompressed: true)
    #expect(packed.contentDigests == usual.contentDigests)
    #expect(packed.name == "mine")
    #expect(packed.files[0].name == "mine.csv.gz")
  }

  @Test func columnsWithoutNamesHaveNumbers() throws {
    let found = try outline(table(header: nil))
    #expect(found.table?.header.value == "false")
    #expect(found.table?.label == "3")
    #expect(found.table?.labelReason == .fewValues)
    #expect(found.trainingLabels.count + (found.testLabels?.count ?? 0) == 30)
    let words = try outline(table(header: nil, classes: ["x", "y", "z"]))
    #expect(words.table?.labelReason == .words)
    let named = try outline(table(header: nil)) { $0.label = "3" }
    #expect(named.table?.labelReason == .given)
    #expect(named.contentDigests == found.contentDigests)
  }

  @Test func imagesInRowsHaveTheirLabelFirstOrLast() throws {
    // A corner that is always black, as in MNIST; a pixel of few values in the middle.
    func text(_ labelFirst: Bool) -> String {
      (0..<60).map { row in
        // Black corners but for a few pictures, as in Fashion-MNIST.
        let corner = row % 7 == 0 ? row % 5 : 0
        let pixels = "\(corner),\(row * 4),12,0,\(row % 2 * 255),\(corner)"
        return labelFirst ? "\(row % 10),\(pixels)\n" : "\(pixels),\(row % 10)\n"
      }.joined()
    }
    for isFirst in [true, false] {
      let found = try outline(text(isFirst))
      #expect(found.table?.labelReason == .besidePixels)
      #expect(found.table?.labelColumn == (isFirst ? 1 : 7))
      #expect(found.classNames == (0..<10).map { "\($0)" })
      #expect(found.warnings.isEmpty)
    }
  }

  @Test(arguments: [
    ("Label", 1), ("CLASS", 1), ("target", 1), ("Species", 1), ("y", 1),
  ])
  func aColumnIsKnownByItsName(name: String, column: Int) throws {
    let found = try outline(table(header: [name, "a", "b"], labelFirst: true))
    #expect(found.table?.label == name)
    #expect(found.table?.labelReason == .name)
    #expect(found.classNames == ["0", "1", "2"])
  }

  @Test func theOnlyColumnOfWordsHasTheClasses() throws {
    let found = try outline(
      table(header: ["kind", "a", "b"], labelFirst: true, classes: ["ape", "bee", "cat"])
    )
    #expect(found.table?.label == "kind")
    #expect(found.table?.labelReason == .words)
    #expect(found.classNames == ["ape", "bee", "cat"])
  }

  @Test func whatIsAskedForIsRead() throws {
    let text =
      "id,day,x,smoker,target\n"
      + (0..<30).map {
        "\($0),2020-01-0\($0 % 9 + 1),\($0 * $0),\($0 % 2 == 0 ? "yes" : "no"),\($0 % 3)\n"
      }.joined()
    let found = try outline(text) {
      $0.label = "smoker"
      $0.ignore = ["id", "DAY", "5"]
    }
    #expect(found.classNames == ["no", "yes"])
    #expect(found.shape == .features(1))
    #expect(found.table?.ignored == ["id", "day", "target"])
    let fault = refusal(text) { $0.label = "smokes" }
    #expect(
      fault?.message
        == "\(folder.path)/mine.csv has no column \"smokes\" (expected one of id, day, x, smoker, target)"
    )
    #expect(fault?.hint == "Did you mean \"smoker\"?")
    // The column that is called target has the classes; what stands in the way is named with its mend.
    #expect(refusal(text)?.hint?.contains("ignore: [day, smoker]") == true)
  }

  @Test func rowsThatLackAValueAreDroppedWhereThatIsAskedFor() throws {
    let text =
      "x,z,label\n"
      + (0..<40).map {
        "\($0 % 8 == 0 ? ["", "NA", "?", "nan", "N/A"][$0 / 8] : "\($0)"),\($0 + 1),\($0 % 2)\n"
      }.joined()
    let fault = refusal(text)
    #expect(fault?.message.contains("5 of 40 rows lack one") == true)
    #expect(fault?.hint?.contains("missing: drop") == true)
    let found = try outline(text) { $0.missing = .drop }
    #expect(found.table?.droppedRows == 5)
    #expect(found.trainingLabels.count + (found.testLabels?.count ?? 0) == 35)
  }

  @Test func labelsMayHaveGapsAndAreSortedByTheirValue() throws {
    for (classes, names) in [
      (["10", "2", "1"], ["1", "2", "10"]), (["9.0", "0.0", "10.0"], ["0.0", "9.0", "10.0"]),
    ] {
      #expect(try outline(table(classes: classes)).classNames == names)
    }
  }

  @Test func someClassesAreKept() throws {
    let text = table(classes: ["ape", "bee", "cat"])
    let found = try outline(text) { $0.classes = ["cat", "ape"] }
    #expect(found.classNames == ["cat", "ape"])
    #expect(found.table?.otherClassRows == 10)
    #expect(found.trainingLabels.count + (found.testLabels?.count ?? 0) == 20)
    let named = try outline(text) {
      $0.classes = ["2", "0"]
      $0.classNames = .list(["Katze", "Affe"])
    }
    #expect(named.classNames == ["Katze", "Affe"])
    #expect(named.contentDigests == found.contentDigests)
    #expect(
      refusal(text) { $0.classes = ["ape", "dog"] }?.message
        == "the data have no class \"dog\" (expected some of ape, bee, cat)"
    )
    #expect(
      refusal(text) { $0.classes = ["bee"] }?.message
        == "one class leaves nothing to tell apart (got \"bee\", expected two or more)"
    )
  }

  @Test func anotherFileTests() throws {
    try folder.write(Array("label,b,a\n2,1,7\n0,3,9\n1,2,8\n".utf8), to: "test.csv")
    let found = try outline(table()) { $0.test = "\(folder.path)/test.csv" }
    #expect(found.trainingLabels.count == 30)
    #expect(found.testLabels == [2, 0, 1])
    #expect(found.files.map(\.name) == ["mine.csv", "test.csv"])
    for (text, message) in [
      ("a,b\n1,2\n", "has no column \"label\""), ("a,label\n1,2\n", "has no column \"b\""),
      ("a,b,c,label\n1,2,3,2\n", "has a column \"c\""),
      ("a,b,label\n1,2,7\n", "has a class that no row to train on has (got \"7\""),
    ] {
      try folder.write(Array(text.utf8), to: "test.csv")
      let fault = refusal(table()) { $0.test = "\(folder.path)/test.csv" }
      #expect(fault?.message.contains(message) == true, "\(fault?.message ?? "")")
    }
  }

  @Test func everyClassTestsWhereItCan() throws {
    // Three of 103 rows: a fifth of three is less than one, and other classes have larger remainders.
    let rows = (0..<100).map { "\($0),\($0 % 2)\n" } + (0..<3).map { "\($0),rare\n" }
    let found = try outline("x,label\n" + rows.joined())
    #expect(found.testLabels?.contains(2) == true)
    #expect(found.trainingLabels.count { $0 == 2 } == 2)
  }

  @Test func spacesSeparateWhereThatIsAskedFor() throws {
    let usual = try outline(table())
    let text = table(" ").replacing("\n", with: "  \n ").replacing(" -", with: "    -")
    let found = try outline(text, "spaces.csv") { $0.delimiter = UInt8(ascii: " ") }
    #expect(found.trainingLabels == usual.trainingLabels)
    #expect(found.shape == .features(2))
  }

  @Test func aDateIsNoClassAndTwoValuesMayBe() throws {
    let dates =
      "day,x,kind\n"
      + (0..<30).map {
        "2020-01-0\($0 % 9 + 1),\($0).5,\($0 % 2 == 0 ? "a" : "b")\n"
      }.joined()
    #expect(refusal(dates)?.hint?.contains("ignore: [day]") == true)
    #expect(try outline(dates) { $0.ignore = ["day"] }.table?.labelReason == .words)
    let survivors =
      "survived,fare,sex\n"
      + (0..<30).map {
        "\($0 % 2),\($0).5,\($0 % 3 == 0 ? "male" : "female")\n"
      }.joined()
    #expect(
      refusal(survivors)?.message.contains("(got survived, sex: each could have them") == true
    )
  }

  @Test func emptyRowsAtTheEndAreNone() throws {
    let usual = try outline(table())
    for end in ["\n", "\n\n", ",,\n,,\n", "  \n"] {
      #expect(try outline(table() + end).trainingLabels == usual.trainingLabels)
    }
    #expect(
      refusal(table() + ",,\n" + "1,2,0\n")?.message.contains("1 of 32 rows lack one") == true
    )
  }

  @Test(arguments: [(";", ","), ("\t", ","), ("|", ","), (";", ".")])
  func whatMayStandBetweenThousandsIsNotGuessed(separator: String, mark: String) throws {
    func text(_ numbers: [String]) -> String {
      (["price", "b", "label"].joined(separator: separator)) + "\n"
        + numbers.enumerated().map { "\($1)\(separator)\($0)\(separator)\($0 % 2)\n" }.joined()
    }
    let prices = ["700", "959", "996", "1\(mark)033", "-12\(mark)070", "1\(mark)107"]
    let fault = refusal(text(prices))
    #expect(fault?.message.contains("is not clear (each could stand between thousands)") == true)
    #expect(fault?.hint?.contains("decimal: \"\(mark)\" }`") == true, "\(fault?.hint ?? "")")
    let found = try outline(text(prices)) { $0.decimal = mark.utf8.first }
    #expect(found.table?.decimal.value == mark)
    // One number that cannot have thousands tells what all others have.
    for clear in ["0\(mark)742", "1\(mark)5", "1000\(mark)125", "1\(mark)1250", "1\(mark)0e3"] {
      #expect(try outline(text(prices + [clear])).table?.decimal.value == mark)
    }
  }

  @Test(
    arguments: [
      ("1.234,00", "1234,00", ","), ("-1.234.567,0", "-1234567,0", ","), ("1,234.5", "1234.5", "."),
      ("1.234.567", "1234567", nil), ("1'234", "1234", nil), ("12 345,5", "12345,5", ","),
    ] as [(String, String, String?)]
  )
  func aNumberWithMarksBetweenThousandsIsNoDate(number: String, plain: String, decimal: String?) {
    let fault = refusal(
      "price;b;label\n" + (0..<20).map { "\(number);\($0)1;\($0 % 2)\n" }.joined()
    )
    #expect(
      fault?.message
        == "the column \"price\" has a number with a mark between thousands (got \"\(number)\")"
    )
    #expect(fault?.hint?.hasPrefix("Write the numbers without it: \(plain).") == true)
    #expect(fault?.hint?.contains("decimal: ") == (decimal != nil))
    #expect(fault?.hint?.contains("decimal: \"\(decimal ?? "")\" }`") == (decimal != nil))
  }

  @Test(arguments: ["12.34.56", "1.2.2020", "2020-01-02", "12:30:00"])
  func aDateIsStillOne(date: String) {
    let fault = refusal("d;b;label\n" + (0..<20).map { "\(date);\($0);\($0 % 2)\n" }.joined())
    #expect(fault?.message.contains("has dates, not numbers") == true, "\(fault?.message ?? "")")
  }

  @Test func aRowThatCountsAFewColumnsMayBeAnExample() throws {
    for (count, first) in [(3, 0), (3, 1), (2, 0), (4, 1)] {
      let text =
        "\((0..<count).map { "\(first + $0)" }.joined(separator: ","))\n"
        + (0..<40).map { row in
          ((1..<count).map { "0.\(row + $0)7" } + ["\(row % 4)"]).joined(separator: ",") + "\n"
        }.joined()
      let fault = refusal(text) { $0.label = "\(count)" }
      #expect(
        fault?.message.hasPrefix(
          "whether the first row of \(folder.path)/mine.csv names the columns is not clear "
            + "(got \(first), \(first + 1)"
        ) == true
      )
      #expect(fault?.hint?.contains("header: true }`") == true)
      for isHeader in [true, false] {
        let found = try outline(text) {
          $0.hasHeader = isHeader
          $0.label = isHeader ? "\(first + count - 1)" : "\(count)"
        }
        let rows = found.trainingLabels.count + (found.testLabels?.count ?? 0)
        #expect(rows == (isHeader ? 40 : 41))
      }
    }
    // Five columns that are counted have no other reading that is likely, and a word leaves none.
    for header in ["0,1,2,3,4", "0,1,2,3,label"] {
      let rows = (0..<40).map { "0.5,0.\($0),1.5,\($0)1,\($0 % 2)\n" }.joined()
      #expect(try outline("\(header)\n\(rows)").table?.header.value == "true")
    }
  }
}
