internal import CCurl

/// Requests by https, one after the other; the only Swift that touches libcurl.
///
/// Proxies are libcurl's: `https_proxy`, `all_proxy` and `no_proxy` in the environment.
final class Transfer {
  /// What arrives, for the callback.
  private final class Sink {
    let curl: UnsafeMutableRawPointer
    let largest: Int
    let onReceived: (Int) -> Void
    var bytes: [UInt8] = []
    var isTooLong = false
    /// The bytes of a page that comes with a redirect.
    var discarded = 0

    init(_ curl: UnsafeMutableRawPointer, largest: Int, onReceived: @escaping (Int) -> Void) {
      self.curl = curl
      self.largest = largest
      self.onReceived = onReceived
    }

    /// Takes some bytes; false ends the transfer.
    func take(_ part: UnsafeRawBufferPointer) -> Bool {
      switch bn_curl_status(curl) {
      case 200: break
      case 300..<400:
        // libcurl says where a redirect leads once it has read its page.
        discarded += part.count
        return discarded <= Transfer.largestPage
      default: return false
      }
      guard part.count <= largest - bytes.count else {
        isTooLong = true
        return false
      }
      if bytes.isEmpty { bytes.reserveCapacity(largest) }
      bytes.append(contentsOf: part)
      onReceived(bytes.count)
      return true
    }
  }

  /// The most bytes of a page that comes with a redirect.
  private static let largestPage = 1 << 16

  private let curl: UnsafeMutableRawPointer
  private let authorities: String?
  private let patience: Patience

  /// A connection that trusts the system's certificates, or those in a file.
  init(authorities: String?, patience: Patience) {
    guard let curl = curl_easy_init() else {
      preconditionFailure("libcurl starts while there is memory.")
    }
    self.curl = curl
    self.authorities = authorities
    self.patience = patience
  }

  deinit { curl_easy_cleanup(curl) }

  /// What is at an address; no byte beyond the largest size is kept.
  func get(_ address: Address, largest: Int, onReceived: @escaping (Int) -> Void) -> Answer {
    let sink = Sink(curl, largest: largest, onReceived: onReceived)
    var request = bn_curl_request()
    request.connect_seconds = patience.connectSeconds
    request.slow_bytes = patience.bytesPerSecond
    request.slow_seconds = patience.slowSeconds
    request.largest = curl_off_t(max(largest, Self.largestPage))
    // The sink outlives the call that writes to it.
    request.context = Unmanaged.passUnretained(sink).toOpaque()
    request.write = { part, size, count, context in
      guard let part, let context else { return 0 }
      let bytes = UnsafeRawBufferPointer(start: part, count: size * count)
      let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
      // Any other number than that of the bytes ends the transfer.
      return sink.take(bytes) ? bytes.count : bytes.count &- 1
    }
    let status = withExtendedLifetime(sink) {
      address.text.withCString { text in
        withOptionalCString(authorities) { authorities in
          request.address = text
          request.authorities = authorities
          return bn_curl_get(curl, &request)
        }
      }
    }
    return answer(status, &request, sink)
  }

  private func answer(_ status: CURLcode, _ request: inout bn_curl_request, _ sink: Sink) -> Answer
  {
    switch bn_curl_status(curl) {
    // libcurl refuses answers without a status.
    case 0: return .failure(Self.words(status, &request))
    case 200: break
    case 301, 302, 303, 307, 308:
      guard sink.discarded <= Self.largestPage else {
        return .failure("the server redirects with a page of more than \(Self.largestPage) bytes")
      }
      guard let address = bn_curl_redirect(curl) else {
        return .failure("the server redirects without saying where")
      }
      return .redirect(String(cString: address))
    case let code: return .failure("the server answered \(code) (expected 200)")
    }
    if sink.isTooLong || status == CURLE_FILESIZE_EXCEEDED {
      return .failure("the file is too long (got more than the expected \(sink.largest) bytes)")
    }
    guard status == CURLE_OK else { return .failure(Self.words(status, &request)) }
    return .content(sink.bytes)
  }

  /// Why a transfer failed, as libcurl says it.
  private static func words(_ status: CURLcode, _ request: inout bn_curl_request) -> String {
    let detail = withUnsafeBytes(of: &request.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    return detail.isEmpty ? String(cString: curl_easy_strerror(status)) : detail
  }

  private func withOptionalCString<Result>(
    _ text: String?,
    _ body: (UnsafePointer<CChar>?) -> Result
  ) -> Result {
    guard let text else { return body(nil) }
    return text.withCString { body($0) }
  }
}
