extension KnownDataset {
  /// The four files of Fashion-MNIST.
  ///
  /// Sizes and SHA-256 are those of TensorFlow Datasets (`tensorflow_datasets/url_checksums/fashion_mnist.txt`). The
  /// Debian package has the same files but for name and time in their gzip headers; with those, it has the same SHA-256
  /// (`scripts/downloads/check.py`). The second folder is that of `keras.datasets.fashion_mnist`; the authors'
  /// own server speaks http alone.
  static let fashionMNISTFiles = files(
    [
      "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/"
        + "b2617bb6d3ffa2e429640350f613e3291e10b141/data/fashion",
      "https://storage.googleapis.com/tensorflow/tf-keras-datasets",
    ],
    [
      (26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
      (29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
      (4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
      (5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
    ]
  )

  /// The four files of MNIST.
  ///
  /// Sizes and SHA-256 are those of TensorFlow Datasets (`tensorflow_datasets/url_checksums/mnist.txt`), and of
  /// torchvision's prototype datasets. The folders are PyTorch's and TensorFlow's.
  static let mnistFiles = files(
    [
      "https://ossci-datasets.s3.amazonaws.com/mnist",
      "https://storage.googleapis.com/cvdf-datasets/mnist",
    ],
    [
      (9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
      (28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
      (1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
      (4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
    ]
  )

  /// The archive of CIFAR-10's binary version.
  ///
  /// Size and SHA-256 are those of TensorFlow Datasets (`tensorflow_datasets/url_checksums/cifar10.txt`); torchvision
  /// for Ruby has the same SHA-256. The folders are the author's and that of Swift for TensorFlow.
  static let cifar10Files = [
    PublishedFile(
      name: CIFARFolder.archiveName,
      byteCount: 170_052_171,
      sha256: "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
      folders: [
        "https://www.cs.toronto.edu/~kriz",
        "https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10",
      ]
    )
  ]

  /// The four compressed IDX files, in the order of ``IDXFolder/Part``.
  private static func files(
    _ folders: [String],
    _ contents: [(byteCount: Int, sha256: String)]
  ) -> [PublishedFile] {
    zip(IDXFolder.Part.allCases, contents).map { part, content in
      PublishedFile(
        name: "\(part.standardName).gz",
        byteCount: content.byteCount,
        sha256: content.sha256,
        folders: folders
      )
    }
  }
}
