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

  /// The data set of an experiment that names none.
  public static let usual = KnownDataset.fashionMNIST.name

  /// The names that ``dataset(_:)`` knows.
  public static let names = KnownDataset.all.map(\.name) + [synthetic]

  /// The classes of a data set by its name, in the order of their labels in its files; nil for a folder or a file.
  public static func classNames(of name: String) -> [String]? {
    name == synthetic ? (0..<10).map(String.init) : KnownDataset(named: name)?.classNames
  }

  /// The data set with a name of ``names``, or the one at a path: a folder of IDX or CIFAR-10 files, or a CSV file.
  ///
  /// A data set at a path has the path's last component as its name, without `.csv`, and the classes of its data or else
  /// of its format (ten digits, or those of CIFAR-10). A folder's has a test set if the folder has one.
  /// - Throws: ``Fault`` with what is missing or malformed, the file and what to do.
  public func dataset(_ nameOrPath: String) throws(Fault) -> Dataset {
    try dataset(DatasetRequest(nameOrPath))
  }

  /// The data set that is asked for.
  ///
  /// - Throws: ``Fault`` with what is missing or malformed, or what the data leave open.
  public func dataset(_ request: DatasetRequest) throws(Fault) -> Dataset {
    let found = try Fault.about(.dataset) { () throws(Fault) in
      try find(request, pixels: true)
    }
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
      warnings: found.sets.warnings,
      table: found.sets.table
    )
  }

  /// What a data set is, without decompressing its images: several times faster, and in little memory.
  ///
  /// - Throws: ``Fault`` with what is missing or malformed in the files' headers and labels; damaged images show by
  ///   their digest.
  public func outline(of nameOrPath: String) throws(Fault) -> DatasetOutline {
    try outline(of: DatasetRequest(nameOrPath))
  }

  /// What the data set is that is asked for, likewise.
  ///
  /// - Throws: ``Fault`` with what is missing or malformed, or what the data leave open.
  public func outline(of request: DatasetRequest) throws(Fault) -> DatasetOutline {
    let found = try Fault.about(.dataset) { () throws(Fault) in
      try find(request, pixels: false)
    }
    return DatasetOutline(
      name: found.name,
      title: found.title,
      classNames: found.sets.classNames,
      shape: found.sets.training.shape,
      trainingLabels: found.sets.training.labels,
      testLabels: found.sets.test?.labels,
      files: found.files,
      contentDigests: found.contentDigests,
      warnings: found.sets.warnings,
      table: found.sets.table
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

  private func find(_ request: DatasetRequest, pixels: Bool) throws(Fault) -> Found {
    if request.place == Self.synthetic { return try synthetic(request) }
    if let known = KnownDataset(named: request.place) {
      return try find(known, request, pixels: pixels)
    }
    let path = request.place
    let isFolder = FileReader.isFolder(path)
    // A folder without any data set is read as one of the usual files, which says what is missing.
    guard
      let format = DataFormat.all.first(where: { $0.isPresent(path) }) ?? (isFolder ? .idx : nil)
    else { throw missing(request) }
    var sets = try format.read(.init(path: path, request: request, pixels: pixels))
    try refuseOtherShape(sets, in: path)
    // A table is divided and scaled by the rows that are kept, and so has done it.
    if sets.table == nil { sets = try sets.selecting(request) }
    let last = path.split(separator: "/").last.map(String.init) ?? path
    let name = isFolder ? last : TableFile.stem(of: last)
    return Found(name: name, title: name, sets: sets)
  }

  private func synthetic(_ request: DatasetRequest) throws(Fault) -> Found {
    let made = Dataset.synthetic()
    try request.refuseTableFields(of: "the synthetic data")
    let sets = try DataFormat.Sets(
      classNames: made.classNames,
      training: StoredExamples(
        shape: made.training.shape,
        labels: made.training.labels,
        features: made.training.features,
        files: [],
        contentDigests: made.contentDigests
      )
    ).selecting(request)
    return Found(name: made.name, title: made.title, sets: sets)
  }

  /// The fault of a place where nothing is.
  private func missing(_ request: DatasetRequest) -> Fault {
    let expected = DataFormat.all.map(\.description).joined(separator: ", or ")
    let isPath = request.written.contains("/") || request.written.contains(".")
    if FileReader.exists(request.place) {
      return Fault(
        file: request.place,
        "the file is no data set by its name (expected .csv, .tsv, .csv.gz or .tsv.gz)",
        hint: "Give a table one of these endings; a spreadsheet can be saved as CSV."
      )
    }
    guard !isPath else {
      let relative =
        request.place == request.written
        ? "" : " A path in an experiment's file is relative to the folder of that file."
      return request.missing(
        ["file", "folder", "name", ""],
        request.place,
        hint: "Give one of the names \(Self.names.joined(separator: ", ")), \(expected)."
          + relative
      )
    }
    let near = Spelling.nearest(
      to: request.written.lowercased().replacing("_", with: "-"),
      among: Self.names
    )
    return Fault(
      .missing,
      file: request.places.file,
      at: request.places.positions[""],
      "unknown data set \(request.written) (expected \(Self.names.joined(separator: ", ")), "
        + "a folder or a CSV file)",
      hint: (near.map { "Did you mean \"\($0)\"? " } ?? "")
        + "Give one of the names, \(expected)."
    ).coded(.noDataset)
  }

  private func find(
    _ known: KnownDataset,
    _ request: DatasetRequest,
    pixels: Bool
  ) throws(Fault) -> Found {
    guard let folder = folder(of: known) else {
      throw Fault(
        .missing,
        "the data set \(known.title) is not on this machine",
        hint: known.waysToGet(searching: searchFolders)
      ).coded(.noDataset)
    }
    let reading = DataFormat.Reading(
      path: folder,
      request: request,
      classNames: known.classNames,
      needsTest: true,
      pixels: pixels
    )
    let sets = try known.format.read(reading)
    try refuseOtherDataset(sets.training, in: folder, expecting: known)
    try refuseOtherShape(sets, in: folder)
    return Found(name: known.name, title: known.title, sets: try sets.selecting(request))
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
