/// The data sets that can be had by name, by folder or by file, and where to look for their files.
public struct Catalogue: Sendable {
  /// The data folders, the first one searched first.
  ///
  /// A data set by name lies in a folder of its own name in one of them (also `raw` in that, and
  /// torchvision's `FashionMNIST/raw` or the archive's `cifar-10-batches-bin`), or directly in one of them.
  public let searchFolders: [String]

  /// The catalogue over these folders; folders that do not exist are passed over.
  public init(searchFolders: [String]) {
    self.searchFolders = searchFolders
  }

  /// The names that ``dataset(_:)`` knows.
  public static let names = KnownDataset.all.map(\.name) + ["synthetic"]

  /// The data set with a name of ``names``, the one in a folder of IDX or CIFAR-10 files, or the one in a CSV file.
  ///
  /// A folder's data set has the folder's last component as its name, the classes of its format (ten digits, or those
  /// of CIFAR-10), and a test set if the folder has one. How a CSV file is read is said by ``CSVDataset``.
  /// - Throws: what is missing or malformed, with the file and what to do.
  public func dataset(_ nameOrPath: String) throws(DatasetError) -> Dataset {
    switch try find(nameOrPath, pixels: true) {
    case .whole(let dataset): return dataset
    case .stored(let found):
      guard let training = found.training.labeled else {
        preconditionFailure("The pixels were asked for.")
      }
      return Dataset(
        name: found.name,
        title: found.title,
        classNames: found.classNames,
        training: training,
        test: found.test?.labeled,
        files: found.files,
        contentDigests: found.contentDigests
      )
    }
  }

  /// What a data set is, without decompressing its images: several times faster, and in little memory.
  ///
  /// - Throws: what is missing or malformed in the files' headers and labels; damaged images show by their digest.
  public func outline(of nameOrPath: String) throws(DatasetError) -> DatasetOutline {
    switch try find(nameOrPath, pixels: false) {
    case .whole(let dataset): dataset.outline
    case .stored(let found):
      DatasetOutline(
        name: found.name,
        title: found.title,
        classNames: found.classNames,
        shape: found.training.shape,
        trainingLabels: found.training.labels,
        testLabels: found.test?.labels,
        files: found.files,
        contentDigests: found.contentDigests,
        warnings: []
      )
    }
  }

  /// What a name or a path stands for.
  private enum Found {
    /// A data set that is made, or read at once.
    case whole(Dataset)
    /// Files of images, perhaps without their pixels.
    case stored(StoredImages)
  }

  /// A data set in files of images.
  private struct StoredImages {
    var name: String
    var title: String
    var classNames: [String]
    var training: StoredExamples
    var test: StoredExamples?

    var files: [SourceFile] { training.files + (test?.files ?? []) }
    var contentDigests: [String] { training.contentDigests + (test?.contentDigests ?? []) }
  }

  private func find(_ nameOrPath: String, pixels: Bool) throws(DatasetError) -> Found {
    if nameOrPath == "synthetic" { return .whole(.synthetic()) }
    if let known = KnownDataset(named: nameOrPath) {
      return .stored(try find(known, pixels: pixels))
    }
    if FileReader.isFolder(nameOrPath) {
      return .stored(try find(inFolder: nameOrPath, pixels: pixels))
    }
    if nameOrPath.lowercased().hasSuffix(".csv") {
      return .whole(try CSVDataset.read(nameOrPath))
    }
    let isPath = nameOrPath.contains("/")
    throw DatasetError(
      isPath ? .missing : .unknown,
      file: isPath ? nameOrPath : nil,
      isPath
        ? "there is no such folder"
        : "unknown data set \(nameOrPath) (expected \(Self.names.joined(separator: ", ")), "
          + "a folder or a CSV file)",
      hint: "Give one of the names, a CSV file, or a folder with "
        + "\(IDXFolder.Part.trainingImages.standardName) and "
        + "\(IDXFolder.Part.trainingLabels.standardName), plain or .gz."
    )
  }

  private func find(_ known: KnownDataset, pixels: Bool) throws(DatasetError) -> StoredImages {
    guard let folder = folder(of: known) else {
      throw DatasetError(
        .missing,
        file: nil,
        "the data set \(known.title) is not on this machine",
        hint: known.waysToGet(searching: searchFolders)
      )
    }
    let sets = try known.format.read(
      folder,
      classCount: known.classNames.count,
      needsTest: true,
      pixels: pixels
    )
    try refuseOtherDataset(sets.training, in: folder, expecting: known)
    try refuseOtherShape(sets, in: folder)
    return StoredImages(
      name: known.name,
      title: known.title,
      classNames: known.classNames,
      training: sets.training,
      test: sets.test
    )
  }

  private func find(inFolder path: String, pixels: Bool) throws(DatasetError) -> StoredImages {
    let format = FolderFormat.allCases.first { $0.isPresent(in: path) } ?? .idx
    let sets = try format.read(
      path,
      classCount: format.classNames.count,
      needsTest: false,
      pixels: pixels
    )
    try refuseOtherShape(sets, in: path)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return StoredImages(
      name: name,
      title: name,
      classNames: format.classNames,
      training: sets.training,
      test: sets.test
    )
  }

  /// MNIST and its many relatives share their file names: only the content tells which data set lies in a folder.
  private func refuseOtherDataset(
    _ training: StoredExamples,
    in folder: String,
    expecting known: KnownDataset
  ) throws(DatasetError) {
    let first = training.labels.prefix(known.firstLabels.count)
    guard !first.elementsEqual(known.firstLabels) else { return }
    let other = KnownDataset.all.first { first.elementsEqual($0.firstLabels) }
    throw DatasetError(
      .malformed,
      file: folder,
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
    _ sets: FolderFormat.Sets,
    in folder: String
  ) throws(DatasetError) {
    guard let test = sets.test, test.shape != sets.training.shape else { return }
    func text(_ shape: ExampleShape) -> String {
      shape.sizes.map(String.init).joined(separator: " x ")
    }
    throw DatasetError(
      .malformed,
      file: folder,
      "the test images have another size than the training images "
        + "(got \(text(test.shape)), expected \(text(sets.training.shape)))",
      hint: "Take all four files from the same data set."
    )
  }
}
