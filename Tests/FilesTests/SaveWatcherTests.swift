import Files
import Foundation
import TestSupport
import Testing

@Suite struct SaveWatcherTests {
  /// Whether there was a save, as often as it is asked.
  private func saves(_ states: [Int], asked count: Int) -> [Bool] {
    var watcher = watcher(of: states)
    return (0..<count).map { _ in watcher.waitForSave() }
  }

  /// A watcher that sees one state after the other, and stops after the last.
  private func watcher(of states: [Int]) -> SaveWatcher<Int> {
    var rest = states[...]
    var last = states[0]
    return SaveWatcher(
      look: {
        last = rest.popFirst() ?? last
        return last
      },
      pause: { !rest.isEmpty }
    )
  }

  @Test func aSaveIsSeenOnceItIsAtRest() {
    #expect(saves([1, 1, 1, 2, 2, 2], asked: 2) == [true, false])
  }

  @Test func severalSavesAreOne() {
    #expect(saves([1, 1, 2, 3, 4, 4, 4], asked: 2) == [true, false])
  }

  @Test func aFileThatWasAwayForAMomentWasNotSaved() {
    #expect(saves([1, 0, 1, 1, 1, 1], asked: 1) == [false])
  }

  @Test func aSaveWhileItsPredecessorIsWorkedOnIsFound() {
    #expect(saves([1, 2, 2, 3, 3, 3], asked: 3) == [true, true, false])
  }

  @Test func filesThatNeverRestAreNotWaitedForForever() {
    #expect(saves(Array(0..<40), asked: 1) == [true])
  }

  @Test func stampsTellEveryWayToSave() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("template.md")
      func stamps() -> FileStamps { FileStamps(in: [folder.path]) { $0.hasSuffix(".md") } }
      var seen: [FileStamps] = [stamps()]
      #expect(seen[0].isEmpty)
      try Data("a".utf8).write(to: file)
      seen.append(stamps())
      try Data("b".utf8).write(to: folder.appendingPathComponent("other.txt"))
      #expect(stamps() == seen[1])
      // Of the same length, by renaming as editors do.
      try Data("b".utf8).write(to: file, options: .atomic)
      seen.append(stamps())
      try Data("longer".utf8).write(to: file)
      seen.append(stamps())
      let below = folder.appendingPathComponent("words")
      try FileManager.default.createDirectory(at: below, withIntermediateDirectories: false)
      try Data("c".utf8).write(to: below.appendingPathComponent("c.md"))
      seen.append(stamps())
      try FileManager.default.removeItem(at: file)
      seen.append(stamps())
      #expect(Set(seen).count == 6)
    }
  }
}
