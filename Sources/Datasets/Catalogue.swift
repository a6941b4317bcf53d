public import Faults

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

  /// The name of the data set that is computed; see ``Dataset/synthetic()``.
  private static let synthetic = "synthetic"

  /// The names that ``dataset(_:)`` knows.
  public static let names = KnownDataset.all.map(\.name) + [synthetic]

  /// The data set with a name of ``names``, or the one at a path: a folder of IDX or CIFAR-10 files, or a CSV file.
  ///
  /// A data set at a path has the path's last component as its name, without `.csv`, and the classes of its data or else
  /// of its format (ten digits, or those of CIFAR-10). A folder's has a test set if the folder has one.
  /// - Throws: ``Fault`` with what is missing or malformed, the file and what to do.
  public func dataset(_ nameOrPath: String) throws(Fault) -> Dataset {
    if nameOrPath == Self.synthetic { return .synthetic() }
    let found = try find(nameOrPath, pixels: true)
    guard let training = found.sets.training.labeled else {
      preconditionFailure("The pixels were asked for.")
    }
    return Dataset(
      name: found.name,
      title: found.title,
      classNames: found.sets.classNames,
      training: training,
      test: found.sets.test?.labeled,
      files: found.files,
      contentDigests: found.contentDigests,
      warnings: found.sets.warnings
    )
  }

  /// What a data set is, without decompressing its images: several times faster, and in little memory.
  ///
  /// - Throws: ``Fault`` with what is missing or malformed in the files' headers and labels; damaged images show by
  ///   their digest.
  public func outline(of nameOrPath: String) throws(Fault) -> DatasetOutline {
    if nameOrPath == Self.synthetic { return Dataset.synthetic().outline }
    let found = try find(nameOrPath, pixels: false)
    return DatasetOutline(
      name: found.name,
      title: found.title,
      classNames: found.sets.classNames,
      shape: found.sets.training.shape,
      trainingLabels: found.sets.training.labels,
      testLabels: found.sets.test?.labels,
      files: found.files,
      contentDigests: found.contentDigests,
      warnings: found.sets.warnings
    )
  }

  /// What a name or a path stands for, perhaps without its pixels.
  private struct Found {
    var name: String
    var title: String
    var sets: DataFormat.Sets

    var files: [SourceFile] { sets.training.files + (sets.test?.files ?? []) }
    var contentDigests: [String] {
      sets.training.contentDigests + (sets.test?.contentDigests ?? [])
    }
  }

  private func find(_ nameOrPath: String, pixels: Bool) throws(Fault) -> Found {
    if let known = KnownDataset(named: nameOrPath) { return try find(known, pixels: pixels) }
    let isFolder = FileReader.isFolder(nameOrPath)
    // A folder without any data set is read as one of the usual files, which says what is missing.
    if let format = DataFormat.all.first(where: { $0.isPresent(nameOrPath) })
      ?? (isFolder ? .idx : nil)
    {
      let sets = try format.read(nameOrPath, format.classNames, false, pixels)
      try refuseOtherShape(sets, in: nameOrPath)
      let last = nameOrPath.split(separator: "/").last.map(String.init) ?? nameOrPath
      let name =
        isFolder ? last : String(last.prefix(upTo: last.lastIndex(of: ".") ?? last.endIndex))
      return Found(name: name, title: name, sets: sets)
    }
    let isPath = nameOrPath.contains("/")
    throw Fault(
      .missing,
      file: isPath ? nameOrPath : nil,
      isPath
        ? "there is no such folder"
        : "unknown data set \(nameOrPath) (expected \(Self.names.joined(separator: ", ")), "
          + "a folder or a CSV file)",
      hint: "Give one of the names, "
        + DataFormat.all.map(\.description).joined(separator: ", or ") + "."
    )
  }

  private func find(_ known: KnownDataset, pixels: Bool) throws(Fault) -> Found {
    guard let folder = folder(of: known) else {
      throw Fault(
        .missing,
        "the data set \(known.title) is not on this machine",
        hint: known.waysToGet(searching: searchFolders)
      )
    }
    let sets = try known.format.read(folder, known.classNames, true, pixels)
    try refuseOtherDataset(sets.training, in: folder, expecting: known)
    try refuseOtherShape(sets, in: folder)
    return Found(name: known.name, title: known.title, sets: sets)
  }

  /// MNIST and its many relatives share their file names: only the content tells which data set lies in a folder.
  private func refuseOtherDataset(
    _ training: StoredExamples,
    in folder: String,
    expecting known: KnownDataset
  ) throws(Fault) {
    let first = training.labels.prefix(known.firstLabels.count)
    guard !first.elementsEqual(known.firstLabels) else { return }
    let other = KnownDataset.all.first { first.elementsEqual($0.firstLabels) }
    throw Fault(
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
    _ sets: DataFormat.Sets,
    in folder: String
  ) throws(Fault) {
    guard let test = sets.test, test.shape != sets.training.shape else { return }
    func text(_ shape: ExampleShape) -> String {
      shape.sizes.map(String.init).joined(separator: " x ")
    }
    throw Fault(
      file: folder,
      "the test images have another size than the training images "
        + "(got \(text(test.shape)), expected \(text(sets.training.shape)))",
      hint: "Take all four files from the same data set."
    )
  }
}
