internal import Datasets
internal import Downloads
internal import Files
internal import Foundation

/// Downloads the files of a data set into a folder: each whole and checked, or not at all.
struct DataFetcher {
  /// The folders on the network to ask in place of the usual ones; empty for those.
  var mirrors: [Address] = []
  /// A file of certificates to trust in place of the system's.
  var authorities: String?
  /// How much is said.
  var verbosity = Verbosity.normal

  /// Downloads those files that the folder does not have.
  ///
  /// - Throws: `Fault` when no address has a file, `Fault` when it cannot be written.
  func fetch(_ files: [PublishedFile], into folder: String) throws {
    // A folder that cannot be made is found out before the download; one that stays empty is removed again.
    try Folder.create(folder)
    defer { rmdir(folder) }
    let downloader = Downloader(authorities: authorities)
    for file in files {
      if file.isStored(in: folder) {
        say("\(file.name) is there already")
        continue
      }
      let folders = try mirrors.isEmpty ? file.folders.map { try Address($0) } : mirrors
      let display = DownloadDisplay(file, verbosity: verbosity)
      defer { display.end() }
      let bytes = try downloader.bytes(
        of: PinnedFile(name: file.name, byteCount: file.byteCount, sha256: file.sha256),
        from: folders.map { $0.appending(file.name) }
      ) { display.show($0) }
      try AtomicFile.write(bytes, to: "\(folder)/\(file.name)")
    }
  }

  private func say(_ text: String) {
    if verbosity != .quiet { Console.error(text) }
  }
}
