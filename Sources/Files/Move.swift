internal import CLinux
internal import Foundation

/// A name in an open folder, or a path.
struct Place {
  /// The open folder; `AT_FDCWD` for a path.
  var folder: Int32
  /// The name, or the path.
  var name: String
}

/// Files that get a name if nothing has it.
///
/// Three calls do that, none on all file systems: a hard link (not on SMB, exFAT, vboxsf and others), a rename without
/// replacement (renameat2(2)), and an empty file of that name that only one can make, which is then replaced. Whoever
/// reads in between, or after a kill in between, finds that empty file, which proves nothing and is made again.
package enum Move {
  /// What became of a file that was to get a name.
  enum Outcome: Equatable {
    case moved
    /// The name is taken.
    case taken
    /// The system would not, with its error number.
    case failed(Int32)
  }

  /// `RENAME_NOREPLACE` of linux/fs.h.
  private static let withoutReplacing: UInt32 = 1

  /// Moves a file; `old` is gone afterwards.
  static func ifFree(_ old: Place, to new: Place) -> Outcome {
    let link = System.uninterrupted { linkat(old.folder, old.name, new.folder, new.name, 0) }
    if link == 0 {
      // Both names are the file's: one too many harms nobody.
      _ = System.uninterrupted { unlinkat(old.folder, old.name, 0) }
      return .moved
    }
    if errno == EEXIST { return .taken }
    // EPERM also for folders, and for the files of others.
    guard [EPERM, EOPNOTSUPP, ENOSYS, EINVAL, EXDEV, EMLINK].contains(errno) else {
      return .failed(errno)
    }
    let rename = System.uninterrupted {
      renameat2(old.folder, old.name, new.folder, new.name, withoutReplacing)
    }
    if rename == 0 { return .moved }
    if errno == EEXIST { return .taken }
    guard [EINVAL, ENOSYS, EOPNOTSUPP].contains(errno) else { return .failed(errno) }
    return overNewFile(old, to: new)
  }

  private static func overNewFile(_ old: Place, to new: Place) -> Outcome {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let made = System.uninterrupted { openat(new.folder, new.name, flags, 0o666) }
    guard made >= 0 else { return errno == EEXIST ? .taken : .failed(errno) }
    close(made)
    let rename = System.uninterrupted { renameat(old.folder, old.name, new.folder, new.name) }
    if rename == 0 { return .moved }
    let number = errno
    _ = System.uninterrupted { unlinkat(new.folder, new.name, 0) }
    return .failed(number)
  }

  /// Moves a file to a path that is free.
  ///
  /// - Returns: 0, `EEXIST` when the path is taken, or the system's error number.
  package static func ifFree(_ path: String, to target: String) -> Int32 {
    switch ifFree(Place(folder: AT_FDCWD, name: path), to: Place(folder: AT_FDCWD, name: target)) {
    case .moved: 0
    case .taken: EEXIST
    case .failed(let number): number
    }
  }
}
