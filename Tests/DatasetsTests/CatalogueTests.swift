import Datasets
import Faults
import Foundation
import Testing

@Suite struct CatalogueTests {
  /// Twenty labels that begin as those of MNIST.
  private static let digits: [UInt8] = [5, 0, 4, 1, 9, 2, 1, 3, 1, 4] + [UInt8](0...9)

  let folder: TemporaryFolder
  let catalogue: Catalogue

  init() throws {
    folder = try TemporaryFolder()
    catalogue = Catalogue(searchFolders: [folder.path])
  }

  private func refusal(_ name: String) -> Fault? {
    do {
      _ = try catalogue.dataset(name)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: ["fashion-mnist", "fashion-mnist/raw", "FashionMNIST/raw", "FashionMNIST", ""])
  func aKnownSetIsFoundWhereToolsKeepIt(place: String) throws {
    // The first ten labels are those of the published set, by which it is known.
    try folder.writeDataset(
      in: place,
      labels: [9, 0, 0, 3, 0, 2, 7, 2, 5, 5, 1, 1, 4, 4, 6, 6, 8, 8, 7, 9],
      isCompressed: true
    )
    let dataset = try catalogue.dataset("fashion-mnist")
    #expect(dataset.name == "fashion-mnist")
    #expect(dataset.title == "Fashion-MNIST")
    #expect(dataset.classNames[9] == "Ankle boot")
    #expect(dataset.training.shape == .image(channels: 1, height: 2, width: 3))
    #expect(dataset.training.count == 20)
    #expect(dataset.training.features.bytes?.prefix(7) == [0, 1, 2, 3, 4, 5, 6])
    #expect(dataset.test?.count == 10)
    #expect(dataset.classCounts(of: dataset.training) == [3, 2, 2, 1, 2, 2, 2, 2, 2, 2])
    #expect(
      dataset.files.map(\.name) == [
        "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz",
        "t10k-labels-idx1-ubyte.gz",
      ]
    )
  }

