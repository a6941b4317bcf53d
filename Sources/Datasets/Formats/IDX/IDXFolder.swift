internal import Checksums
internal import Faults

extension DataFormat {
  /// The four files of MNIST and its relatives.
  static let idx = DataFormat(
    description: "a folder with \(IDXFolder.Part.trainingImages.standardName) and "
      + "\(IDXFolder.Part.trainingLabels.standardName), plain or .gz",
    isPresent: { IDXFolder(path: $0).hasTrainingFile },
    isWhole: { folder in
      IDXFolder.Part.allCases.allSatisfy { IDXFolder(path: folder).name(of: $0) != nil }
    },
    read: { reading throws(Fault) in
      try reading.request.refuseTableFields(of: "a folder of images")
      return try IDXFolder(path: reading.path).read(reading)
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

  /// The path below the folder of the file that has a part; nil when there is none.
  ///
  /// A widespread archive has each file twice, as `train-images.idx3-ubyte` and in a folder
  /// `train-images-idx3-ubyte`: a folder is looked into where no file has one of the names.
  func name(of part: Part) -> String? {
    let names = part.names
    if let file = names.first(where: { isThere($0) }) { return file }
    return names.lazy.flatMap { folder in names.map { "\(folder)/\($0)" } }
      .first { isThere($0) }
  }

  /// Whether something that is no folder is at a path below the folder.
  private func isThere(_ name: String) -> Bool {
    let file = "\(path)/\(name)"
    return FileReader.exists(file) && !FileReader.isFolder(file)
  }

  /// Whether the folder has a training set, or what is left of one.
  var hasTrainingFile: Bool { name(of: .trainingImages) != nil || name(of: .trainingLabels) != nil }

  /// Whether the folder has a test set, or what is left of one.
  var hasTestFile: Bool { name(of: .testImages) != nil || name(of: .testLabels) != nil }

  /// The images and labels of two parts, checked against each other; the labels are those of the file.
  ///
  /// Without pixels the images are not decompressed where their digest is known without.
  func read(_ imagesPart: Part, _ labelsPart: Part, pixels: Bool) throws(Fault) -> StoredExamples {
    let labelsFile = try file(of: labelsPart)
    let labels = try IDXArray(labelsFile.bytes, rank: 1, file: labelsFile.path)
    let imagesFile = try file(of: imagesPart)
    let dimensions = try IDXArray.dimensions(of: imagesFile.bytes, rank: 3, file: imagesFile.path)
    guard dimensions[0] == labels.values.count else {
      throw Fault(
        file: labelsFile.path,
        "the labels are not those of the images (got \(labels.values.count) labels, "
          + "expected \(dimensions[0]) as in \(imagesFile.path))",
        hint: "Take both files from the same data set."
      )
    }
    // Last, so that images whose labels do not fit take no memory.
    let known = KnownContent.digest(ofStored: imagesFile.source.sha256)
    let images =
      pixels || (known == nil && GzipStream.isGzip(imagesFile.bytes))
      ? try IDXArray(imagesFile.bytes, rank: 3, file: imagesFile.path) : nil
    return StoredExamples(
      shape: .image(channels: 1, height: dimensions[1], width: dimensions[2]),
      labels: labels.values,
      features: pixels ? images.map { .bytes($0.values) } : nil,
      files: [imagesFile.source, labelsFile.source],
      contentDigests: [
        contentDigest(of: images, in: imagesFile.bytes, stored: imagesFile.source.sha256),
        contentDigest(of: labels, in: labelsFile.bytes, stored: labelsFile.source.sha256),
      ]
    )
  }

  /// What a file's content is known by, however it is compressed.
  private func contentDigest(of array: IDXArray?, in bytes: [UInt8], stored: String) -> String {
    if let known = KnownContent.digest(ofStored: stored) { return known }
    guard GzipStream.isGzip(bytes), let array else {
      return KnownContent.digest(ofContent: stored)
    }
    return KnownContent.digest(ofContent: SHA256.hexadecimal(of: array.bytes))
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
