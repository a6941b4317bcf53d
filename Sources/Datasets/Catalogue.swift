/// The data sets that can be had by name or by folder, and where to look for their files.
public struct Catalogue: Sendable {
  /// The data folders, the first one searched first.
  ///
  /// A data set by name lies in a folder of its own name in one of them (also `raw` in that, and
  /// torchvision's `FashionMNIST/raw`), or directly in one of them.
  public let searchFolders: [String]

  /// The catalogue over these folders; folders that do not exist are passed over.
  public init(searchFolders: [String]) {
    self.searchFolders = searchFolders
  }

  /// The names that ``dataset(_:)`` knows.
  public static let names = KnownDataset.all.map(\.name) + ["synthetic"]

  /// The data set with a name of ``names``, or the one in a folder of IDX files.
  ///
  /// A folder's data set has the ten digits as classes, the folder's last component as its name, and
  /// a test set if the folder has one.
  /// - Throws: what is missing or malformed, with the file and what to do.
  public func dataset(_ nameOrFolder: String) throws(DatasetError) -> Dataset {
    let found = try find(nameOrFolder, pixels: true)
    guard let found, let training = found.training.labeledImages else { return .synthetic() }
    return Dataset(
      name: found.name,
      title: found.title,
      classNames: found.classNames,
      training: training,
      test: found.test?.labeledImages,
      files: found.files
    )
  }

  /// What a data set is, without decompressing its images: several times faster, and in little memory.
  ///
  /// - Throws: what is missing or malformed in the files' headers and labels; damaged images show by their digest.
  public func outline(of nameOrFolder: String) throws(DatasetError) -> DatasetOutline {
    guard let found = try find(nameOrFolder, pixels: false) else {
      return Dataset.synthetic().outline
    }
    return DatasetOutline(
      name: found.name,
      title: found.title,
      classNames: found.classNames,
      shape: found.training.shape,
      trainingLabels: found.training.labels,
      testLabels: found.test?.labels,
      files: found.files,
      contentDigests: found.files.map(\.sha256)
    )
  }

  /// A data set in files.
  private struct Found {
    var name: String
    var title: String
    var classNames: [String]
    var training: IDXImages
    var test: IDXImages?

    var files: [SourceFile] { training.files + (test?.files ?? []) }
  }

  /// The files of a data set; nil for the one that is computed.
  private func find(_ nameOrFolder: String, pixels: Bool) throws(DatasetError) -> Found? {
    if nameOrFolder == "synthetic" { return nil }
    if let known = KnownDataset.all.first(where: { $0.name == nameOrFolder }) {
      return try find(known, pixels: pixels)
    }
    if FileReader.isFolder(nameOrFolder) { return try find(inFolder: nameOrFolder, pixels: pixels) }
    let isPath = nameOrFolder.contains("/")
    throw DatasetError(
      isPath ? .missing : .unknown,
      file: isPath ? nameOrFolder : nil,
      isPath
        ? "there is no such folder"
        : "unknown data set \(nameOrFolder) (expected \(Self.names.joined(separator: ", ")) or a folder)",
      hint: "Give one of the names, or a folder with \(IDXFolder.Part.trainingImages.standardName)"
        + " and \(IDXFolder.Part.trainingLabels.standardName), plain or .gz."
    )
  }

  private func find(_ known: KnownDataset, pixels: Bool) throws(DatasetError) -> Found {
    let candidates = searchFolders.flatMap { known.folders(under: $0) }.map { IDXFolder(path: $0) }
    guard let folder = candidates.first(where: \.hasTrainingFile) else {
      throw DatasetError(
        .missing,
        file: nil,
        "the data set \(known.title) is not on this machine",
        hint: known.waysToGet(searching: searchFolders)
      )
    }
    let classCount = known.classNames.count
    let training = try folder.read(
      .trainingImages,
      .trainingLabels,
      classCount: classCount,
      pixels: pixels
    )
    try refuseOtherDataset(training, in: folder, expecting: known)
    let test = try folder.read(.testImages, .testLabels, classCount: classCount, pixels: pixels)
    try refuseOtherShape(test, than: training, in: folder)
    return Found(
      name: known.name,
      title: known.title,
      classNames: known.classNames,
      training: training,
      test: test
    )
  }

  private func find(inFolder path: String, pixels: Bool) throws(DatasetError) -> Found {
    let folder = IDXFolder(path: path)
    let classNames = KnownDataset.digits
    let training = try folder.read(
      .trainingImages,
      .trainingLabels,
      classCount: classNames.count,
      pixels: pixels
    )
    let test =
      folder.hasTestFile
      ? try folder.read(
        .testImages,
        .testLabels,
        classCount: classNames.count,
        pixels: pixels
      ) : nil
    if let test { try refuseOtherShape(test, than: training, in: folder) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return Found(
      name: name,
      title: name,
      classNames: classNames,
      training: training,
      test: test
    )
  }

  /// MNIST and its many relatives share their file names: only the content tells which data set lies in a folder.
  private func refuseOtherDataset(
    _ training: IDXImages,
    in folder: IDXFolder,
    expecting known: KnownDataset
  ) throws(DatasetError) {
    let first = training.labels.prefix(known.firstLabels.count)
    guard !first.elementsEqual(known.firstLabels) else { return }
    let other = KnownDataset.all.first { first.elementsEqual($0.firstLabels) }
    throw DatasetError(
      .malformed,
      file: folder.path,
      other.map {
        "these are the files of \($0.title), not of \(known.title) (by their first labels)"
      }
        ?? "these are not the files of \(known.title) (by their first labels)",
      hint: other == nil
        ? "Ask for the folder by its path to use these files under their own name."
        : "Keep each data set in a folder of its own name, here \(known.name)."
    )
  }

  private func refuseOtherShape(
    _ test: IDXImages,
    than training: IDXImages,
    in folder: IDXFolder
  ) throws(DatasetError) {
    guard test.shape != training.shape else { return }
    throw DatasetError(
      .malformed,
      file: folder.path,
      "the test images have another size than the training images "
        + "(got \(test.shape.height) x \(test.shape.width), "
        + "expected \(training.shape.height) x \(training.shape.width))",
      hint: "Take all four files from the same data set."
    )
  }
}
