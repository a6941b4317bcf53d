extension KnownDataset {
  /// CIFAR-10 (Krizhevsky 2009) in its binary version.
  ///
  /// Size and SHA-256 are those of TensorFlow Datasets (`tensorflow_datasets/url_checksums/cifar10.txt`); torchvision
  /// for Ruby has the same SHA-256. The folders are the author's and that of Swift for TensorFlow.
  static let cifar10 = KnownDataset(
    name: "cifar10",
    title: "CIFAR-10",
    classNames: CIFARFolder.classNames,
    format: .cifar,
    otherFolders: DataFormat.cifar.subfolders,
    address: "https://www.cs.toronto.edu/~kriz/cifar.html",
    publishedFiles: [
      PublishedFile(
        name: CIFARFolder.archiveName,
        byteCount: 170_052_171,
        sha256: "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
        folders: [
          "https://www.cs.toronto.edu/~kriz",
          "https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10",
        ]
      )
    ],
    firstLabels: [6, 9, 9, 4, 1, 1, 2, 7, 8, 3]
  )
}
