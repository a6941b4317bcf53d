import Foundation
import Testing

@testable import Logs

/// Tables of plain numbers are read in one go; whatever is not plain is read as before, and both agree.
@Suite struct PlainColumnsTests {
  /// The columns of a text, read in one go; nil where it is not plain.
  private func plain(_ text: String, separator: String = ",", workers: Int = 1) -> PlainColumns? {
    let bytes = Array(text.utf8) + [0]
    let start = (bytes.firstIndex(of: 0x0A) ?? 0) + 1
    let count = text.prefix { $0 != "\n" }.split(separator: separator).count
    return bytes.withUnsafeBufferPointer {
      PlainColumns(
        $0,
        from: start,
        count: count,
        separator: Array(separator.utf8)[0],
        workers: workers
      )
    }
  }

  @Test func eachFieldIsANumberOrMissing() throws {
    let table = try #require(plain("epoch,loss,acc\n0, 1.5 ,NA\n1,nan,\n2,-inf,+.5\n"))
    #expect(table.columns[0].cells == [0, 1, 2])
    #expect(table.columns[0].isComplete)
    #expect(table.columns[1][0] == .value(1.5))
    #expect(table.columns[1][1].value?.isNaN == true)
    #expect(table.columns[1][2] == .value(-.infinity))
    #expect(Array(table.columns[2]) == [.missing, .missing, .value(0.5)])
    #expect(!table.columns[2].isComplete)
  }

