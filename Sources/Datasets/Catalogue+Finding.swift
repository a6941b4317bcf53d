extension Catalogue {
  /// The folder that a data set by name would be read from, nil where none has its files; nothing is read.
  public func folder(of name: String) -> String? {
    KnownDataset.all.first { $0.name == name }.flatMap { folder(of: $0) }
  }

  /// The same for one of the data sets in files.
  func folder(of known: KnownDataset) -> String? {
    searchFolders.flatMap { known.folders(under: $0) }.first { known.format.isPresent(in: $0) }
  }

  /// The files by which a data set by name is published; nil for one that is not.
  public static func publishedFiles(of name: String) -> [PublishedFile]? {
    KnownDataset.all.first { $0.name == name }?.publishedFiles
  }

  /// Every way to get a data set by name, in one sentence after another; nil for one that is not published.
  public func waysToGet(_ name: String) -> String? {
    KnownDataset.all.first { $0.name == name }?.waysToGet(searching: searchFolders)
  }
}
