internal import Datasets
internal import Experiments
import Faults
internal import Figures
internal import Foundation
import JSON
internal import Logs
internal import Markup
internal import Pictures
internal import Reporting
internal import Runs

/// A parser of the program as fuzzing feeds it: bytes of any kind in, nothing out.
///
/// A parser may accept its bytes or refuse them with its typed error. Everything else is a finding: a trap, a stack
/// that overflows, more than 512 MB, more than 10 seconds.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// Images and labels in IDX files, plain or compressed: `IDXArray`.
  case idx
  /// A batch of CIFAR-10: `CIFARBatch`. The input repeats to fill two records, a byte less where it is odd in length.
  case cifar
  /// CIFAR-10's archive below its compression, whose checksum would keep every mutation out: `TarArchive`.
  case tar
  /// A table of numbers with a class for each row: `CSVTable`.
  case csv
  /// A gzip file that is read piece by piece: `GzipStream`.
  case gzip
  /// The YAML of an experiment: `Experiment`.
  case experiment
  /// A template with its partials: see ``TemplateInput``.
  case template
  /// Markdown to its tree, and the tree to HTML: `Document`.
  case markdown
  /// The subset of TeX: `Math`.
  case formula
  /// JSON of any shape: `CanonicalJSON`.
  case json
  /// The record of a run below its first line, whose checksum would keep every mutation out: `RunRecord`.
  case record
  /// Pictures: `PNGReader`.
  case png
  /// The log of another tool in a file of any format: `LogFormat`.
  case log
  /// Event files of TensorBoard below their checksums, which would keep every mutation out: see ``TrackerFile``.
  case events
  /// Run files of W&B below theirs.
  case wandb

  /// Reads some bytes; that it returns is all that is asked.
  package func run(_ bytes: [UInt8]) {
    switch self {
    case .idx:
      _ = try? IDXArray(bytes, rank: 1, file: "labels")
      _ = try? IDXArray(bytes, rank: 3, file: "images")
      _ = try? IDXArray.dimensions(of: bytes, rank: 3, file: "images")
    case .cifar:
      _ = try? CIFARBatch(bytes, file: "f.bin", pixels: true)
      guard let first = bytes.first else { return }
      // Chance finds no multiple of 3,073.
      let record = [first] + [UInt8](repeating: bytes.last ?? 0, count: 3072)
      _ = try? CIFARBatch(record + record.dropLast(bytes.count % 2), file: "f.bin", pixels: true)
    case .tar:
      _ = try? TarArchive.members(["a", "d/b"], of: bytes, file: "f.tar.gz")
      let archive = StoredGzip.file(of: bytes)
      _ = try? TarArchive.members(["a", "d/b"], of: archive, file: "f.tar.gz")
    case .csv:
      _ = try? CSVTable(bytes, file: "f.csv")
    case .gzip:
      try? readPieces(of: bytes)
    case .experiment:
      for preset in ["quick", "standard"] {
        _ = try? Experiment(
          reading: Data(bytes),
          file: "f.yaml",
          name: "f",
          preset: preset,
          figures: FigureKinds.all
        )
      }
    case .template:
      TemplateInput(bytes).run()
    case .markdown:
      let text = String(decoding: bytes, as: UTF8.self)
      guard let document = try? Document(markdown: text) else { return }
      _ = HTMLRenderer.render(document) { _ in FigureContent(markup: "") }
      _ = MarkdownEdition.text(of: text)
    case .formula:
      let text = String(decoding: bytes, as: UTF8.self)
      guard let formula = try? Math(tex: text) else { return }
      _ = formula.mathML(source: text, isBlock: true)
      _ = formula.spoken
    case .json:
      _ = try? CanonicalJSON.decode(AnyJSON.self, from: bytes[...])
    case .record:
      guard let record = try? CanonicalJSON.decode(RunRecord.self, from: bytes[...]) else { return }
      _ = record.configuration.id
      // A record that was read is written again by reports, checks and merges.
      let written = CanonicalJSON.bytes(of: record)
      let again = try? CanonicalJSON.decode(RunRecord.self, from: written[...])
      precondition(
        again.map { CanonicalJSON.bytes(of: $0) } == written,
        "what is written reads back the same"
      )
    case .png:
      _ = try? PNGReader.picture(bytes)
      try? PNGReader.check(bytes)
    case .log: Self.readLog(bytes)
    case .events: Self.readLog(TrackerFile.events(of: bytes))
    case .wandb: Self.readLog(TrackerFile.wandb(of: bytes))
    }
  }

  private static func readLog(_ bytes: [UInt8]) {
    let file = LogFile("f.csv", head: bytes)
    for format in LogFormat.all { _ = try? format.runs(of: file) }
  }

  private func readPieces(of bytes: [UInt8]) throws(Fault) {
    guard GzipStream.isGzip(bytes) else { return }
    let stream = GzipStream(bytes, file: "f.gz")
    var total = 0
    for size in [1, 15, 1000, 1 << 16] {
      let piece = try stream.read(size)
      precondition(piece.count <= size, "a piece is no longer than was asked for")
      total += piece.count
    }
    try stream.finish(after: total)
  }
}
