internal import Drawing
import Faults
internal import Foundation
internal import Golden
internal import Pictures

/// A folder of references: for each figure its scene, its picture, its shapes, and its record in `goldens.json`.
struct FigureFolder {
  private static let endings = [".scene.txt", ".png", ".shapes.png"]

  let url: URL

  /// The reference of a figure; nil if any part of it is missing.
  func reference(_ name: String) throws -> FigureReference? {
    let files = Self.endings.map { read(name + $0) }
    guard let transcript = files[0], let picture = files[1], let shapes = files[2],
      let record = try records()[name]
    else { return nil }
    return FigureReference(
      transcript: String(decoding: transcript, as: UTF8.self),
      picture: picture,
      shapes: shapes,
      record: record
    )
  }

  /// The comparison of a figure with its reference, or what it looks like if there is none.
  func result(
    of scene: Scene,
    named name: String,
    _ reference: FigureReference?,
    drawnBy renderer: FigureRenderer
  ) throws -> GoldenResult {
    if let reference {
      do {
        return try reference.check(scene, named: name, drawnBy: renderer)
      } catch let error as Fault {
        return GoldenResult(name: name, verdict: .unreadable, explanation: "\(error)")
      }
    }
    return GoldenResult(
      name: name,
      verdict: .missing,
      explanation: "there is no reference",
      pictures: .init(actual: try renderer.draw(scene).png())
    )
  }

  /// Writes a reference; tests of one folder that run at once wait for each other.
  func write(_ reference: FigureReference) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    let descriptor = open(url.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    flock(descriptor, LOCK_EX)
    defer { close(descriptor) }
    let parts = [Array(reference.transcript.utf8), reference.picture, reference.shapes]
    for (ending, bytes) in zip(Self.endings, parts) {
      try Data(bytes).write(
        to: url.appending(path: reference.record.name + ending),
        options: .atomic
      )
    }
    var records = try records()
    records[reference.record.name] = reference.record
    try Data(records.json).write(to: url.appending(path: "goldens.json"), options: .atomic)
  }

  /// The files and records that belong to none of some figures, sorted.
  func unused(by names: [String]) throws -> [String] {
    let used = Set(names.flatMap { name in Self.endings.map { name + $0 } })
    let files = try FileManager.default.contentsOfDirectory(atPath: url.path)
      .filter { file in Self.endings.contains { file.hasSuffix($0) } && !used.contains(file) }
    let records = try records().figures.map(\.name).filter { !names.contains($0) }
    return files.sorted() + records.map { "\($0) in goldens.json" }
  }

  private func records() throws -> FigureRecords {
    try read("goldens.json").map { try FigureRecords(json: $0) } ?? FigureRecords()
  }

  private func read(_ file: String) -> [UInt8]? {
    (try? Data(contentsOf: url.appending(path: file))).map { Array($0) }
  }
}
