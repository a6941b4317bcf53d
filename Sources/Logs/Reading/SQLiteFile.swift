internal import CSQLite
internal import Faults
internal import Foundation
internal import Notation

/// A database of SQLite, opened so that nothing beside it or in it changes.
///
/// What its writer still keeps in the write-ahead log is read too, of a copy; ``notes`` says so.
final class SQLiteFile {
  private let path: String
  private let copy: SQLiteCopy?
  private var database: OpaquePointer?

  private static let signature = Array("SQLite format 3\0".utf8)

  /// Whether a file begins as databases do.
  static func begins(_ head: [UInt8]) -> Bool { head.starts(with: signature) }

  /// Whether a file is a database with some tables.
  static func isDatabase(_ file: LogFile, with tables: [String]) -> Bool {
    guard begins(file.head), let database = try? SQLiteFile(file.path) else { return false }
    return (try? database.tables().isSuperset(of: tables)) == true
  }

  /// Opens a file.
  ///
  /// - Throws: ``Fault`` where it is no database.
  init(_ path: String) throws(Fault) {
    self.path = path
    copy = SQLiteCopy.isNeeded(for: path) ? try SQLiteCopy(of: path) : nil
    let access = copy == nil ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
    let flags = access | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
    let address = copy.map { Self.address($0.path) } ?? Self.address(path) + "?mode=ro&immutable=1"
    guard sqlite3_open_v2(address, &database, flags, nil) == SQLITE_OK else {
      throw fault()
    }
    // Nothing that a schema says is run but what SQLite itself offers, and no value takes more memory than the file may.
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, 64 << 20)
    sqlite3_exec(
      database,
      "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON",
      nil,
      nil,
      nil
    )
  }

  deinit { sqlite3_close_v2(database) }

  /// The address of a file: https://sqlite.org/uri.html; of one that nobody writes, `immutable` is said behind it.
  private static func address(_ path: String) -> String {
    let plain = CharacterSet(charactersIn: "/._-~").union(.alphanumerics)
    let escaped = path.addingPercentEncoding(withAllowedCharacters: plain) ?? path
    return "file:\(escaped)"
  }

  /// What to say of the reading.
  var notes: [LogNote] {
    copy == nil
      ? [] : [LogNote(.assumed, "the newest values were read from the -wal beside the database")]
  }

  /// The names of its tables; views, which may compute for ever, are none.
  ///
  /// - Throws: ``Fault`` where it is damaged.
  func tables() throws(Fault) -> Set<String> {
    var names: Set<String> = []
    try rows("SELECT name FROM sqlite_master WHERE type = 'table'") { names.insert($0.text(0)) }
    return names
  }

  /// The names of the columns of a table.
  ///
  /// - Throws: ``Fault`` where the file is damaged.
  func columns(of table: String) throws(Fault) -> Set<String> {
    var names: Set<String> = []
    try rows("SELECT name FROM pragma_table_info('\(table)')") { names.insert($0.text(0)) }
    return names
  }

  /// A row of an answer.
  struct Row {
    fileprivate let statement: OpaquePointer?

    /// A column as text; `""` for none.
    func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

    /// The bytes of a column's text, good until the next row.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
      let start = sqlite3_column_text(statement, column)
      return UnsafeRawBufferPointer(
        start: start,
        count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, column))
      )
    }

    /// A column as a number, 0 for what is none.
    func double(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

    /// A column as an integer, 0 for what is none.
    func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

    /// Whether a column has no value.
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }
  }

  /// Asks for rows.
  ///
  /// - Throws: ``Fault`` where the file is damaged.
  func rows(_ query: String, _ body: (Row) -> Void) throws(Fault) {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(database, query, -1, &statement, nil) == SQLITE_OK else {
      throw fault()
    }
    defer { sqlite3_finalize(statement) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: body(Row(statement: statement))
      case SQLITE_DONE: return
      default: throw fault()
      }
    }
  }

  private func fault() -> Fault {
    let reason = database.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? "no memory"
    return Fault(
      file: path,
      "the database cannot be read (\(reason))",
      hint: "Name another copy of the file, or export its runs."
    )
  }
}
