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
    self.init(kind, file: file, "cannot be \(action) (\(String(cString: strerror(errno))))")
  }

  /// A fault from the system's error number when something was to be made: a full or broken disk is no fault of the path.
  public init(creating file: String, errno: Int32) {
    switch errno {
    case EIO, ENOSPC, EDQUOT, ENOMEM, EMFILE, ENFILE:
      self.init(.inputOutput, file: file, errno: errno)
    default: self.init(.cannotCreate, file: file, errno: errno)
    }
  }
}
