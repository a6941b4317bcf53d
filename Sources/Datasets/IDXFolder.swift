internal import Checksums

/// A folder with the files of MNIST or a relative, under any of the names in use.
struct IDXFolder: Sendable {
  /// One of the four files.
  enum Part: CaseIterable, Sendable {
    /// The images to train on.
    case trainingImages
    /// Their labels.
    case trainingLabels
    /// The images held out.
    case testImages
    /// Their labels.
    case testLabels

    /// The name that the authors gave the file, without `.gz`.
    var standardName: String {
      switch self {
      case .trainingImages: "train-images-idx3-ubyte"
      case .trainingLabels: "train-labels-idx1-ubyte"
      case .testImages: "t10k-images-idx3-ubyte"
      case .testLabels: "t10k-labels-idx1-ubyte"
      }
    }

    /// The names that the file may have, the standard ones first.
    var names: [String] {
      let dotted =
        switch self {
        case .trainingImages: "train-images.idx3-ubyte"
        case .trainingLabels: "train-labels.idx1-ubyte"
        case .testImages: "t10k-images.idx3-ubyte"
        case .testLabels: "t10k-labels.idx1-ubyte"
        }
      return [standardName, dotted].flatMap { [$0, "\($0).gz"] }
    }
  }

  /// The folder's path.
  let path: String

  /// The name of the file that has a part; nil when there is none.
  func name(of part: Part) -> String? {
    part.names.first { FileReader.exists("\(path)/\($0)") }
  }

  /// Whether the folder has a training set, or what is left of one.
  var hasTrainingFile: Bool { name(of: .trainingImages) != nil || name(of: .trainingLabels) != nil }

  /// Whether the folder has a test set, or what is left of one.
  var hasTestFile: Bool { name(of: .testImages) != nil || name(of: .testLabels) != nil }

  /// The images and labels of two parts, checked against each other, and the files they came from.
  func read(
    _ imagesPart: Part,
    _ labelsPart: Part,
    classCount: Int
  ) throws(DatasetError) -> (images: LabeledImages, files: [SourceFile]) {
    let (labels, labelsFile, labelsPath) = try read(labelsPart, rank: 1)
    let (images, imagesFile, imagesPath) = try read(imagesPart, rank: 3)
    guard images.dimensions[0] == labels.values.count else {
      throw DatasetError(
        .malformed,
        file: labelsPath,
        "the labels are not those of the images "
          + "(got \(labels.values.count) labels, expected \(images.dimensions[0]) as in \(imagesPath))",
        hint: "Take both files from the same data set."
      )
    }
    if let index = labels.values.firstIndex(where: { Int($0) >= classCount }) {
      throw DatasetError(
        .malformed,
        file: labelsPath,
        "label \(index) is not a class (got \(labels.values[index]), expected 0 to \(classCount - 1))",
        hint: "Data sets in IDX files have \(classCount) classes here."
      )
    }
    let shape = ImageShape(
      channels: 1,
      height: images.dimensions[1],
      width: images.dimensions[2]
    )
    return (
      LabeledImages(shape: shape, pixels: images.values, labels: labels.values),
      [imagesFile, labelsFile]
    )
  }

  private func read(
    _ part: Part,
    rank: Int
  ) throws(DatasetError) -> (IDXArray, SourceFile, String) {
    guard let name = name(of: part) else {
      throw DatasetError(
        .missing,
        file: path,
        "the file \(part.standardName) is missing",
        hint: "Put it there under one of the names \(part.names.joined(separator: ", "))."
      )
    }
    let file = "\(path)/\(name)"
    let stored = try FileReader.read(file)
    let array = try IDXArray(stored, rank: rank, file: file)
    return (
      array,
      SourceFile(name: name, byteCount: stored.count, sha256: SHA256.hexadecimal(of: stored)), file
    )
  }
}
