/// How the files of a data set lie in a folder.
enum FolderFormat: CaseIterable, Sendable {
  /// The four files of MNIST and its relatives.
  case idx
  /// The six batches of CIFAR-10's binary version, or the archive of them.
  case cifar

  /// The training set of a folder, and its test set if there is one.
  typealias Sets = (training: StoredExamples, test: StoredExamples?)

  /// The classes of a data set that does not name its own.
  var classNames: [String] {
    switch self {
    case .idx: KnownDataset.digits
    case .cifar: KnownDataset.cifar10ClassNames
    }
  }

  /// Whether a folder has such a data set, or what is left of one.
  func isPresent(in folder: String) -> Bool {
    switch self {
    case .idx: IDXFolder(path: folder).hasTrainingFile
    case .cifar: CIFARFolder(path: folder).hasFiles
    }
  }

  /// Whether a folder has all files of a published data set, whatever is in them.
  func isWhole(in folder: String) -> Bool {
    switch self {
    case .idx:
      IDXFolder.Part.allCases.allSatisfy { IDXFolder(path: folder).name(of: $0) != nil }
    case .cifar: CIFARFolder(path: folder).isWhole
    }
  }

  /// What lies in a folder; without pixels, images are read no further than their labels and digests need.
  func read(
    _ folder: String,
    classCount: Int,
    needsTest: Bool,
    pixels: Bool
  ) throws(DatasetError) -> Sets {
    switch self {
    case .idx:
      let folder = IDXFolder(path: folder)
      return (
        try folder.read(.trainingImages, .trainingLabels, classCount: classCount, pixels: pixels),
        needsTest || folder.hasTestFile
          ? try folder.read(.testImages, .testLabels, classCount: classCount, pixels: pixels) : nil
      )
    case .cifar:
      return try CIFARFolder(path: folder).read(pixels: pixels)
    }
  }
}
