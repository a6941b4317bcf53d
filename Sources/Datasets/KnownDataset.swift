/// A published data set that is known by name: where it is kept and how to get it.
struct KnownDataset: Sendable {
  /// The name by which it is asked for.
  let name: String
  /// The name for people.
  let title: String
  /// The name of each class.
  let classNames: [String]
  /// How its files lie in a folder.
  let format: FolderFormat
  /// The folders that other tools keep it in.
  let otherFolders: [String]
  /// The distribution's package that has it, if any.
  let package: String?
  /// Where its authors publish it.
  let address: String
  /// Its files, as they can be downloaded.
  let publishedFiles: [PublishedFile]
  /// The first labels of its training set, which tell it from its relatives with the same file names.
  let firstLabels: [UInt8]

  /// The ten digits as class names.
  static let digits = (0..<10).map { String($0) }

  /// The classes of CIFAR-10, from the archive's `batches.meta.txt`.
  static let cifar10ClassNames = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]

  /// All data sets in files that are known by name.
  static let all = [
    KnownDataset(
      name: "fashion-mnist",
      title: "Fashion-MNIST",
      classNames: [
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
        "Ankle boot",
      ],
      format: .idx,
      otherFolders: ["FashionMNIST/raw", "FashionMNIST"],
      package: "dataset-fashion-mnist",
      address: "https://github.com/zalandoresearch/fashion-mnist",
      publishedFiles: fashionMNISTFiles,
      firstLabels: [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]
    ),
    KnownDataset(
      name: "mnist",
      title: "MNIST",
      classNames: digits,
      format: .idx,
      otherFolders: ["MNIST/raw", "MNIST"],
      package: nil,
      address: "https://ossci-datasets.s3.amazonaws.com/mnist",
      publishedFiles: mnistFiles,
      firstLabels: [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    ),
    KnownDataset(
      name: "cifar10",
      title: "CIFAR-10",
      classNames: cifar10ClassNames,
      format: .cifar,
      otherFolders: [CIFARFolder.batchFolder],
      package: nil,
      address: "https://www.cs.toronto.edu/~kriz/cifar.html",
      publishedFiles: cifar10Files,
      firstLabels: [6, 9, 9, 4, 1, 1, 2, 7, 8, 3]
    ),
  ]

  /// The folders under a data folder in which it may lie, the most specific first.
  func folders(under folder: String) -> [String] {
    let own =
      [name, "\(name)/raw"] + (format == .cifar ? ["\(name)/\(CIFARFolder.batchFolder)"] : [])
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
