package import CCairo

/// Why a picture could not be drawn.
public struct CairoError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, in one line.
  public let message: String
  /// What to do about it.
  public let hint: String

  /// Creates an error.
  public init(_ message: String, hint: String) {
    self.message = message
    self.hint = hint
  }

  /// What is wrong, in one line.
  public var description: String { message }

  /// Throws if Cairo reports anything but success; a status that this program does not know is an error too.
  package static func check(_ status: cairo_status_t, _ action: String) throws(CairoError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    let text = cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown"
    throw CairoError(
      "cannot \(action): cairo says \"\(text)\" (got status \(status.rawValue), expected 0)",
      hint:
        "this is a fault of bnreport or of the installed libcairo2; `bnreport doctor` names versions"
    )
  }
}
