internal import CCMark
internal import CCrypto
internal import CCurl
internal import CPNG
internal import CSPNG
internal import CSQLite
internal import CVersion
internal import CYAML
internal import CZlib
internal import CairoDrawing
internal import Training
internal import Typesetting

/// Which program this is: its release, the commit that it was built from, and the libraries that it runs with.
enum ProgramVersion {
  /// The release, by the rules of semver.org.
  ///
  /// A report names it, and `scripts/package` reads it here.
  static let number = "0.2.0"

  /// What `bnreport --version` prints: a line for people and scripts, and a line of libraries.
  static var description: String {
    let listed = libraries.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
    return "bnreport \(number) (\(commit))\n\(listed)"
  }

  /// The commit of a release; packages alone are told.
  static var commit: String {
    let name = String(cString: bnreport_commit())
    return name.isEmpty ? "built without a commit's name" : "commit \(name)"
  }

  /// The libraries that decide numbers, pixels and bytes, as they are loaded, in the order of the pipeline.
  static var libraries: [(name: String, version: String)] {
    [("oneDNN", MatrixLibrary.version ?? "unknown"), ("zlib", String(cString: zlibVersion()))]
      + [("libyaml", String(cString: yaml_get_version_string()))]
      + [("SQLite", String(cString: sqlite3_libversion()))]
      + LibraryVersions.all
      + [("libpng", String(cString: png_get_libpng_ver(nil)))]
      + [("libspng", String(cString: spng_version_string()))]
      + [("cmark-gfm", String(cString: cmark_version_string()))]
      + [("libqpdf", PDFFile.libraryVersion)]
      + [("OpenSSL", String(cString: OpenSSL_version(OPENSSL_VERSION_STRING)))]
      + [("libcurl", curl)]
  }

  private static var curl: String {
    // Its first form has the version; the newest one is a macro, which Swift does not see.
    curl_version_info(CURLVERSION_FIRST)?.pointee.version.map { String(cString: $0) } ?? "unknown"
  }
}