  @Test(arguments: [true, false])
  func theOutlineIsThatOfTheDataset(isCompressed: Bool) throws {
    try folder.writeDataset(in: "mnist", labels: Self.digits, isCompressed: isCompressed)
    #expect(try catalogue.outline(of: "mnist") == catalogue.dataset("mnist").outline)
    #expect(
      try catalogue.outline(of: folder.path + "/mnist")
        == catalogue.dataset(folder.path + "/mnist").outline
    )
    #expect(try catalogue.outline(of: "synthetic") == catalogue.dataset("synthetic").outline)
  }

  @Test func imagesThatAreDamagedShowInTheOutlineByTheirDigest() throws {
    try folder.writeDataset(in: "mnist", labels: Self.digits)
    let sound = try catalogue.outline(of: "mnist")
    let path = folder.path + "/mnist/train-images-idx3-ubyte"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path))
    let damaged = try catalogue.outline(of: "mnist")
    #expect(damaged.trainingLabels == sound.trainingLabels)
    #expect(
      zip(damaged.contentDigests, sound.contentDigests).map { $0 == $1 } == [
        false, true, true, true,
      ]
    )
  }

  @Test func theFirstFolderThatHasTheSetWins() throws {
    let second = try TemporaryFolder()
    try second.writeDataset(in: "mnist", labels: Self.digits)
    try folder.writeDataset(in: "mnist", labels: Self.digits + Self.digits)
    let both = Catalogue(searchFolders: ["/nowhere", second.path, folder.path])
    #expect(try both.dataset("mnist").training.count == 20)
  }

  @Test func aFolderByPathMayLackATestSet() throws {
    try folder.write(images(count: 4), to: "mine/train-images.idx3-ubyte")
    try folder.write(idx([4], [0, 1, 2, 9]), to: "mine/train-labels.idx1-ubyte")
    let dataset = try catalogue.dataset("\(folder.path)/mine/")
    #expect(dataset.name == "mine")
    #expect(dataset.test == nil)
    #expect(dataset.files.map(\.byteCount) == [40, 12])
    // printf '\0\0\10\1\0\0\0\4\0\1\2\11' | sha256sum
    #expect(
      dataset.files[1].sha256
        == "84e7130b15fe67477cb00cc355be20c33a9a6a06d7d60c0682d9347091fdd209"
    )
  }

  @Test func aMissingSetSaysEveryWayToGetIt() throws {
    let error = try #require(refusal("fashion-mnist"))
    #expect(error.kind == .missing)
    #expect(error.description == "the data set Fashion-MNIST is not on this machine")
    for part in [
      "dataset-fashion-mnist", "https://github.com/zalandoresearch/fashion-mnist",
      "train-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz", "\(folder.path)/fashion-mnist/",
    ] {
      #expect(error.hint?.contains(part) == true)
    }
  }

  @Test func aMissingFileIsNamed() throws {
    try folder.write(images(count: 4), to: "mnist/train-images-idx3-ubyte")
    let error = try #require(refusal("mnist"))
    #expect(error.kind == .missing)
    #expect(error.file == "\(folder.path)/mnist")
    #expect(error.message == "the file train-labels-idx1-ubyte is missing")
  }

  @Test func aTestSetWithoutLabelsIsIncomplete() throws {
    try folder.writeDataset(in: "mine")
    try FileManager.default.removeItem(atPath: "\(folder.path)/mine/t10k-labels-idx1-ubyte")
    #expect(refusal("\(folder.path)/mine")?.message == "the file t10k-labels-idx1-ubyte is missing")
  }

  @Test func labelsOfAnotherSetAreRefused() throws {
    try folder.writeDataset(in: "mnist", count: 20)
    try folder.write(
      idx([19], [UInt8](repeating: 0, count: 19)),
      to: "mnist/train-labels-idx1-ubyte"
    )
    let error = try #require(refusal("mnist"))
    #expect(error.kind == .invalid)
    #expect(error.file == "\(folder.path)/mnist/train-labels-idx1-ubyte")
    #expect(
      error.message
        == "the labels are not those of the images (got 19 labels, expected 20 as in "
        + "\(folder.path)/mnist/train-images-idx3-ubyte)"
    )
  }

  @Test func theFirstLabelThatIsNotAClassIsNamed() throws {
    var labels = [UInt8](repeating: 3, count: 20)
    labels[7] = 17
    labels[9] = 99
    try folder.writeDataset(in: "mnist", labels: labels)
    #expect(refusal("mnist")?.message == "label 7 is not a class (got 17, expected 0 to 9)")
  }

  @Test func fashionIsNotMistakenForDigits() throws {
    // Both sets have the same file names; only the labels tell.
    try folder.writeDataset(count: 10, labels: [9, 0, 0, 3, 0, 2, 7, 2, 5, 5])
    let error = try #require(refusal("mnist"))
    #expect(error.kind == .invalid)
    #expect(
      error.message == "these are the files of Fashion-MNIST, not of MNIST (by their first labels)"
    )
  }

  @Test func filesThatAreNotThePublishedOnesAreRefused() throws {
    try folder.writeDataset(in: "mnist")
    let error = try #require(refusal("mnist"))
    #expect(error.message == "these are not the files of MNIST (by their first labels)")
    #expect(error.hint?.contains("by its path") == true)
  }

  @Test func testImagesOfAnotherSizeAreRefused() throws {
    try folder.writeDataset(in: "mnist", labels: Self.digits)
    try folder.write(
      idx([10, 3, 3], [UInt8](repeating: 0, count: 90)),
      to: "mnist/t10k-images-idx3-ubyte"
    )
    #expect(
      refusal("mnist")?.message
        == "the test images have another size than the training images (got 3 x 3 x 1, expected 2 x 3 x 1)"
    )
  }

  @Test func aFolderInThePlaceOfAFileIsLookedInto() throws {
    try folder.writeDataset(in: "mnist", labels: Self.digits)
    let plain = try catalogue.dataset("mnist")
    let path = "\(folder.path)/mnist/train-images-idx3-ubyte"
    let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
    try FileManager.default.removeItem(atPath: path)
    try folder.write([], to: "mnist/train-images-idx3-ubyte/x")
    #expect(refusal("mnist")?.message == "the file train-images-idx3-ubyte is missing")
    try folder.write(gzip(bytes), to: "mnist/train-images-idx3-ubyte/train-images.idx3-ubyte.gz")
    let inside = try catalogue.dataset("mnist")
    #expect(inside.training == plain.training)
    #expect(inside.contentDigests == plain.contentDigests)
    // A file beside the folder comes first.
    try folder.write(bytes, to: "mnist/train-images.idx3-ubyte")
    #expect(try catalogue.dataset("mnist").files[0].name == "train-images.idx3-ubyte")
  }

  @Test func theSameImagesAreOneDataSetHoweverTheyAreCompressed() throws {
    try folder.writeDataset(in: "a", labels: Self.digits)
    try folder.writeDataset(in: "b", labels: Self.digits, isCompressed: true)
    let plain = try catalogue.outline(of: folder.path + "/a")
    let packed = try catalogue.outline(of: folder.path + "/b")
    #expect(plain.contentDigests == packed.contentDigests)
    #expect(plain.contentDigests == plain.files.map(\.sha256))
  }

  @Test func aDeviceIsRefusedAtOnce() throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/train-images-idx3-ubyte",
      withDestinationPath: "/dev/zero"
    )
    try folder.write(idx([1], [0]), to: "train-labels-idx1-ubyte")
    #expect(refusal(folder.path)?.message == "this is not a regular file")
  }

  @Test func aPipeIsRefusedAtOnce() throws {
    // Opening it to read would wait for a writer that never comes.
    try folder.write(idx([1], [0]), to: "train-labels-idx1-ubyte")
    #expect(mkfifo("\(folder.path)/train-images-idx3-ubyte", 0o600) == 0)
    #expect(refusal(folder.path)?.message == "this is not a regular file")
  }

  @Test func imagesWhoseLabelsDoNotFitAreNotDecompressed() throws {
    // A megabyte that stands for a hundred of zeros, as the header says; what follows the header is no gzip data.
    var images = gzip(idx([136_956, 28, 28], [UInt8](repeating: 0, count: 100_000)))
    images.replaceSubrange(60..<images.count, with: [UInt8](repeating: 0xFF, count: 1_100_000))
    try folder.write(images, to: "train-images-idx3-ubyte.gz")
    try folder.write(idx([1], [0]), to: "train-labels-idx1-ubyte")
    #expect(
      refusal(folder.path)?.message.hasPrefix("the labels are not those of the images") == true
    )
  }

  @Test func anUnknownNameIsAnsweredWithTheKnownOnes() throws {
    let error = try #require(refusal("fasion-mnist"))
    #expect(error.kind == .missing)
    #expect(
      error.description
        == "unknown data set fasion-mnist (expected fashion-mnist, mnist, cifar10, synthetic, "
        + "a folder or a CSV file)"
    )
  }

  @Test func aNameThatIsNearlyKnownIsAnsweredWithIt() throws {
    for name in ["fashion_mnist", "Fashion-MNIST", "MNIST", "CIFAR10"] {
      #expect(refusal(name)?.hint?.hasPrefix("Did you mean ") == true)
    }
  }

  @Test func aPathThatIsNotAFolderIsMissing() {
    #expect(refusal("/nowhere/data")?.description == "/nowhere/data: there is no such folder")
  }
}

