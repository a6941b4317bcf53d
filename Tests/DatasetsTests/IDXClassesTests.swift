import Datasets
import Faults
import Testing

/// The classes of images in IDX files: as many as there are labels.
@Suite struct IDXClassesTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func outline(
    _ change: (inout DatasetRequest) -> Void = { _ in }
  ) throws -> DatasetOutline {
    var request = DatasetRequest("\(folder.path)/mine")
    change(&request)
    return try Catalogue(searchFolders: []).outline(of: request)
  }

  private func message(_ change: (inout DatasetRequest) -> Void = { _ in }) -> String? {
    #expect(throws: Fault.self) { try outline(change) }?.message
  }

  @Test func labelsSayWhichClassesThereAre() throws {
    try folder.writeDataset(in: "mine", labels: [0, 1, 0, 1, 1, 0])
    #expect(try outline().classNames == ["0", "1"])
    try folder.writeDataset(in: "mine", labels: [9, 0, 255, 5, 0, 9, 5, 255, 0, 0])
    let gaps = try outline()
    #expect(gaps.classNames == ["0", "5", "9", "255"])
    #expect(gaps.trainingLabels == [2, 0, 3, 1, 0, 2, 1, 3, 0, 0])
    #expect(gaps.testLabels == [2, 0, 3, 1, 0])
    try folder.writeDataset(in: "mine", labels: (0...255).map { UInt8($0) })
    #expect(try outline().classNames.count == 256)
  }

  @Test func namesComeFromAFileBesideTheImagesOrFromTheRequest() throws {
    try folder.writeDataset(in: "mine", labels: [3, 5, 3, 5])
    try folder.write([0xEF, 0xBB, 0xBF] + Array("cat\r\ndog\r\n\r\n".utf8), to: "mine/classes.txt")
    #expect(try outline().classNames == ["cat", "dog"])
    // Of every label from 0 on, those that there are.
    try folder.write(Array("a\nb\nc\nd\ne\nf\n".utf8), to: "mine/classes.txt")
    #expect(try outline().classNames == ["d", "f"])
    #expect(
      try outline { $0.classNames = .list(["Hund", "Katze"]) }.classNames == ["Hund", "Katze"]
    )
    try folder.write(Array("eins\nzwei\n".utf8), to: "namen.txt")
    let path = "\(folder.path)/namen.txt"
    #expect(try outline { $0.classNames = .file(path) }.classNames == ["eins", "zwei"])
    for (text, error) in [
      (
        "a\nb\nc\n",
        "the file does not name the classes of the labels (got 3 names, expected 2 for the labels 3, 5)"
      ),
      ("a\n\nb\n", "the line has no name"),
      ("a\na\n", "the class has the name of line 1 (got \"a\" twice)"),
      ("\n", "the file has 0 names of classes (expected 1 to 256)"),
    ] {
      try folder.write(Array(text.utf8), to: "mine/classes.txt")
      #expect(message() == error)
    }
  }

  @Test func someClassesAreKeptWithNewLabels() throws {
    try folder.writeDataset(in: "mine", labels: [0, 1, 2, 0, 1, 2, 2, 1])
    let all = try outline()
    let some = try outline { $0.classes = ["2", "0"] }
    #expect(some.classNames == ["2", "0"])
    #expect(some.trainingLabels == [1, 0, 1, 0, 0])
    #expect(some.testLabels == [1, 0, 1])
    #expect(some.contentDigests != all.contentDigests)
    #expect(try outline { $0.classes = ["0", "1", "2"] }.contentDigests == all.contentDigests)
    var request = DatasetRequest("\(folder.path)/mine")
    request.classes = ["2", "0"]
    let pixels = try Catalogue(searchFolders: []).dataset(request).training.features.bytes
    // The images of 2 x 3 pixels count their bytes: the first that is kept is the first of all, the second the third.
    #expect(pixels?.count == 5 * 6)
    #expect(pixels?.prefix(7) == [0, 1, 2, 3, 4, 5, 12])
    #expect(
      message { $0.classes = ["0", "7"] }
        == "the data have no class \"7\" (expected some of 0, 1, 2)"
    )
    #expect(message { $0.classes = ["0", "0"] } == "the class \"0\" is named twice")
    #expect(
      message { $0.classNames = .list(["a", "b"]) }
        == "there are 2 names of classes (expected 3: 0, 1, 2)"
    )
  }

  @Test func whatOnlyATableHasIsRefused() throws {
    try folder.writeDataset(in: "mine")
    #expect(
      message { $0.label = "x" }
        == "`label` means nothing for a folder of images, which is no table"
    )
  }

  @Test func labelsOfAnotherTypeAreRefused() throws {
    try folder.writeDataset(in: "mine", count: 4)
    try folder.write(
      idx([4, 10], [UInt8](repeating: 0, count: 160), type: 12),
      to: "mine/train-labels-idx1-ubyte"
    )
    #expect(
      message() == "the values are not bytes (got IDX type 0c, integers of 32 bits, expected 08)"
    )
    try folder.write(
      idx([4, 10], [UInt8](repeating: 0, count: 40)),
      to: "mine/train-labels-idx1-ubyte"
    )
    #expect(
      message()
        == "the IDX file has the wrong rank (got 2, expected 1): are the labels one-hot, or several to an example?"
    )
  }

  @Test func imagesOfOneClassAreRefused() throws {
    try folder.writeDataset(labels: [UInt8](repeating: 7, count: 20))
    let fault = #expect(throws: Fault.self) {
      try Catalogue(searchFolders: []).outline(of: folder.path)
    }
    #expect(fault?.message == "all images are of one class (got label 7, expected two or more)")
  }
}
