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
  }

  /// What a path may stand for, for messages.
  let description: String
  /// The classes of a data set that does not name its own; empty where the data say them.
  var classNames: [String] = []
  /// The folders below that of a data set in which its files may lie as well.
  var subfolders: [String] = []
  /// Whether a path leads to such a data set, or to what is left of one.
  let isPresent: @Sendable (_ path: String) -> Bool
  /// Whether a folder has all files of a published data set, whatever is in them.
  var isWhole: @Sendable (_ folder: String) -> Bool = { _ in false }
  /// What lies at a path.
  ///
  /// Without pixels, images are read no further than their labels and digests need. A test set that is not needed may
  /// be missing.
  let read:
    @Sendable (
      _ path: String, _ classNames: [String], _ needsTest: Bool, _ pixels: Bool
    ) throws(Fault) -> Sets
}