  @Test(arguments: [
    "a,b\n1,x\n", "a,b\n1,\"2\"\n", "a,b\n1,2,3\n", "a,b\n1\n", "a,b\n1,2\n\n3,4\n",
    "a,b\na,b\n1,2\n", "a,b\n", "a,b\n1,2\r3,4\n", "a,b\n1,2e\n", "a,b\n1,0x10\n", "a,b\n1,1_000\n",
  ])
  func whatIsNotPlainIsLeftAlone(text: String) { #expect(plain(text) == nil) }

  @Test(arguments: ["\n", "\r\n"])
  func linesEndInEitherWay(end: String) throws {
    let text = ["a\tb", "1\t2", "3\t4"].joined(separator: end)
    for text in [text, text + end, text + end + end] {
      let table = try #require(LogTable(Array(text.utf8)))
      #expect(table.rows.map(\.line) == [2, 3])
      #expect(Array(table.numbers(1)) == [.value(2), .value(4)])
      #expect(table.text(1, 0) == "3")
      #expect(table.text(1, 1) == "4")
      #expect(table.text(1, 2) == nil)
    }
  }

  /// A text of its own in the last line makes the reading of the whole table another one; the numbers are the same.
  @Test func bothWaysReadTheSame() throws {
    var generator = SplitMix(state: 7)
    let words = ["NA", "", " ", "nan", "inf", "-Infinity", "null", "None", "-0", "5.", ".5", "+3"]
    var lines: [String] = []
    for _ in 0..<500 {
      let fields = (0..<4).map { _ -> String in
        let number = Double.random(in: -1...1, using: &generator)
        switch UInt8.random(in: 0...5, using: &generator) {
        case 0: return words.randomElement(using: &generator) ?? ""
        case 1: return "\(number * 1e-9)"
        case 2: return "\(Int(number * 1e9))"
        case 3: return " \(Float(number))\t"
        default: return "\(number)"
        }
      }
      lines.append("0," + fields.joined(separator: ","))
    }
    let text = "x,a,b,c,d\n" + lines.joined(separator: "\n") + "\n"
    let fast = try #require(LogTable(Array(text.utf8)))
    #expect(plain(text) != nil)
    let slow = try #require(LogTable(Array((text + "word,1,1,1,1\n").utf8)))
    for column in 1...4 {
      let (one, other) = (fast.numbers(column), slow.numbers(column))
      for row in 0..<500 {
        #expect(one.cells[row].bitPattern == other.cells[row].bitPattern, "\(lines[row])")
        #expect(fast.text(row, column) == slow.text(row, column))
      }
    }
    #expect(fast.rows.map(\.line) == slow.rows.dropLast().map(\.line))
  }

  /// More than a megabyte for each of three threads.
  @Test func partsOfALongTableAreJoined() throws {
    let lines = (0..<300_000).map { "\($0),\(Double($0) / 7)" }
    let text = "step,loss\n" + lines.joined(separator: "\n")
    let one = try #require(plain(text, workers: 1))
    for workers in [2, 3, 7] {
      let several = try #require(plain(text, workers: workers))
      #expect(several.columns.map(\.cells) == one.columns.map(\.cells))
      #expect(several.starts == one.starts)
    }
    #expect(one.columns[0].cells == (0..<300_000).map(Double.init))
    #expect(one.columns[1].cells == (0..<300_000).map { Double($0) / 7 })
  }

  /// Numbers of every size and length, and those next to halfway between two, against the C library's.
  @Test func numbersAreThoseOfStrtod() throws {
    var generator = SplitMix(state: 3)
    var texts: [String] = []
    for _ in 0..<20_000 {
      let bits = Double(bitPattern: generator.next())
      let digits = UInt64.random(in: 0...(.max), using: &generator)
      let power = Int.random(in: -40...40, using: &generator)
      texts += [
        "\(Double.random(in: 0..<1, using: &generator))", "\(digits)e\(power)",
        "0.\(digits % 100_000_000_000_000_000)", "\(digits % 1_000_000).\(digits / 1_000_000)",
        "\(Float(bitPattern: UInt32(truncatingIfNeeded: digits)))",
      ]
      if bits.isFinite { texts.append("\(bits)") }
    }
    for exponent in 0...60 {
      for odd: UInt64 in [1, 3, 12_345] {
        // Halfway between two numbers of 53 bits, as far as 64 bits have it.
        let half = (1 << 53 | odd) << 1 | 1
        texts += [
          "\(half)e-\(exponent % 28)", "\(half - 1)e-\(exponent % 28)",
          "\(half)e\(exponent % 5)",
          String(format: "%.17f", Double(half) / pow(2, Double(exponent + 54))),
        ]
      }
    }
    texts = texts.filter { !$0.contains("n") }
    let table = try #require(plain("a,b\n" + texts.map { "1,\($0)\n" }.joined()))
    for (text, value) in zip(texts, table.columns[1].cells) {
      #expect(value.bitPattern == strtod(text, nil).bitPattern, "\(text)")
    }
  }
}

@Suite struct LoggedPointsTests {
  private let mixed: [LoggedPoint] = [
    LoggedPoint(1), LoggedPoint(epoch: 1, 2), LoggedPoint(step: 5, 3),
    LoggedPoint(epoch: 2, step: 6, .infinity),
  ]

  @Test func pointsComeBackAsTheyWerePut() {
    for count in 0...4 {
      let points = LoggedPoints(mixed.prefix(count))
      #expect(Array(points) == Array(mixed.prefix(count)))
      #expect(Array(LoggedPoints(mixed.prefix(count).reversed())) == mixed.prefix(count).reversed())
    }
  }

  @Test func pointsArePutInBetweenAndChanged() {
    var points: LoggedPoints = [LoggedPoint(1), LoggedPoint(2)]
    points.insert(LoggedPoint(epoch: 0, step: 0, 0), at: 0)
    points[2].value = .nan
    points[1].step = 7
    #expect(points[0] == LoggedPoint(epoch: 0, step: 0, 0))
    #expect(points[1] == LoggedPoint(step: 7, 1))
    #expect(points[2].value.isNaN && points[2].epoch == nil && points[2].step == nil)
    points.removeAll { $0.value == 1 }
    #expect(points.count == 2)
  }

  @Test func listsThatNoPointHasMakeNoDifference() {
    let made = LoggedPoints(values: [1, 2], epochs: [.nan, .nan], steps: [])
    #expect(made == [LoggedPoint(1), LoggedPoint(2)])
    #expect(made != [LoggedPoint(1), LoggedPoint(epoch: 2, 2)])
  }
}
