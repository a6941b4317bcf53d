/// The command that makes what was drawn the reference, as text to copy into a shell.
public struct AcceptCommand: Sendable, Hashable {
  /// How pictures are named to the command.
  private enum Form: Sendable, Hashable {
    /// Words before the names.
    case names([String])
    /// The same command, whatever is accepted.
    case fixed(String)
  }

  private let form: Form

  /// Creates a command of words that come before the pictures' names.
  public init(_ words: [String]) { form = .names(words) }

  /// Creates a command that accepts what failed, all at once: that of a test.
  public init(fixed command: String) { form = .fixed(command) }

  /// The command for some pictures, each word quoted where a shell asks for it.
  public func text(for names: [String]) -> String {
    switch form {
    case .fixed(let command): return command
    case .names(let words):
      let separator = names.contains { $0.hasPrefix("-") } ? ["--"] : []
      return (words + separator + names).map(Self.quoted).joined(separator: " ")
    }
  }

  /// The command with flags in place of names.
  public func text(flags: [String]) -> String {
    switch form {
    case .fixed(let command): command
    case .names(let words): (words + flags).map(Self.quoted).joined(separator: " ")
    }
  }

  private static func quoted(_ word: String) -> String {
    let plain = word.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/", "=", ",", "+", "%", ":", "@": true
      default: false
      }
    }
    if plain, !word.isEmpty { return word }
    // On scalars: a combining mark after the quote makes one character of the two.
    var result = "'"
    for scalar in word.unicodeScalars {
      if scalar == "'" { result += "'\\''" } else { result.unicodeScalars.append(scalar) }
    }
    return result + "'"
  }
}
