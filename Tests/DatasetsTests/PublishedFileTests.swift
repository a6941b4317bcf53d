import Datasets
import Foundation
import Testing

@Suite struct PublishedFileTests {
  @Test(arguments: ["fashion-mnist", "mnist", "cifar10"])
  func everyFileIsPinnedAndHasHTTPSFolders(name: String) throws {
    let files = try #require(Catalogue.publishedFiles(of: name))
    #expect(!files.isEmpty)
    for file in files {
      #expect(file.byteCount > 0)
      #expect(file.sha256.count == 64)
      #expect(file.sha256.allSatisfy { $0.isHexDigit && !$0.isUppercase })
      #expect(file.folders.count > 1)
      #expect(file.folders.allSatisfy { $0.hasPrefix("https://") })
    }
  }

  @Test func whatIsMadeIsNotPublished() {
    #expect(Catalogue.publishedFiles(of: "synthetic") == nil)
    #expect(Catalogue.publishedFiles(of: "iris") == nil)
  }

  /// The Debian package has the published files but for the names and times in their gzip headers, which it strips.
  ///
  /// With those put back (seconds since 1970, found by trying all of August 2017), sizes and SHA-256 are the published
  /// ones: the content of package and download is the same.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: FashionMNISTTests.folder),
      "needs the package dataset-fashion-mnist"
    ),
    arguments: [
      ("train-images-idx3-ubyte", 1_504_176_606), ("train-labels-idx1-ubyte", 1_504_176_606),
      ("t10k-images-idx3-ubyte", 1_504_176_627), ("t10k-labels-idx1-ubyte", 1_504_176_627),
    ]
  )
  func thePackageHasTheContentOfThePublishedFiles(name: String, time: UInt32) throws {
    let packed = try Data(contentsOf: URL(filePath: "\(FashionMNISTTests.folder)/\(name).gz"))
    var restored = [UInt8](packed.prefix(3)) + [8]
    withUnsafeBytes(of: time.littleEndian) { restored += $0 }
    restored += packed[8..<10]
    restored += Array(name.utf8) + [0]
    restored += packed.dropFirst(10)
    let file = try #require(
      Catalogue.publishedFiles(of: "fashion-mnist")?.first { $0.name == "\(name).gz" }
    )
    let folder = try TemporaryFolder()
    #expect(!file.isStored(in: folder.path))
    try folder.write(restored, to: file.name)
    #expect(file.isStored(in: folder.path))
    restored[restored.count / 2] ^= 1
    try folder.write(restored, to: file.name)
    #expect(!file.isStored(in: folder.path))
  }
}
