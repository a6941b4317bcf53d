import Faults
import Foundation
import Testing

@testable import Logs

@Suite struct LogSearchTests {
  @Test func foldersAreWalkedInNaturalOrderWithoutThoseOfTools() {
    let folder = SearchFolder([
      "runs/version_10/a.log": "words\nx", "runs/version_2/a.log": "words\nx",
      "runs/.git/a.log": "words\nx", "runs/node_modules/a.log": "words\nx",
      "runs/.trash/a.log": "words\nx", "runs/notes.txt": "nothing", "runs/a.png": "words\nx",
    ])
    let search = folder.search("runs/")
    #expect(folder.paths(search) == ["runs/version_2/a.log", "runs/version_10/a.log"])
    #expect(search.faults.isEmpty)
  }

  @Test func aLinkIsNotFollowedUnlessItIsNamed() throws {
    let folder = SearchFolder(["runs/a.log": "words\nx", "other/b.log": "words\nx"])
    let link = folder.path + "/runs/link"
    try FileManager.default.createSymbolicLink(
      atPath: link,
      withDestinationPath: folder.path + "/other"
    )
    #expect(folder.paths(folder.search("runs")) == ["runs/a.log"])
    #expect(folder.paths(folder.search("runs/link")) == ["runs/link/b.log"])
  }

