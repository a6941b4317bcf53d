public import Faults
internal import Files
internal import Foundation

// Several processes on one plan: each trains what no other one is training.

/// The right to train a run, which ends with the object, or with the process.
public final class RunClaim {
  private let keeper: ClaimKeeper
  private let token: String
  /// Whether it is on a file system of this machine.
  let isLocal: Bool

  init(keeper: ClaimKeeper, token: String, isLocal: Bool) {
    self.keeper = keeper
    self.token = token
    self.isLocal = isLocal
  }

  deinit {
    keeper.release(token)
  }
}

extension RunStore {
  /// Claims a run, nil while another process, or another thread, has it.
  ///
  /// No result depends on it: of a run that two processes train, the first record stays.
  /// - Throws: ``Fault`` when the store cannot be written.
  public func claim(_ id: RunID) throws(Fault) -> RunClaim? {
    let locks = folder.appendingPathComponent("locks")
    try Folder.create(locks.path)
    guard
      let claim = try claims.claim(locks.appendingPathComponent(id.description).path)
    else { return nil }
    // On a network, a record that was not there a moment ago is looked for only when its folder was opened again (nfs(5),
    // close-to-open).
    if !claim.isLocal {
      _ = try? OpenFolder((path(of: id) as NSString).deletingLastPathComponent, followsLink: true)
    }
    return claim
  }
}
