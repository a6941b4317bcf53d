internal import CGLib

/// The SHA-256 digest (FIPS 180-4), computed by GLib.
public enum SHA256 {
  /// The digest of some bytes as 64 lowercase hexadecimal digits.
  public static func hexadecimal(of bytes: [UInt8]) -> String {
    guard let digits = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, gsize(bytes.count))
    else {
      preconditionFailure("GLib knows SHA-256.")
    }
    defer { g_free(digits) }
    return String(cString: digits)
  }
}
