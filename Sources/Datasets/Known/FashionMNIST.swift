extension KnownDataset {
  /// Fashion-MNIST (Xiao, Rasul and Vollgraf 2017, arXiv:1708.07747).
  ///
  /// Sizes and SHA-256 are those of TensorFlow Datasets (`tensorflow_datasets/url_checksums/fashion_mnist.txt`). The
  /// Debian package has the same files but for name and time in their gzip headers; with those, it has the same SHA-256
  /// (`scripts/downloads/check.py`). The second folder is that of `keras.datasets.fashion_mnist`; the authors'
  /// own server speaks http alone.
  static let fashionMNIST = KnownDataset(
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
    publishedFiles: IDXFolder.publishedFiles(
      in: [
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
    ),
    firstLabels: [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]
  )
}
