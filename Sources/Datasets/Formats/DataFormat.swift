internal import Faults

/// A way in which data sets lie on the disk: a folder of certain files, or one file.
///
/// A new format is a file with its definition, and its line in ``all``.
struct DataFormat: Sendable {
  /// The formats, in the order in which a path is tried.
  static let all = [csv, idx, cifar]

  /// The training set at a path, its test set if there is one, and what should be known about them.
  struct Sets {
    var classNames: [String]
    var training: StoredExamples
    var test: StoredExamples?
    var warnings: [String] = []
    /// How a table was read; nil for images.
    var table: TableReading?
  }

  /// What is read, and how much of it.
  struct Reading {
    /// The folder or the file.
    var path: String
    /// How it is to be read.
    var request: DatasetRequest
    /// The classes of a published data set; empty where the data say them.
    var classNames: [String] = []
    /// Whether a test set must be there.
    var needsTest = false
    /// Without pixels, images are read no further than their labels and digests need.
    var pixels: Bool
  }

  /// What a path may stand for, for messages.
  let description: String
  /// The folders below that of a data set in which its files may lie as well.
  var subfolders: [String] = []
  /// Whether a path leads to such a data set, or to what is left of one.
  let isPresent: @Sendable (_ path: String) -> Bool
  /// Whether a folder has all files of a published data set, whatever is in them.
  var isWhole: @Sendable (_ folder: String) -> Bool = { _ in false }
  /// What lies at a path.
  let read: @Sendable (Reading) throws(Fault) -> Sets
}