/// The published files, where the distribution's package is installed.
@Suite struct FashionMNISTTests {
  static let folder = "/usr/share/datasets/fashion-mnist"

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: folder),
      "needs the package dataset-fashion-mnist"
    )
  )
  func thePackageHoldsThePublishedSet() throws {
    let dataset = try Catalogue(searchFolders: [Self.folder]).dataset("fashion-mnist")
    let test = try #require(dataset.test)
    #expect(dataset.training.shape == .image(channels: 1, height: 28, width: 28))
    #expect((dataset.training.count, test.count) == (60_000, 10_000))
    // Xiao, Rasul and Vollgraf 2017: 6,000 and 1,000 images of each class.
    #expect(dataset.classCounts(of: dataset.training) == [Int](repeating: 6_000, count: 10))
    #expect(dataset.classCounts(of: test) == [Int](repeating: 1_000, count: 10))
    #expect(dataset.training.labels.prefix(5) == [9, 0, 0, 3, 0])
    // The runs of every version are known by these, the SHA-256 of the package's files.
    #expect(dataset.contentDigests == dataset.files.map(\.sha256))
    let split = Split(
      stratifying: dataset.training.labels,
      classCount: 10,
      validationCount: 6_000,
      seed: 0
    )
    #expect(split.training.count == 54_000)
    var counts = [Int](repeating: 0, count: 10)
    for row in split.validation { counts[Int(dataset.training.labels[Int(row)])] += 1 }
    #expect(counts == [Int](repeating: 600, count: 10))
  }
}
