extension KnownDataset {
  /// MNIST (LeCun, Bottou, Bengio and Haffner 1998).
  ///
  /// Sizes and SHA-256 are those of TensorFlow Datasets (`tensorflow_datasets/url_checksums/mnist.txt`), and of
  /// torchvision's prototype datasets. The folders are PyTorch's and TensorFlow's.
  static let mnist = KnownDataset(
    name: "mnist",
    title: "MNIST",
    classNames: (0..<10).map { String($0) },
    format: .idx,
    otherFolders: ["MNIST/raw", "MNIST"],
    address: "https://ossci-datasets.s3.amazonaws.com/mnist",
    publishedFiles: IDXFolder.publishedFiles(
      in: [
        "https://ossci-datasets.s3.amazonaws.com/mnist",
        "https://storage.googleapis.com/cvdf-datasets/mnist",
      ],
      [
        (9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        (28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        (1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        (4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
      ]
    ),
    firstLabels: [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
  )
}
