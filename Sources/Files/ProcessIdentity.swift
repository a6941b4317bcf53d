internal import Foundation

/// A process of a running system as no other one of it is ever called: `PID.START.NAMESPACE`.
package enum ProcessIdentity {
  /// This process.
  package static let own: String = {
    let pid = getpid()
    return "\(pid).\(start(of: pid).map { "\($0.time)" } ?? "").\(namespace)"
  }()

  /// Whether a process of this system is there; nil where that cannot be known, as from another container.
  package static func isAlive(_ identity: String) -> Bool? {
    let words = identity.split(separator: ".", omittingEmptySubsequences: false)
    guard words.count == 3, let pid = Int32(words[0]), pid > 0, let time = UInt64(words[1]),
      !namespace.isEmpty, words[2] == namespace
    else { return nil }
    if let found = start(of: pid) { return found.time == time && !found.isDead }
    // Others may be hidden (hidepid of proc(5)).
    return kill(pid, 0) == 0 || errno == EPERM ? nil : false
  }

  /// The number of the namespace that numbers of processes are of (namespaces(7)): containers have their own.
  private static let namespace: String = {
    var link = [UInt8](repeating: 0, count: 64)
    let length = readlink("/proc/self/ns/pid", &link, link.count)
    let text = String(decoding: link.prefix(max(0, length)), as: UTF8.self)
    return text.filter { $0.isASCII && $0.isNumber }
  }()

  /// When a process was started, in ticks since the system was, and whether it is dead and not yet buried: fields 22 and
  /// 3 of proc(5), after a name that may have spaces and parentheses.
  private static func start(of pid: Int32) -> (time: UInt64, isDead: Bool)? {
    guard let bytes = SmallFile.read("/proc/\(pid)/stat", count: 1024) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 19, let time = UInt64(fields[19]) else { return nil }
    return (time, ["Z", "X"].contains(fields[0]))
  }
}
