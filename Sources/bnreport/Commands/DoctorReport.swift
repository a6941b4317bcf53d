internal import CairoDrawing
internal import Datasets
internal import Faults
internal import Foundation
internal import Runs

/// What is installed and found: what decides whether a report can be made, and what it looks like.
struct DoctorReport: Encodable {
  /// A library with its version.
  struct Library: Encodable {
    var name: String
    var version: String
  }

  /// A data set that can be named, and where its files are.
  struct DataSet: Encodable {
    var name: String
    /// Nothing where it was not found; the synthetic one needs no files.
    var folder: String?
    var isFound: Bool
  }

  /// The folder of runs, and what is in it.
  struct Store: Encodable {
    /// A file that cannot be used.
    struct Fault: Encodable {
      var path: String
      var message: String
      /// Where it was moved.
      var quarantine: String?
      var code: String
    }

    var folder: String
    var runs: Int
    var bytes: Int
    var checkpoints: Int
    var earlierVersions: Int
    var removed: Int
    var quarantined: Int
    var faults: [Fault]
    var strangers: [String]
  }

  var version: String
  var machine: String
  /// What is wrong with the fonts, nothing if they are installed.
  var fontFault: String?
  /// The families of fonts for characters that DejaVu has not.
  var otherFonts: [String]
  var libraries: [Library]
  var datasets: [DataSet]
  var store: Store

  init(store: RunStore, searching folders: [String]) {
    version = ProgramVersion.number
    machine = Machine.description
    do {
      _ = try SceneRenderer()
      fontFault = nil
    } catch {
      fontFault = ["\(error.message) [\(error.code.rawValue)]", error.hint].compactMap(\.self)
        .joined(separator: "; ")
    }
    otherFonts = FallbackFonts.system.families.map(\.name)
    libraries = ProgramVersion.libraries.map { Library(name: $0.name, version: $0.version) }
    let catalogue = Catalogue(searchFolders: folders)
    datasets = Catalogue.names.map { name in
      let folder = catalogue.folder(of: name)
      return DataSet(name: name, folder: folder, isFound: folder != nil || name == "synthetic")
    }
    self.store = Self.inspect(store)
  }

  private static func inspect(_ store: RunStore) -> Store {
    let found = store.inspect()
    return Store(
      folder: store.folder.path,
      runs: found.runs,
      bytes: found.bytes,
      checkpoints: found.checkpoints,
      earlierVersions: found.earlierVersions,
      removed: found.removed,
      quarantined: found.quarantined,
      faults: found.faults.map {
        .init(
          path: $0.error.file ?? "",
          message: $0.error.message,
          quarantine: $0.quarantine,
          code: $0.error.code.rawValue
        )
      },
      strangers: found.strangers
    )
  }

  private var otherFontsText: String {
    guard !otherFonts.isEmpty else {
      return "none; apt-get install fonts-noto-core fonts-noto-cjk for Chinese, Hindi and others"
    }
    let shown = otherFonts.prefix(8).joined(separator: ", ")
    return otherFonts.count > 8 ? "\(shown) and \(otherFonts.count - 8) more" : shown
  }

  /// The report in lines of a name and a value, with a tab between them.
  var lines: [String] {
    [
      "bnreport\t\(version)", "machine\t\(machine)", "fonts\t\(fontFault ?? "DejaVu, found")",
      "other fonts\t\(otherFontsText)",
    ]
      + libraries.map { "\($0.name)\t\($0.version)" }
      + datasets.map { dataset in
        "data set \(dataset.name)\t\(dataset.folder ?? (dataset.isFound ? "made by the program" : "not found"))"
      }
      + store.lines
  }
}

extension DoctorReport.Store {
  /// What is in the store, then each fault.
  fileprivate var lines: [String] {
    let counts = [
      (runs, "runs"), (checkpoints, "unfinished"),
      (earlierVersions, "of earlier versions"), (quarantined, "in quarantine"),
      (removed, "left by killed processes and removed"),
    ]
    // Runs and their size are always said.
    var words = counts.enumerated().filter { $0.offset < 1 || $0.element.0 > 0 }
      .map { "\($0.element.0) \($0.element.1)" }
    words.insert(DownloadDisplay.size(bytes), at: 1)
    return ["run store\t\(folder): \(words.joined(separator: ", "))"]
      + faults.map { fault in
        "unusable\t\(fault.path): \(fault.message) [\(fault.code)]"
          + (fault.quarantine.map { "; moved to \($0)" } ?? "; left where it is")
      } + strangers.map { "not a run\t\($0)" }
  }
}
