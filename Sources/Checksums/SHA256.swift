internal import CCrypto

/// The SHA-256 digest (FIPS 180-4), computed by OpenSSL's libcrypto, which uses the processor's own instructions.
public enum SHA256 {
  /// The digest of some bytes as 64 lowercase hexadecimal digits.
  public static func hexadecimal(of bytes: [UInt8]) -> String { hexadecimal(of: bytes[...]) }

  /// The digest of a part of an array as 64 lowercase hexadecimal digits.
  public static func hexadecimal(of bytes: ArraySlice<UInt8>) -> String {
    let digest = digest(of: bytes)
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self
    )
  }

  /// The 32 bytes of the digest of a part of an array.
  public static func digest(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    let isDone = bytes.withUnsafeBufferPointer { bytes in
      CCrypto.SHA256(bytes.baseAddress, bytes.count, &digest) != nil
    }
    precondition(isDone, "libcrypto knows SHA-256.")
    return digest
  }
}
