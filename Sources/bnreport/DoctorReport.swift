internal import CairoDrawing
internal import Datasets
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

  /// The folder of finished runs.
  struct Store: Encodable {
    var folder: String
    var runs: Int
    var bytes: Int
  }

  var version: String
  var machine: String
  /// What is wrong with the fonts, nothing if they are installed.
  var fontFault: String?
  var libraries: [Library]
  var datasets: [DataSet]
  var store: Store

  init(store: RunStore, searching folders: [String]) {
    version = BNReport.version
    machine = Machine.description
    do {
      _ = try SceneRenderer()
      fontFault = nil
    } catch {
      fontFault = "\(error.message); \(error.hint)"
    }
    libraries = LibraryVersions.all.map { Library(name: $0.name, version: $0.version) }
    let catalogue = Catalogue(searchFolders: folders)
    datasets = Catalogue.names.map { name in
      let folder = catalogue.folder(of: name)
      return DataSet(name: name, folder: folder, isFound: folder != nil || name == "synthetic")
    }
    self.store = Self.size(of: store.folder)
  }

  /// Counts the files of runs in a folder, which may not exist yet.
  private static func size(of folder: URL) -> Store {
    var store = Store(folder: folder.path, runs: 0, bytes: 0)
    let keys: Set<URLResourceKey> = [.fileSizeKey]
    guard
      let files = FileManager.default.enumerator(
        at: folder,
        includingPropertiesForKeys: Array(keys)
      )
    else { return store }
    for case let file as URL in files where file.pathExtension == "run" {
      store.runs += 1
      store.bytes += (try? file.resourceValues(forKeys: keys).fileSize) ?? 0
    }
    return store
  }

  /// The report in lines of a name and a value, with a tab between them.
  var lines: [String] {
    ["bnreport\t\(version)", "machine\t\(machine)", "fonts\t\(fontFault ?? "DejaVu, found")"]
      + libraries.map { "\($0.name)\t\($0.version)" }
      + datasets.map { dataset in
        "data set \(dataset.name)\t\(dataset.folder ?? (dataset.isFound ? "made by the program" : "not found"))"
      }
      + ["run store\t\(store.folder): \(store.runs) runs, \(store.bytes) bytes"]
  }
}
