import Datasets
import Faults
import Foundation
import Testing

@Suite struct CIFARFolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let names =
    (1...5).map { "data_batch_\($0).bin" } + ["test_batch.bin"]

  /// An image of which each channel has one value: this one, the next and the one after it.
  private static func record(_ label: UInt8, _ value: Int) -> [UInt8] {
    var record = [label]
    for channel in 0..<3 { record += [UInt8](repeating: UInt8(value + channel), count: 1024) }
    return record
  }

  /// Two images: of class 6 or another one, then of class 9.
  private static func batch(_ number: Int, label: UInt8 = 6) -> [UInt8] {
    record(label, 30 * number) + record(9, 30 * number + 10)
  }

  /// The six batches, of which the first begins as the published one.
  private static let batches: [[UInt8]] = {
    let labels: [UInt8] = [6, 9, 9, 4, 1, 1, 2, 7, 8, 3]
    return [labels.flatMap { record($0, Int($0)) }] + (2...6).map { batch($0) }
  }()

  private func write(_ batches: [[UInt8]] = batches, to place: String) throws {
    for (name, batch) in zip(Self.names, batches) {
      try folder.write(batch, to: "\(place)/\(name)")
    }
  }

  /// The archive that tar would make of the six batches.
  private static func archive(_ batches: [[UInt8]] = batches) -> [UInt8] {
    gzip(
      tar(
        [("cifar-10-batches-bin/readme.html", Array("<html>".utf8))]
          + zip(names, batches).map { ("cifar-10-batches-bin/\($0)", $1) }
      )
    )
  }

  private var catalogue: Catalogue { Catalogue(searchFolders: [folder.path]) }

  private func refusal(_ name: String) -> Fault? {
    do {
      _ = try catalogue.dataset(name)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: ["cifar10", "cifar10/cifar-10-batches-bin", "cifar-10-batches-bin", ""])
  func theBatchesAreFoundWhereTheArchivePutsThem(place: String) throws {
    try write(to: place)
    let dataset = try catalogue.dataset("cifar10")
    #expect(dataset.title == "CIFAR-10")
    #expect(dataset.classNames[6] == "frog")
    #expect(dataset.training.shape == .image(channels: 3, height: 32, width: 32))
    #expect(dataset.training.labels == [6, 9, 9, 4, 1, 1, 2, 7, 8, 3, 6, 9, 6, 9, 6, 9, 6, 9])
    #expect(dataset.test?.labels == [6, 9])
    #expect(dataset.files.map(\.name) == Self.names)
    let pixels = try #require(dataset.training.features.bytes)
    // The eleventh image is the first of the second batch; its green follows its red.
    #expect(pixels[(10 * 3072)..<(10 * 3072 + 1024)].allSatisfy { $0 == 60 })
    #expect(pixels[10 * 3072 + 1024] == 61)
    #expect(pixels[10 * 3072 + 2048] == 62)
    #expect(try catalogue.outline(of: "cifar10") == dataset.outline)
  }

  @Test(arguments: ["cifar10", ""])
  func theArchiveHasTheSameContent(place: String) throws {
    try write(to: "batches")
    try folder.write(Self.archive(), to: "\(place)/cifar-10-binary.tar.gz")
    let archived = try catalogue.dataset("cifar10")
    let batches = try catalogue.dataset(folder.path + "/batches")
    #expect(archived.training == batches.training)
    #expect(archived.test == batches.test)
    // The same content is the same data, wherever it is read from.
    #expect(archived.contentDigests == batches.contentDigests)
    #expect(archived.files.map(\.name) == ["cifar-10-binary.tar.gz"])
    #expect(batches.name == "batches")
    #expect(batches.classNames == archived.classNames)
    #expect(try catalogue.outline(of: "cifar10") == archived.outline)
  }

  @Test(arguments: [0, 1, 3072, 3074, 2 * 3073 - 1])
  func aBatchIsAWholeNumberOfRecords(count: Int) {
    let error = #expect(throws: Fault.self) {
      try CIFARBatch([UInt8](repeating: 0, count: count), file: "a", pixels: true)
    }
    #expect(
      error?.description
        == "a: the file is not a whole number of records (got \(count) bytes, "
        + "expected a multiple of 3073)"
    )
  }

  @Test func theFirstLabelThatIsNotAClassIsNamed() throws {
    try write(
      [Self.batches[0], Self.batch(2), Self.batch(3, label: 200)] + Self.batches[3...],
      to: "cifar10"
    )
    #expect(
      refusal("cifar10")?.description
        == "\(folder.path)/cifar10/data_batch_3.bin: label 0 is not a class (got 200, expected 0 to 9)"
    )
  }

  @Test func aMissingBatchIsNamed() throws {
    try write(to: "cifar10")
    try FileManager.default.removeItem(atPath: "\(folder.path)/cifar10/data_batch_4.bin")
    #expect(
      refusal("cifar10")?.description
        == "\(folder.path)/cifar10: the file data_batch_4.bin is missing"
    )
  }

  @Test func otherBatchesAreNotThePublishedOnes() throws {
    try write([Self.batch(1)] + Self.batches[1...], to: "cifar10")
    #expect(
      refusal("cifar10")?.message == "these are not the files of CIFAR-10 (by their first labels)"
    )
  }
}
