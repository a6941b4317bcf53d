internal import CTemplates
public import Foundation

/// The files of the folder `Templates`, embedded in the program.
public enum BuiltInFiles {
  /// The paths below `Templates`, in order.
  public static var paths: [String] {
    entries.map { String(cString: $0.path) }
  }

  /// The names of the built-in experiments, in order.
  public static var experiments: [String] {
    paths.filter { $0.hasSuffix("/experiment.yaml") }.map { String($0.prefix { $0 != "/" }) }
  }

  /// The bytes of a file, nil when there is none of that path.
  public static func contents(of path: String) -> Data? {
    entries.first { String(cString: $0.path) == path }.map {
      Data(bytes: $0.bytes, count: $0.count)
    }
  }

  /// The text of a file that is always there.
  static func text(of path: String) -> String {
    guard let contents = contents(of: path) else {
      preconditionFailure("\(path) is embedded in the program.")
    }
    return String(decoding: contents, as: UTF8.self)
  }

  private static var entries: UnsafeBufferPointer<bnreport_template> {
    var count = 0
    return UnsafeBufferPointer(start: bnreport_templates(&count), count: count)
  }
}
