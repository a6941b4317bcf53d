public import Faults

/// An address that files are downloaded from: https and nothing else.
public struct Address: Sendable, Hashable, CustomStringConvertible {
  /// The address as it is asked for.
  let text: String

  /// The address in a text.
  ///
  /// - Throws: ``Fault`` with the code `badAddress` when it is not one of https, has no host, or has characters
  ///   that an address cannot have.
  public init(_ text: String) throws(Fault) {
    let scheme = "https://"
    guard text.lowercased().hasPrefix(scheme) else {
      throw Self.error("this is not an address of https", Self.shown(text))
    }
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw Self.error("an address has no spaces and only ASCII characters", Self.shown(text))
    }
    guard !Self.host(text.dropFirst(scheme.count)).isEmpty else {
      throw Self.error("the address names no host", Self.shown(text))
    }
    self.text = text
  }

  /// The address of a file in the folder at this one.
  public func appending(_ file: String) -> Address {
    Address(unchecked: text + (text.hasSuffix("/") ? "" : "/") + file)
  }

  private init(unchecked text: String) { self.text = text }

  /// The address without what may be secret: user, password, query and fragment.
  public var description: String { Self.shown(text) }

  /// Any address without what may be secret.
  static func shown(_ text: String) -> String {
    let plain = text.prefix { $0 != "?" && $0 != "#" }
    guard let start = plain.firstRange(of: "://")?.upperBound else { return String(plain) }
    let rest = plain[start...]
    let path = rest.firstIndex(of: "/") ?? rest.endIndex
    let user = rest[..<path].lastIndex(of: "@").map { rest.index(after: $0) } ?? rest.startIndex
    return String(plain[..<start] + rest[user...])
  }

  private static func host(_ rest: Substring) -> Substring {
    let authority = rest.prefix { !"/?#".contains($0) }
    let user = authority.lastIndex(of: "@").map { authority.index(after: $0) }
    return authority[(user ?? authority.startIndex)...].prefix { $0 != ":" }
  }

  private static func error(_ message: String, _ got: String) -> Fault {
    Fault(
      .usage,
      "\(message) (got \"\(got)\", expected https://HOST/PATH)",
      hint: "Give an address that begins with https://."
    )
  }
}
