import Datasets
import Faults
import Foundation
import Testing

@Suite struct CSVDatasetTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ bytes: [UInt8]) throws -> Dataset {
    try folder.write(bytes, to: "mine.csv")
    return try Catalogue(searchFolders: []).dataset("\(folder.path)/mine.csv")
  }

  /// Ten rows of two classes, of which Split holds out one of each.
  private static let small =
    "x,label,y\n" + (0..<10).map { "\($0),\($0 % 2 == 0 ? "even" : "odd"),\(-2 * $0)\n" }.joined()

  @Test func aTableIsADataset() throws {
    let dataset = try read(Array(Self.small.utf8))
    #expect(dataset.name == "mine")
    #expect(dataset.classNames == ["even", "odd"])
    #expect(dataset.training.shape == .features(2))
    #expect(dataset.training.count == 8)
    #expect(dataset.test?.labels.sorted() == [0, 1])
    #expect(dataset.files.map(\.name) == ["mine.csv"])
    #expect(dataset.contentDigests == dataset.files.map(\.sha256))
    #expect(dataset.warnings.isEmpty)
    // y falls where x grows: the two scaled columns add up to 1, in the test rows as well.
    for examples in [dataset.training, try #require(dataset.test)] {
      let numbers = try #require(examples.features.numbers)
      for row in 0..<examples.count {
        #expect(abs(numbers[2 * row] + numbers[2 * row + 1] - 1) < 1e-6)
      }
    }
    #expect(dataset.training.features.numbers?.min() == 0)
    #expect(dataset.training.features.numbers?.max() == 1)
  }

  @Test func theOutlineIsThatOfTheDataset() throws {
    let dataset = try read(Array(Self.small.utf8))
    #expect(
      try Catalogue(searchFolders: []).outline(of: "\(folder.path)/mine.csv") == dataset.outline
    )
  }

  @Test func testRowsHaveNoSayInTheScale() throws {
    let before = try read(Array(Self.small.utf8))
    let test = try #require(before.test?.features.numbers)
    // Some row to test on, found by its x, is moved far away.
    let x = Int((test[0] * 9).rounded())
    let training = try #require(before.training.features.numbers)
    let moved = Self.small.replacingOccurrences(of: "\n\(x),", with: "\n\(x)000000,")
    let after = try read(Array(moved.utf8))
    #expect(after.training.features.numbers == training)
    #expect(after.test?.features.numbers?.contains { $0 > 1000 } == true)
  }

  @Test func theLastColumnHasTheClassesWhereNoneIsCalledLabel() throws {
    let rows = (0..<20).map { "\($0),\($0 % 2 == 0 ? 10 : 9)\n" }.joined()
    let dataset = try read(Array(("a,b\n" + rows).utf8))
    // Whole numbers by their value, not as text.
    #expect(dataset.classNames == ["9", "10"])
    #expect(dataset.training.shape == .features(1))
  }

  @Test func quotationMarksLineEndsAndAByteOrderMarkAreThoseOfSpreadsheets() throws {
    let text =
      "\"a, b\",\"say \"\"x\"\"\",label\r\n1,2,\"red, \"\"dark\"\"\nor not\"\r\n3,+4e1,blue"
    let dataset = try read([0xEF, 0xBB, 0xBF] + Array(text.utf8))
    #expect(dataset.classNames == ["blue", "red, \"dark\"\nor not"])
    #expect(dataset.training.count + (dataset.test?.count ?? 0) == 2)
  }

  @Test func aConstantColumnIsWarnedOf() throws {
    let dataset = try read(Array("x,y,z,label\n1,5,7,a\n2,5,7,b\n3,5,7,a\n".utf8))
    #expect(
      dataset.warnings == [
        "\(folder.path)/mine.csv: the column \"y\" and 1 more has one value in all rows that train, and tells nothing"
      ]
    )
    let numbers = try #require(dataset.training.features.numbers)
    #expect(numbers.allSatisfy { $0.isFinite })
  }

  @Test func valuesAtTheEndsOfTheRangeOfNumbersAreScaled() throws {
    let rows = ["-1.7e308,a", "1.7e308,a", "0,a", "5e-324,a", "-0.0,b"]
    let dataset = try read(Array(("x,label\n" + rows.joined(separator: "\n")).utf8))
    let numbers = try #require(dataset.training.features.numbers)
    #expect(numbers.allSatisfy { (0...1).contains($0) })
  }

  /// A file that must be refused, and what the error must be after the file's path.
  struct Bad: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let error: String

    init(_ name: String, _ text: String, _ error: String) {
      testDescription = name
      bytes = Array(text.utf8)
      self.error = error
    }

    init(_ name: String, _ bytes: [UInt8], _ error: String) {
      testDescription = name
      self.bytes = bytes
      self.error = error
    }
  }

  static let bad = [
    Bad("empty", "", ": the file is empty"),
    Bad("no rows", "x,label\n", ": the table has no rows (got the names of 2 columns alone)"),
    Bad(
      "duplicate header",
      "x,y,x,label\n1,2,3,a\n",
      ":1:3: the column has the name of column 1 (got \"x\" twice)"
    ),
    Bad("empty header", "x,,label\n1,2,a\n", ":1:2: the column has no name"),
    Bad(
      "one column",
      "x\n1\n",
      ":1:1: there is one column only (expected numbers, and the class)"
    ),
    Bad(
      "ragged row",
      "x,y,label\n1,2,a\n1,a\n",
      ":3:2: the row has another number of fields than the first (got 2, expected 3)"
    ),
    Bad(
      "longer row",
      "x,label\n1,a\n1,a,b,c\n",
      ":3:3: the row has another number of fields than the first (got 4, expected 2)"
    ),
    Bad(
      "empty line",
      "x,label\n1,a\n\n2,a\n",
      ":3:1: the row has another number of fields than the first (got 1, expected 2)"
    ),
    Bad(
      "unclosed quotation mark",
      "x,label\n1,\"a\n2,b\n",
      ":2:2: the quotation mark is not closed"
    ),
    Bad(
      "quotation mark within",
      "x,label\n1,a\"b\n",
      ":2:2: a quotation mark stands within a field"
    ),
    Bad(
      "text after the quotation mark",
      "x,label\n\"1\"x,a\n",
      ":2:1: something follows the closing quotation mark"
    ),
    Bad(
      "nan",
      "x,label\n1,a\nnan,a\n",
      ":3:1: the column \"x\" lacks a value (got \"nan\"; 1 of 2 rows lack one)"
    ),
    Bad(
      "inf",
      "x,label\n-inf,a\n",
      ":2:1: the column \"x\" has something that is not a finite number (got \"-inf\")"
    ),
    Bad(
      "1e999",
      "x,label\n1e999,a\n",
      ":2:1: the column \"x\" has something that is not a finite number (got \"1e999\")"
    ),
    Bad(
      "hexadecimal",
      "x,label\n0x10,a\n",
      ":2:1: the column \"x\" has something that is not a finite number (got \"0x10\")"
    ),
    Bad(
      "thousands, or decimals",
      "x,label\n\"1,500\",a\n\"22,125\",b\n",
      ": what the commas in numbers of $FILE mean is not clear (each could stand between thousands)"
    ),
    Bad(
      "commas and points",
      "x;z;label\n1,5;1.25;a\n2,5;1.5;b\n",
      ": what the commas in numbers of $FILE mean is not clear (other numbers have a decimal point)"
    ),
    Bad(
      "empty number",
      "x,label\n,a\n",
      ":2:1: the column \"x\" lacks a value (got an empty field; 1 of 1 rows lack one)"
    ),
    Bad(
      "empty class",
      "x,label\n1,\n2,a\n?,?\n",
      ":2:2: the class is missing (got an empty field; 2 of 3 rows lack one)"
    ),
    Bad(
      "dates",
      "day,colour,x,label\n2020-01-01,red,1,a\n2020-01-02,blue,2,b\n",
      ":2:1: the column \"day\" has dates, not numbers (got \"2020-01-01\")"
    ),
    Bad(
      "a slip",
      "x,label\n1,a\n2,b\no,b\n",
      ":4:1: the column \"x\" has something that is not a finite number (got \"o\")"
    ),
    Bad(
      "a column of numbers of rows",
      ",x,label\n0,1,a\n1,2,b\n",
      ":1:1: the column has no name"
    ),
    Bad(
      "two columns by their names",
      "label,x,target\n0,1,1\n1,2,0\n",
      ": which column of $FILE has the classes is not clear "
        + "(got label, target: each could have them by its name)"
    ),
    Bad(
      "two columns of words",
      "x,colour,smoker\n0,red,yes\n1,blue,no\n",
      ": which column of $FILE has the classes is not clear "
        + "(got colour, smoker: each could have them by its name or its words)"
    ),
    Bad(
      "no column of classes",
      "a,b\n1.5,0.25\n2.5,1.25\n",
      ": which column of $FILE has the classes is not clear (got a, b: no column is called label, class "
        + "or target, or has words or few different whole numbers)"
    ),
    Bad(
      "a regression",
      "x,target\n" + (0..<60).map { "\($0),\($0).5\n" }.joined(),
      ":2:2: the column \"target\" has 60 different numbers in 60 rows: to predict a number is regression, "
        + "and bnreport trains classification only"
    ),
    Bad(
      "a regression of whole numbers",
      "x,target\n" + (0..<442).map { "\($0),\(25 + $0 % 214).0\n" }.joined(),
      ":2:2: the column \"target\" has 214 different numbers in 442 rows: to predict a number is regression, "
        + "and bnreport trains classification only"
    ),
    Bad(
      "one class",
      "x,label\n1,a\n2,a\n3,a\n",
      ": all rows are of one class (got \"a\" in the column \"label\", expected two or more)"
    ),
    Bad("byte 0", [UInt8]("x,label\n1,".utf8) + [0, 0x0A], ":2:2: the file has a byte 0"),
    Bad("not UTF-8", [UInt8]("x,label\n1,".utf8) + [0xFF, 0x0A], ":2:2: the field is not UTF-8"),
    Bad(
      "UTF-16",
      [0xFF, 0xFE, 0x78, 0],
      ": the file is in UTF-16 (it begins with its byte order mark; expected UTF-8)"
    ),
    Bad(
      "mixed line ends",
      "x,label\r\n1,a\r\n2,b\n",
      ":3:2: the line ends in another way than those before (got LF, expected CR LF)"
    ),
    Bad("carriage return", "x,label\r1,a\r", ":1:2: a carriage return stands alone"),
    Bad(
      "100,000 columns",
      (0..<100_000).map { "c\($0)" }.joined(separator: ",") + "\n",
      ":1:16384: there are too many columns (got more than 16384)"
    ),
    Bad(
      "long field",
      "x,label\n1," + String(repeating: "a", count: 5000) + "\n",
      ":2:2: the field is too long (got 5000 bytes, expected at most 4096)"
    ),
    Bad(
      "257 classes",
      "x,label\n" + (0..<257).map { "1,c\($0)\n" }.joined(),
      ":258:2: there are too many classes (got \"c256\" as the 257th, expected at most 256)"
    ),
  ]

  @Test(arguments: bad)
  func aMalformedFileIsRefused(bad: Bad) {
    let error = #expect(throws: Fault.self) { try read(bad.bytes) }
    #expect(error?.kind == .invalid)
    let file = "\(folder.path)/mine.csv"
    #expect(error?.description == file + bad.error.replacing("$FILE", with: file))
    #expect(error?.hint?.isEmpty == false)
  }

  @Test func everyTruncationIsReadOrRefused() {
    // None may trap; a cut within the last row can leave a shorter table that is well formed.
    let bytes = Array("\"a\",b,label\r\n1.5e-3,-2,\"x \"\"y\"\"\"\r\n+3,4,z\r\n".utf8)
    for length in bytes.indices { _ = try? read(Array(bytes.prefix(length))) }
  }

  @Test func aFileThatIsNotThereIsMissing() {
    let error = #expect(throws: Fault.self) {
      try Catalogue(searchFolders: []).dataset("/nowhere/mine.csv")
    }
    #expect(error?.kind == .missing)
  }

  @Test func aPipeIsRefusedAtOnce() throws {
    let path = "\(folder.path)/pipe.csv"
    #expect(mkfifo(path, 0o600) == 0)
    let error = #expect(throws: Fault.self) {
      try Catalogue(searchFolders: []).dataset(path)
    }
    #expect(error?.message == "this is not a regular file")
  }
}
