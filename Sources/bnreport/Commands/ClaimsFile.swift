internal import Faults
internal import Foundation
internal import Reporting

/// The table of claims that a report left, found by the path of the report.
enum ClaimsFile {
  /// The digest of a report.
  ///
  /// - Parameters:
  ///   - path: The folder of a report, a file in it, or a copy of its `data/claims.csv`.
  ///   - code: What it is called where it is not there.
  /// - Returns: The digest.
  /// - Throws: ``Fault`` where there is none, or it is no table of claims.
  static func digest(
    _ path: String,
    missing code: Fault.Code = .notFound
  ) throws(Fault) -> ClaimsDigest {
    let file = table(path)
    guard FileManager.default.fileExists(atPath: file) else {
      throw Fault(
        .missing,
        file: file,
        "there is no such file (expected the folder of a report)",
        hint: "`bnreport generate` and `bnreport compare` write one, and say where."
      ).coded(code)
    }
    guard let digest = ClaimsDigest(claimsCSV: Array(try CheckCommand.contents(of: file))) else {
      throw Fault(
        file: file,
        "is no table of claims (expected the columns id, question, statement)",
        hint: "Make the report again with `bnreport render`."
      )
    }
    return digest
  }

  /// The folder of a report that a path leads to.
  static func folder(_ path: String) -> String {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists && !isFolder.boolValue ? (path as NSString).deletingLastPathComponent : path
  }

  private static func table(_ path: String) -> String {
    path.hasSuffix(".csv")
      ? path : (folder(path) as NSString).appendingPathComponent("data/claims.csv")
  }
}
