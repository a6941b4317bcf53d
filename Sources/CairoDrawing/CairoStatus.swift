package import CCairo
package import Faults

/// What Cairo says of an action.
package enum CairoStatus {
  /// Throws if Cairo reports anything but success; a status that this program does not know is an error too.
  package static func check(_ status: cairo_status_t, _ action: String) throws(Fault) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    let text = cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown"
    throw Fault(
      .internal,
      "cannot \(action): cairo says \"\(text)\" (got status \(status.rawValue), expected 0)",
      hint:
        "this is a fault of bnreport or of the installed libcairo2; `bnreport doctor` names versions"
    )
  }
}
