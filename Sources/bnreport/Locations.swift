internal import Faults
internal import Foundation

/// Where things are kept, by option, environment and the XDG base directories.
enum Locations {
  /// The folder of the run store.
  static func store(option: String?) -> URL {
    folder(
      option ?? variable("BNREPORT_STORE")
        ?? base("XDG_STATE_HOME", or: ".local/state") + "/bnreport/runs"
    )
  }

  /// The folders that data sets are looked for in, in order.
  static func data(option: String?) -> [String] {
    [
      option, variable("BNREPORT_DATA"), base("XDG_CACHE_HOME", or: ".cache") + "/bnreport/data",
      "/usr/share/datasets",
    ].compactMap { $0 }
  }

  /// The folder that data sets are downloaded to, each into a folder of its name.
  static func downloads(option: String?) -> String {
    option ?? variable("BNREPORT_DATA") ?? base("XDG_CACHE_HOME", or: ".cache") + "/bnreport/data"
  }

  /// The files of settings, the nearest first.
  static var settings: [String] {
    ["bnreport.yaml", base("XDG_CONFIG_HOME", or: ".config") + "/bnreport/bnreport.yaml"]
  }

  /// The file of certificates to trust in place of the system's, by the variable that curl and OpenSSL know.
  static func authorities(option: String?) -> String? { option ?? variable("SSL_CERT_FILE") }

  /// Whether the environment forbids downloads.
  static var isOffline: Bool { variable("BNREPORT_OFFLINE").map { $0 != "0" } ?? false }

  private static func variable(_ name: String) -> String? {
    guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else { return nil }
    return value
  }

  /// An XDG base directory; relative values are ignored, as the specification says.
  private static func base(_ name: String, or fallback: String) -> String {
    if let value = variable(name), value.hasPrefix("/") { return value }
    return home + "/" + fallback
  }

  /// The user's folder: `$HOME`, or that of the account.
  ///
  /// Without either the program ends: a folder for everyone, such as one in /tmp, is nobody's to keep runs in.
  private static var home: String {
    if let home = variable("HOME") { return home }
    if let entry = getpwuid(getuid()), let home = entry.pointee.pw_dir.map({ String(cString: $0) }),
      home.hasPrefix("/")
    {
      return home
    }
    Console.fault(
      Fault(
        .missing,
        "there is no home folder (HOME is not set, and the user has no account)",
        hint: "Set HOME, or BNREPORT_STORE and BNREPORT_DATA."
      )
    )
    exit(66)
  }

  private static func folder(_ path: String) -> URL {
    URL(fileURLWithPath: path, isDirectory: true)
  }
}
