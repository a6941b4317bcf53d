public import Faults
internal import Files
internal import Foundation

// Several processes on one plan: each trains what no other one is training.

/// The right to train a run, which ends with the object, or with the process.
public final class RunClaim {
  private let path: String
  private let descriptor: Int32

  fileprivate init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit {
    _ = System.uninterrupted { unlink(path) }
    close(descriptor)
  }
}

extension RunStore {
  /// Claims a run, nil while another process, or another thread, has it.
  ///
  /// No result depends on it: where the file system has no locks everyone gets the claim, and the first record stays.
  /// - Throws: ``Fault`` when the store cannot be written.
  public func claim(_ id: RunID) throws(Fault) -> RunClaim? {
    let locks = folder.appendingPathComponent("locks")
    let path = locks.appendingPathComponent(id.description).path
    try Folder.create(locks.path)
    while true {
      let descriptor = System.uninterrupted {
        open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
      }
      guard descriptor >= 0 else { throw Fault(.cannotCreate, file: path, errno: errno) }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        close(descriptor)
        return nil
      }
      var (held, named) = (stat(), stat())
      // Who had the claim before removes the name: then this is not the lock that others will meet.
      if fstat(descriptor, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino {
        return RunClaim(path: path, descriptor: descriptor)
      }
      close(descriptor)
    }
  }
}