  @Test func patternsAreExpandedHere() {
    let folder = SearchFolder([
      "bn-1/a.log": "words\nx", "bn-2/deep/a.log": "words\nx", "gn-1/a.log": "words\nx",
      "bn-1/note.txt": "nothing",
    ])
    #expect(folder.paths(folder.search("bn-*")) == ["bn-1/a.log", "bn-2/deep/a.log"])
    #expect(
      folder.paths(folder.search("**/a.log")) == ["bn-1/a.log", "bn-2/deep/a.log", "gn-1/a.log"]
    )
    #expect(folder.paths(folder.search("[!b]n-?/*")) == ["gn-1/a.log"])
    let none = folder.search("ln-*")
    #expect(none.faults.map(\.kind) == [.missing])
  }

  /// A line an ending and folder, however many there are; a name that promises nothing is told only where it stands alone.
  @Test(arguments: [0, 1, 3, 30])
  func filesLikeNoLogAreCounted(count: Int) {
    let folder = SearchFolder(["runs/a.log": "words\nx", "runs/tokens.json": "{}"])
    for number in 0..<count {
      folder.add("runs/metrics_\(number).json", "{}")
      folder.add("runs/train-\(number).txt", "nothing")
      folder.add("runs/notes-\(number).txt", "nothing")
      folder.add("runs/alone-\(number)/x.json", "{}")
    }
    let notes = folder.search("runs").notes.map {
      $0.english.replacing(folder.path + "/", with: "")
    }
    let more = "more \(count == 2 ? "file" : "files") of the same ending beside it were not read"
    let expected =
      switch count {
      case 0: [] as [String]
      case 1:
        ["runs/metrics_0.json", "runs/train-0.txt"].map { "\($0) was not read: it is like no log" }
      default:
        ["runs/metrics_0.json", "runs/train-0.txt"].map {
          "\($0) and \(count - 1) \(more): they are like no log"
        }
      }
    let alone = (0..<count).map { "runs/alone-\($0)/x.json was not read: it is like no log" }
    #expect(notes == expected + alone)
  }

  @Test func aThousandFoldersWithSuchFilesAreNoFlood() {
    let folder = SearchFolder(["runs/a.log": "words\nx"])
    for number in 0..<50 { folder.add("runs/\(number)/x.json", "{}") }
    let notes = folder.search("runs").notes.map(\.english)
    #expect(notes.count == 41)
    #expect(notes.last == "10 more lines of files that are like no log")
  }

  /// Zero, one and several of them, beside a log and alone.
  @Test func aNameThatPromisesALogIsToldWhereTheBytesAreNone() {
    let folder = SearchFolder([
      "runs/a.log": "words\nx", "runs/run-1.wandb": "torn", "runs/other.csv": "nothing",
      "runs/deep/events.out.tfevents.1.host": "torn", "runs/empty.wandb": "",
    ])
    let search = folder.search("runs")
    #expect(folder.paths(search) == ["runs/a.log"])
    #expect(
      search.faults.map { String(($0.file ?? "").dropFirst(folder.path.count + 1)) }
        == ["runs/run-1.wandb", "runs/deep/events.out.tfevents.1.host"]
    )
    #expect(search.faults.allSatisfy { $0.kind == .invalid && $0.message.contains("4 bytes") })
    #expect(
      search.notes.map(\.english) == [
        "\(folder.path)/runs/other.csv was not read: it is like no log"
      ]
    )
    let none = folder.search("runs/deep")
    #expect(none.runs.isEmpty)
    #expect(none.faults.count == 1)
  }

  @Test func oneDamagedFileStopsNoOther() {
    let folder = SearchFolder(["a/x.log": "words\ndamaged", "b/x.log": "words\nx"])
    let search = folder.search("")
    #expect(search.runs.count == 1)
    #expect(search.faults.map(\.message) == ["is damaged"])
  }

  @Test func filesOfOneFormatAreOneRunEach() {
    let folder = SearchFolder(["s1.log": "words\nx", "s2.log": "words\nx", "s3.log": "words\nx"])
    #expect(folder.search("").runs.count == 3)
  }

  @Test func twoFormatsOfOneFolderLogTheSameRun() {
    let folder = SearchFolder(["r/part0": "", "r/a.log": "words\nx", "r/b.log": "numbers\nx"])
    let search = folder.search("")
    #expect(search.runs.map(\.format) == ["parts"])
    #expect(
      search.notes.map { $0.english.replacing(folder.path + "/", with: "") } == [
        "r/a.log (Words) logs the same run as r (Parts) and was not read",
        "r/b.log (Numbers) logs the same run as r (Parts) and was not read",
      ]
    )
  }

  @Test func filesThatAShellExpandedAreToldToBeOneRun() {
    let folder = SearchFolder(["r/a.log": "words\nx", "r/b.log": "numbers\nx"])
    #expect(folder.paths(folder.search("r/b.log", "r/a.log")) == ["r/a.log"])
  }

  @Test func tablesOfManyRunsStandBesideALog() {
    let folder = SearchFolder(["training.log": "words\nx", "results.log": "numbers\nx\ny\nz"])
    #expect(folder.search("").runs.count == 4)
    let same = SearchFolder(["results.csv": "words\nx\ny", "results.tsv": "numbers\nx\ny"])
    #expect(same.search("").runs.map(\.format) == ["words", "words"])
  }

  @Test func partsOfAFolderThatIsOneLogAreNoLogs() {
    let folder = SearchFolder([
      "run/part0": "", "run/train/part0": "", "run/metrics/x": "words\nx", "run/other/part0": "",
      "run/other/deep/x": "words\nx",
    ])
    #expect(folder.paths(folder.search("run")) == ["run", "run/other", "run/other/deep/x"])
  }

  @Test func aPathMayHaveAColonAndABlank() {
    let folder = SearchFolder(["a: b/c/log": "words\n1", "a: b/d/log": "words\n1\n2"])
    #expect(folder.paths(folder.search("")) == ["a: b/c/log", "a: b/d/log: 1", "a: b/d/log: 2"])
    let sources = folder.search("").runs.map(\.source)
    #expect(sources.map { LogPaths.parts(ofSource: $0).part } == [nil, "1", "2"])
    #expect(LogPaths.parts(ofSource: sources[2]).path == folder.path + "/a: b/d/log")
    #expect(LogPaths.parts(ofSource: "no/such/file: 3").part == "3")
  }

  @Test func aPackedLogOfAFolderIsRefused() {
    let folder = SearchFolder([
      "a/log.csv.gz": "weights\n", "b/metrics.jsonl.gz": "weights\n", "images.gz": "weights\n",
    ])
    let found = folder.search("")
    #expect(found.runs.isEmpty)
    #expect(found.faults.map(\.message) == ["holds weights"])
  }

  @Test func aFileNamedTwiceCountsOnce() {
    let folder = SearchFolder(["a/x.log": "words\nx"])
    let search = folder.search("a", "a/x.log", "./a/*", groups: ["one", "two", nil])
    #expect(search.runs.map(\.group) == ["one"])
    #expect(search.faults.isEmpty)
    #expect(search.notes.contains { $0.english.contains("two groups, one and two") })
  }

  @Test func aRunOfAFolderAboveCountsOnce() {
    let folder = SearchFolder(["all/run/whole0": "", "all/run/a.log": "words\nx"])
    let above = LogFormat(
      "above",
      title: "Above",
      .folder(recognises: { $0.folders.contains("run") }) { folder in
        [LoggedRun(source: folder.path + "/run/a.log", format: "above")]
      },
      parts: { _ in ["run"] }
    )
    let paths = [folder.path + "/all/run/a.log", folder.path + "/all"]
    let search = LogSearch(paths.map { .init(path: $0) }, formats: [above, SearchFolder.words])
    #expect(search.runs.map(\.format) == ["words"])
    #expect(search.faults.isEmpty)
  }

  @Test func whatIsNoLogIsRefusedBySayingWhatWasLookedFor() {
    let folder = SearchFolder(["a.txt": "hello", "w.bin": "weights\n", "b/x.log": "words\nx"])
    #expect(
      folder.search("a.txt").faults.map(\.message) == [
        "no log was found (looked for event files, databases, JSON, lines of JSON and tables with a header)"
      ]
    )
    #expect(folder.search("w.bin").faults.map(\.message) == ["holds weights"])
    #expect(folder.search("gone").faults.map(\.kind) == [.missing])
    let all = folder.search("")
    #expect(all.faults.isEmpty)
    #expect(all.notes.contains { $0.english.contains("holds weights") })
  }

  @Test func argumentsMayNameAGroup() throws {
    let folder = SearchFolder(["lr=0.1/x.log": "words\nx"])
    #expect(LogSearch.Argument("bn=runs/bn-*") == .init(group: "bn", path: "runs/bn-*"))
    #expect(LogSearch.Argument("runs/a=b") == .init(path: "runs/a=b"))
    #expect(LogSearch.Argument("2x=runs") == .init(path: "2x=runs"))
    #expect(LogSearch.Argument("a_b-3=c=d") == .init(group: "a_b-3", path: "c=d"))
    #expect(LogSearch.Argument(folder.path + "/lr=0.1").group == nil)
  }

  @Test(
    arguments: [
      ("version_2", "version_10"), ("a", "a1"), ("a/z", "a-b/c"), ("lr0.9", "lr0.10"),
      ("s1", "s01"), ("s01", "s2"), ("B", "a"),
    ]
  )
  func namesAreInNaturalOrder(first: String, second: String) {
    #expect(NaturalOrder.precedes(first, second))
    #expect(!NaturalOrder.precedes(second, first))
  }

  @Test(
    arguments: [
      ("*", "abc", true), ("*", ".abc", false), (".*", ".abc", true), ("a*c*e", "abcde", true),
      ("a*c*e", "abcd", false), ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false),
      ("[", "[", true), ("run[[]1]", "run[1]", true), ("\\*", "*", true), ("\\*", "a", false),
      ("?", "", false), ("[]]", "]", true), ("[z-a]", "b", false), ("**", "x", true),
    ]
  )
  func patternsFitNames(pattern: String, name: String, fits: Bool) {
    #expect(GlobPattern(pattern).matches(name) == fits)
  }

  @Test func aPatternOfManyStarsTakesNoLongTime() {
    let pattern = String(repeating: "a*", count: 200) + "b"
    #expect(!GlobPattern(pattern).matches(String(repeating: "a", count: 5_000)))
  }
}
