internal import Foundation

/// The running system that this process belongs to: processes of one see each other's file locks, in whatever container.
package enum Node {
  /// Its name: letters and digits that tell nobody which machine it is.
  package static let name = name(of: bootID() ?? hostName())

  /// The name of a system, from what no other one has: FNV-1a, base 36.
  package static func name(of identity: some Sequence<UInt8>) -> String {
    let hash = identity.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 36)
  }

  /// What Linux draws at random when it starts (random(4)).
  private static func bootID() -> [UInt8]? {
    let bytes = SmallFile.read("/proc/sys/kernel/random/boot_id", count: 64)
    return bytes?.isEmpty == false ? bytes : nil
  }

  private static func hostName() -> [UInt8] {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
  }
}
