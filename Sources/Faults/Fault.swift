/// What is wrong, where, and what to do about it: the one error that readers, checks and writers throw.
public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of fault, from which a command derives its exit status.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// An option or an argument of the command.
    case usage
    /// Data or configuration that is there and wrong.
    case invalid
    /// A file of our own that does not agree with its checksum; what it held can be made again.
    case damaged
    /// A file that a later version of the program wrote, and still needs.
    case newer
    /// A file or a name that is not there.
    case missing
    /// A download that no server gave.
    case unavailable
    /// A fault of this program or of a library.
    case `internal`
    /// A file or folder that cannot be made there.
    case cannotCreate
    /// A file that the system would not write: the disk is full or broken.
    case inputOutput
    /// A file that the system would not read.
    case unreadable
  }

  /// A place in a file, counted from 1.
  public struct Position: Sendable, Hashable {
    /// The line.
    public var line: Int
    /// The column.
    public var column: Int
    /// The option that the value came from, for a value that is not from the file.
    public var option: String?

    /// Creates a place.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// The kind of fault.
  public var kind: Kind
  /// The file, the folder, or the option that the value came from; nil when there is none.
  public var file: String?
  /// The line and the column, when the fault has a place in the file.
  public var position: Position?
  /// What is wrong, with the value that was found and the one that was expected; one sentence without a full stop.
  public var message: String
  /// What to do about it, in one or more lines; nil for what the kind says already.
  public var hint: String?
  /// The text that was meant at the place, where one is near enough to be read on with; nil where nobody knows.
  public var remedy: String?
  /// Some text that is right at the place, to read on with where nobody knows what was meant; nil for none.
  public var standIn: String?
  /// Whether the value at the place is wrong by itself, whatever stands beside it.
  public var isOfValueAlone = false
  /// Whether it follows from another fault, and goes when that one is mended.
  public var isConsequence = false
  /// The system's error number that it is from, where it is from one: some are passing.
  public var systemError: Int32?
  /// A code of its own; nil for that of the kind.
  var finerCode: Code?

  /// Creates a fault; a value of an option is a fault of usage at that option.
  public init(
    _ kind: Kind = .invalid,
    file: String? = nil,
    at position: Position? = nil,
    _ message: String,
    hint: String? = nil
  ) {
    self.kind = position?.option == nil ? kind : .usage
    self.file = position?.option ?? file
    self.position = position?.option == nil ? position : nil
    self.message = Self.withShortWords(message)
    self.hint = hint
  }

  /// A message in which no word of somebody's file is longer than 120 characters.
  private static func withShortWords(_ message: String) -> String {
    guard message.utf8.count > 120 else { return message }
    return message.split(separator: " ", omittingEmptySubsequences: false)
      .map { $0.count > 120 ? $0.prefix(119) + "…" : $0 }
      .joined(separator: " ")
  }

  /// The same as a fault of usage: what it is about stands in an option.
  public var ofUsage: Fault {
    var fault = self
    fault.kind = .usage
    return fault
  }

  /// The same as the fault of a value by itself, with the text that was meant.
  ///
  /// - Parameters:
  ///   - remedy: That text; nil where nobody knows.
  ///   - standIn: Some text that is right there.
  /// - Returns: The fault.
  public func ofValue(meaning remedy: String? = nil, standIn: String? = nil) -> Fault {
    var fault = self
    fault.isOfValueAlone = true
    fault.remedy = remedy
    fault.standIn = standIn
    return fault
  }

  /// The same as the fault of a value by itself, if it is one: a list is empty also where its entries were taken out.
  public func ofValue(if isOfValue: Bool) -> Fault { isOfValue ? ofValue() : self }

  /// The same as what follows from another fault.
  public var asConsequence: Fault {
    var fault = self
    fault.isConsequence = true
    return fault
  }

  /// `file:line:column` as far as it is known, empty when nothing is.
  public var place: String {
    [file, position.map { "\($0.line):\($0.column)" }].compactMap(\.self).joined(separator: ":")
  }

  /// Whether two faults tell the same: what readers of files know of them beside that does not count.
  public static func == (one: Fault, other: Fault) -> Bool {
    (one.kind, one.file, one.position, one.message, one.hint)
      == (other.kind, other.file, other.position, other.message, other.hint)
  }

  /// Hashes what it tells.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(file)
    hasher.combine(position)
    hasher.combine(message)
    hasher.combine(hint)
  }

  /// The place and the message, without the hint.
  public var description: String { place.isEmpty ? message : "\(place): \(message)" }
}
