internal import Foundation

/// How the operating system is called.
package enum System {
  /// The result of a call that returns -1 on failure, made again when a signal interrupted it.
  package static func uninterrupted(_ call: () -> Int32) -> Int32 {
    while true {
      let result = call()
      if result != -1 || errno != EINTR { return result }
    }
  }
}
