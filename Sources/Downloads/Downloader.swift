internal import Checksums
public import Faults

/// Files from the network whose size and SHA-256 are known beforehand; nothing else comes through.
///
/// Only https is spoken, also after redirects, of which at most three are followed. No more bytes are taken than the
/// file has, and a server that is too slow is given up. Nothing is written: the bytes are in memory until they are
/// known to be the right ones.
public struct Downloader: Sendable {
  /// What happens during a download, for whoever shows the progress.
  public enum Event: Sendable {
    /// A server is asked.
    case started(Address)
    /// So many bytes have come.
    case received(Int)
    /// An address failed, and the next one is tried.
    case failed(Fault)
  }

  /// The most redirects that are followed.
  package static let mostRedirects = 3

  private let authorities: String?
  private let patience: Patience

  /// A downloader.
  ///
  /// - Parameters:
  ///   - authorities: A file of certificates (PEM) to trust in place of the system's.
  ///   - patience: How long servers are waited for.
  public init(authorities: String? = nil, patience: Patience = Patience()) {
    self.authorities = authorities
    self.patience = patience
  }

  /// The bytes of a file, from the first address that has it.
  ///
  /// - Parameters:
  ///   - file: What must come.
  ///   - addresses: Where it may be, in the order in which they are asked; at least one.
  ///   - onEvent: Called as the download goes on.
  /// - Returns: As many bytes as the file has, with its SHA-256.
  /// - Throws: the failure of the last address; or, where one sent something else of the right size, that.
  public func bytes(
    of file: PinnedFile,
    from addresses: [Address],
    onEvent: @escaping (Event) -> Void
  ) throws(Fault) -> [UInt8] {
    let transfer = Transfer(authorities: authorities, patience: patience)
    return try bytes(of: file, from: addresses, onEvent: onEvent) { address in
      transfer.get(address, largest: file.byteCount) { onEvent(.received($0)) }
    }
  }

  /// The same with what an address answers.
  package func bytes(
    of file: PinnedFile,
    from addresses: [Address],
    onEvent: (Event) -> Void,
    get: (Address) -> Answer
  ) throws(Fault) -> [UInt8] {
    precondition(!addresses.isEmpty, "A file is downloaded from somewhere.")
    var failures: [Fault] = []
    for address in addresses {
      if let failure = failures.last { onEvent(.failed(failure)) }
      onEvent(.started(address))
      do {
        return try check(try content(of: file, at: address, get), file, address)
      } catch {
        failures.append(error)
      }
    }
    throw failures.first { $0.kind == .invalid } ?? failures[failures.count - 1]
  }

  /// What is at an address or where it sends on to.
  private func content(
    of file: PinnedFile,
    at start: Address,
    _ get: (Address) -> Answer
  ) throws(Fault) -> [UInt8] {
    var address = start
    for _ in 0...Self.mostRedirects {
      switch get(address) {
      case .content(let bytes): return bytes
      case .failure(let reason): throw Self.unavailable(address, reason)
      case .redirect(let target):
        guard let next = try? Address(target) else {
          throw Self.unavailable(
            address,
            "the server redirects away from https (got \"\(Address.shown(target).prefix(120))\", expected https://HOST/PATH)"
          )
        }
        address = next
      }
    }
    throw Self.unavailable(
      start,
      "there are too many redirects (got more than \(Self.mostRedirects), the last to \(address))"
    )
  }

  private func check(
    _ bytes: [UInt8],
    _ file: PinnedFile,
    _ address: Address
  ) throws(Fault) -> [UInt8] {
    guard bytes.count == file.byteCount else {
      throw Self.unavailable(
        address,
        "the file has another size (got \(bytes.count) bytes, expected \(file.byteCount)); discarded"
      )
    }
    let digest = SHA256.hexadecimal(of: bytes)
    guard digest == file.sha256 else {
      throw Fault(
        .invalid,
        "\(address): the file has another SHA-256 (got \(digest), expected \(file.sha256)); discarded",
        hint: "Do not use that server: what it sends under this name is not the published file."
      )
    }
    return bytes
  }

  private static func unavailable(_ address: Address, _ reason: String) -> Fault {
    Fault(
      .unavailable,
      "\(address): \(reason)",
      hint: "Check the connection (and https_proxy), or name another server with --mirror URL."
    )
  }
}
