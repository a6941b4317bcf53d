/// What is known of data sets by name before any is read.
extension Catalogue {
  /// The folder that a data set by name would be read from, nil where none has its files; nothing is read.
  public func folder(of name: String) -> String? {
    KnownDataset(named: name).flatMap { folder(of: $0) }
  }

  func folder(of known: KnownDataset) -> String? {
    searchFolders.flatMap { known.folders(under: $0) }.first { known.format.isPresent($0) }
  }

  /// Every way to get a data set by name, in one sentence after another; nil for one that is not published.
  public func waysToGet(_ name: String) -> String? {
    KnownDataset(named: name)?.waysToGet(searching: searchFolders)
  }

  /// The files by which a data set by name is published; nil for one that is not.
  public static func publishedFiles(of name: String) -> [PublishedFile]? {
    KnownDataset(named: name)?.publishedFiles
  }

  /// Whether all files of a data set by name are in a folder, whatever is in them.
  public static func isWhole(_ name: String, in folder: String) -> Bool {
    KnownDataset(named: name)?.format.isWhole(folder) ?? false
  }
}
