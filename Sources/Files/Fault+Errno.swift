public import Faults
internal import Foundation

extension Fault {
  /// A fault from the system's error number.
  public init(_ kind: Kind, file: String, errno: Int32) {
    let action =
      switch kind {
      case .cannotCreate: "created"
      case .unreadable, .missing: "read"
      default: "written"
      }
    let limit = Self.limit(errno)
    let reason = limit?.reason ?? String(cString: strerror(errno))
    self.init(kind, file: file, "cannot be \(action) (\(reason))", hint: limit?.hint)
    systemError = errno
  }

  /// What the system's words for two limits leave open: whose they are.
  private static func limit(_ number: Int32) -> (reason: String, hint: String)? {
    switch number {
    case EDQUOT:
      (
        "your quota of this disk is used up",
        "Remove what you no longer need on this disk, or choose a folder on another one."
      )
    case EFBIG:
      (
        "it would be longer than files may be",
        "Raise the limit on the size of a file (`ulimit -f` shows it), or choose a folder on another disk."
      )
    default: nil
    }
  }

  /// A fault from the system's error number when something was to be made: a full or broken disk is no fault of the path.
  public init(creating file: String, errno: Int32) {
    switch errno {
    case EIO, ENOSPC, EDQUOT, EFBIG, ESTALE, ENOMEM, EMFILE, ENFILE:
      self.init(.inputOutput, file: file, errno: errno)
    default: self.init(.cannotCreate, file: file, errno: errno)
    }
  }
}
