/// A published data set in IDX files that is known by name: where it is kept and how to get it.
struct KnownDataset: Sendable {
  /// The name by which it is asked for.
  let name: String
  /// The name for people.
  let title: String
  /// The name of each class.
  let classNames: [String]
  /// The folder that torchvision keeps it in.
  let torchvisionFolder: String
  /// The distribution's package that has it, if any.
  let package: String?
  /// Where its authors publish it.
  let address: String
  /// The first labels of its training set, which tell it from its relatives with the same file names.
  let firstLabels: [UInt8]

  /// The ten digits as class names.
  static let digits = (0..<10).map { String($0) }

  /// All data sets in files that are known by name.
  static let all = [
    KnownDataset(
      name: "fashion-mnist",
      title: "Fashion-MNIST",
      classNames: [
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
        "Ankle boot",
      ],
      torchvisionFolder: "FashionMNIST",
      package: "dataset-fashion-mnist",
      address: "https://github.com/zalandoresearch/fashion-mnist",
      firstLabels: [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]
    ),
    KnownDataset(
      name: "mnist",
      title: "MNIST",
      classNames: digits,
      torchvisionFolder: "MNIST",
      package: nil,
      address: "https://ossci-datasets.s3.amazonaws.com/mnist",
      firstLabels: [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    ),
  ]

  /// The folders under a data folder in which it may lie, the most specific first.
  func folders(under folder: String) -> [String] {
    [
      "\(folder)/\(name)", "\(folder)/\(name)/raw", "\(folder)/\(torchvisionFolder)/raw",
      "\(folder)/\(torchvisionFolder)", folder,
    ]
  }

  /// Every way to get the data set, in one sentence after another.
  func waysToGet(searching folders: [String]) -> String {
    var lines: [String] = []
    if let package { lines.append("Install the Debian package \(package), or") }
    lines.append("download the four files from \(address)")
    let names = IDXFolder.Part.allCases.map { "\($0.standardName).gz" }.joined(separator: ", ")
    lines.append("(\(names), plain or compressed)")
    if let first = folders.first {
      lines.append("into \(first)/\(name)/, or name another folder as the data folder.")
    } else {
      lines.append("into a folder and name it as the data folder.")
    }
    if folders.count > 1 {
      lines.append("Folders searched: \(folders.joined(separator: ", ")).")
    }
    return lines.joined(separator: " ")
  }
}
