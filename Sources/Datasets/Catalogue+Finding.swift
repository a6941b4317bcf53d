extension Catalogue {
  /// The folder that a data set by name would be read from, nil where none has its files; nothing is read.
  public func folder(of name: String) -> String? {
    guard let known = KnownDataset.all.first(where: { $0.name == name }) else { return nil }
    return searchFolders.flatMap { known.folders(under: $0) }
      .first { IDXFolder(path: $0).hasTrainingFile }
  }
}
