internal import Checksums
internal import Faults

extension DataFormat {
  /// The four files of MNIST and its relatives.
  static let idx = DataFormat(
    description: "a folder with \(IDXFolder.Part.trainingImages.standardName) and "
      + "\(IDXFolder.Part.trainingLabels.standardName), plain or .gz",
    classNames: (0..<10).map { String($0) },
    isPresent: { IDXFolder(path: $0).hasTrainingFile },
    isWhole: { folder in
      IDXFolder.Part.allCases.allSatisfy { IDXFolder(path: folder).name(of: $0) != nil }
    },
    read: { path, classNames, needsTest, pixels throws(Fault) in
      let folder = IDXFolder(path: path)
      let count = classNames.count
      return Sets(
        classNames: classNames,
        training: try folder.read(
          .trainingImages,
          .trainingLabels,
          classCount: count,
          pixels: pixels
        ),
        test: needsTest || folder.hasTestFile
          ? try folder.read(.testImages, .testLabels, classCount: count, pixels: pixels) : nil
      )
    }
  )
}

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

  /// The images and labels of two parts, checked against each other.
  ///
  /// Without pixels the images are not decompressed: their file is known by its header and its digest alone.
  func read(
    _ imagesPart: Part,
    _ labelsPart: Part,
    classCount: Int,
    pixels: Bool
  ) throws(Fault) -> StoredExamples {
    let labelsFile = try file(of: labelsPart)
    let labels = try IDXArray(labelsFile.bytes, rank: 1, file: labelsFile.path).values
    let imagesFile = try file(of: imagesPart)
    let dimensions = try IDXArray.dimensions(of: imagesFile.bytes, rank: 3, file: imagesFile.path)
    guard dimensions[0] == labels.count else {
      throw Fault(
        file: labelsFile.path,
        "the labels are not those of the images (got \(labels.count) labels, "
          + "expected \(dimensions[0]) as in \(imagesFile.path))",
        hint: "Take both files from the same data set."
      )
    }
    if let index = labels.firstIndex(where: { Int($0) >= classCount }) {
      throw Fault(
        file: labelsFile.path,
        "label \(index) is not a class (got \(labels[index]), expected 0 to \(classCount - 1))",
        hint: "Data sets in IDX files have \(classCount) classes here."
      )
    }
    // Last, so that images whose labels do not fit take no memory.
    let images =
      pixels ? try IDXArray(imagesFile.bytes, rank: 3, file: imagesFile.path).values : nil
    return StoredExamples(
      shape: .image(channels: 1, height: dimensions[1], width: dimensions[2]),
      labels: labels,
      features: images.map { .bytes($0) },
      files: [imagesFile.source, labelsFile.source],
      contentDigests: [imagesFile.source.sha256, labelsFile.source.sha256]
    )
  }

  /// The four compressed files as they are published, in the order of ``Part``.
  static func publishedFiles(
    in folders: [String],
    _ contents: [(byteCount: Int, sha256: String)]
  ) -> [PublishedFile] {
    zip(Part.allCases, contents).map { part, content in
      PublishedFile(
        name: "\(part.standardName).gz",
        byteCount: content.byteCount,
        sha256: content.sha256,
        folders: folders
      )
    }
  }

  /// The bytes of a part as stored.
  private func file(
    of part: Part
  ) throws(Fault) -> (bytes: [UInt8], path: String, source: SourceFile) {
    guard let name = name(of: part) else {
      throw Fault(
        .missing,
        file: path,
        "the file \(part.standardName) is missing",
        hint: "Put it there under one of the names \(part.names.joined(separator: ", "))."
      )
    }
    let file = "\(path)/\(name)"
    let stored = try FileReader.read(file)
    return (
      stored, file,
      SourceFile(name: name, byteCount: stored.count, sha256: SHA256.hexadecimal(of: stored))
    )
  }
}
