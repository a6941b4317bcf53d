/// A published data set that is known by name: where it is kept and how to get it.
///
/// A new one is a file with its definition, and its line in ``all``.
struct KnownDataset: Sendable {
  /// The data sets in files that are known by name.
  static let all = [fashionMNIST, mnist, cifar10]

  /// The name by which it is asked for.
  let name: String
  /// The name for people.
  let title: String
  /// The name of each class.
  let classNames: [String]
  /// How its files lie in a folder.
  let format: DataFormat
  /// The folders that other tools keep it in.
  let otherFolders: [String]
  /// The distribution's package that has it, if any.
  var package: String?
  /// Where its authors publish it.
  let address: String
  /// Its files, as they can be downloaded.
  let publishedFiles: [PublishedFile]
  /// The first labels of its training set, which tell it from its relatives with the same file names.
  let firstLabels: [UInt8]

  /// The folders under a data folder in which it may lie, the most specific first.
  func folders(under folder: String) -> [String] {
    let own = [name, "\(name)/raw"] + format.subfolders.map { "\(name)/\($0)" }
    return (own + otherFolders).map { "\(folder)/\($0)" } + [folder]
  }

  /// Every way to get the data set, in one sentence after another.
  func waysToGet(searching folders: [String]) -> String {
    var lines = ["Download it with `bnreport data fetch \(name)`, or"]
    if let package { lines.append("install the Debian package \(package), or") }
    let files = publishedFiles.map(\.name).joined(separator: ", ")
    lines.append("get the files from \(address) (\(files))")
    if let first = folders.first {
      lines.append("and put them into \(first)/\(name)/, or name their folder with --data-dir.")
    } else {
      lines.append("and name their folder with --data-dir.")
    }
    if folders.count > 1 {
      lines.append("Folders searched: \(folders.joined(separator: ", ")).")
    }
    return lines.joined(separator: " ")
  }
}

extension KnownDataset {
  /// The data set in files of this name, nil where there is none.
  init?(named name: String) {
    guard let known = Self.all.first(where: { $0.name == name }) else { return nil }
    self = known
  }
}
