internal import Checksums
internal import Faults

extension DataFormat {
  /// The six batches of CIFAR-10's binary version, or the archive of them.
  static let cifar = DataFormat(
    description: "a folder with \(CIFARFolder.archiveName) or its batches",
    subfolders: [CIFARFolder.batchFolder],
    isPresent: { CIFARFolder(path: $0).hasFiles },
    isWhole: { CIFARFolder(path: $0).isWhole },
    read: { reading throws(Fault) in
      try reading.request.refuseTableFields(of: "CIFAR-10")
      let (training, test) = try CIFARFolder(path: reading.path).read(pixels: reading.pixels)
      return Sets(classNames: CIFARFolder.classNames, training: training, test: test)
    }
  )
}

/// A folder with the six batches of CIFAR-10's binary version, or with the archive as it is published.
struct CIFARFolder: Sendable {
  /// The published archive.
  static let archiveName = "cifar-10-binary.tar.gz"
  /// The folder in the archive.
  static let batchFolder = "cifar-10-batches-bin"
  /// The classes, from the archive's `batches.meta.txt`.
  static let classNames = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]
  /// The batches, the one to test on last.
  static let batchNames = (1...5).map { "data_batch_\($0).bin" } + ["test_batch.bin"]

  /// The folder's path.
  let path: String

  /// Whether the folder has the data set, or what is left of it.
  var hasFiles: Bool {
    Self.batchNames.contains { FileReader.exists("\(path)/\($0)") } || hasArchive
  }

  /// Whether the folder has all of it.
  var isWhole: Bool {
    Self.batchNames.allSatisfy { FileReader.exists("\(path)/\($0)") } || hasArchive
  }

  private var hasArchive: Bool { FileReader.exists("\(path)/\(Self.archiveName)") }

  /// The training set of five batches and the test set of one.
  ///
  /// The digests are those of the batches, wherever they are read from: the same content is the same data.
  func read(pixels: Bool) throws(Fault) -> (training: StoredExamples, test: StoredExamples) {
    // The batches are read several times faster than the archive.
    let hasBatches = Self.batchNames.contains { FileReader.exists("\(path)/\($0)") }
    return hasBatches ? try readBatches(pixels: pixels) : try readArchive(pixels: pixels)
  }

  private func readBatches(pixels: Bool) throws(Fault) -> (StoredExamples, StoredExamples) {
    var sets = Batches(keepsPixels: pixels)
    for name in Self.batchNames {
      let file = "\(path)/\(name)"
      guard FileReader.exists(file) else {
        throw Fault(
          .missing,
          file: path,
          "the file \(name) is missing",
          hint: "Put all six files of \(Self.batchFolder) there."
        )
      }
      let bytes = try FileReader.read(file)
      let digest = try sets.append(bytes, name: name, file: file)
      sets.files.append(SourceFile(name: name, byteCount: bytes.count, sha256: digest))
    }
    return sets.all(filesOfTraining: 5)
  }

  private func readArchive(pixels: Bool) throws(Fault) -> (StoredExamples, StoredExamples) {
    let file = "\(path)/\(Self.archiveName)"
    let stored = try FileReader.read(file)
    var sets = Batches(keepsPixels: pixels)
    var members = try TarArchive.members(
      Self.batchNames.map { "\(Self.batchFolder)/\($0)" },
      of: stored,
      file: file
    )
    // The archive itself is needed no longer: its memory is free for the pixels.
    sets.files = [
      SourceFile(
        name: Self.archiveName,
        byteCount: stored.count,
        sha256: SHA256.hexadecimal(of: stored)
      )
    ]
    for name in Self.batchNames {
      // Taken out, so that no batch is in memory twice for long.
      let member = members.removeValue(forKey: "\(Self.batchFolder)/\(name)") ?? []
      _ = try sets.append(member, name: name, file: "\(file): \(name)")
    }
    return sets.all(filesOfTraining: 1)
  }

  /// The two sets as they grow batch by batch.
  private struct Batches {
    let keepsPixels: Bool
    var files: [SourceFile] = []
    private var training = Part()
    private var test = Part()

    private struct Part {
      var labels: [UInt8] = []
      var pixels: [UInt8] = []
      var digests: [String] = []

      mutating func append(_ batch: CIFARBatch, digest: String, of batchCount: Int) {
        labels += batch.labels
        digests.append(digest)
        guard let new = batch.pixels else { return }
        if pixels.isEmpty { pixels.reserveCapacity(new.count * batchCount) }
        pixels += new
      }
    }

    init(keepsPixels: Bool) { self.keepsPixels = keepsPixels }

    /// Takes the next batch; its digest.
    mutating func append(
      _ bytes: [UInt8],
      name: String,
      file: String
    ) throws(Fault) -> String {
      let batch = try CIFARBatch(bytes, file: file, pixels: keepsPixels)
      let digest = SHA256.hexadecimal(of: bytes)
      if name == CIFARFolder.batchNames.last {
        test.append(batch, digest: digest, of: 1)
      } else {
        training.append(batch, digest: digest, of: 5)
      }
      return digest
    }

    func all(filesOfTraining count: Int) -> (StoredExamples, StoredExamples) {
      (stored(training, files: files.prefix(count)), stored(test, files: files.dropFirst(count)))
    }

    private func stored(_ part: Part, files: some Sequence<SourceFile>) -> StoredExamples {
      StoredExamples(
        shape: CIFARBatch.shape,
        labels: part.labels,
        features: keepsPixels ? .bytes(part.pixels) : nil,
        files: Array(files),
        contentDigests: part.digests
      )
    }
  }
}
