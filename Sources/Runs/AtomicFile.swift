internal import Foundation

/// Files that appear whole or not at all.
public enum AtomicFile {
  /// Writes a file so that readers see the old bytes or the new ones, also after a crash.
  ///
  /// A temporary file in the same folder is written, synced and renamed, then the folder is synced:
  /// Foundation's `.atomic` leaves out the last step.
  ///
  /// - Throws: ``FileError`` that names the path and the system's reason.
  public static func write(_ bytes: some Collection<UInt8>, to path: String) throws(FileError) {
    let bytes = Array(bytes)
    let folder = (path as NSString).deletingLastPathComponent
    var template = Array((path + ".partial-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw FileError(.cannotCreate, path: path, errno: errno) }
    let temporary = String(
      decoding: template.dropLast().map(UInt8.init(bitPattern:)),
      as: UTF8.self
    )
    var isPublished = false
    defer { if !isPublished { unlink(temporary) } }
    do throws(FileError) {
      try writeAll(bytes, to: descriptor, path: path)
      // mkstemp makes files that only their owner reads; a report is for everyone.
      guard fchmod(descriptor, 0o644) == 0, fsync(descriptor) == 0 else {
        throw FileError(.inputOutput, path: path, errno: errno)
      }
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      throw FileError(.inputOutput, path: path, errno: errno)
    }
    isPublished = true
    try sync(folder: folder.isEmpty ? "." : folder)
  }

  private static func writeAll(
    _ bytes: [UInt8],
    to descriptor: Int32,
    path: String
  ) throws(FileError) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Foundation.write(
          descriptor,
          UnsafeRawBufferPointer(rebasing: buffer[offset...]).baseAddress,
          bytes.count - offset
        )
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw FileError(.inputOutput, path: path, errno: errno)
      }
      offset += written
    }
  }

  private static func sync(folder: String) throws(FileError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.inputOutput, path: folder, errno: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw FileError(.inputOutput, path: folder, errno: errno)
    }
  }
}

/// Why a file or a folder could not be written.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure.
  public enum Code: Sendable, Hashable {
    /// The file or folder cannot be made there.
    case cannotCreate
    /// The system failed to write it: the disk is full or broken.
    case inputOutput
  }

  /// The kind of failure.
  public let code: Code
  /// What could not be written.
  public let path: String
  /// The system's reason.
  public let reason: String

  /// Creates an error from the system's error number.
  public init(_ code: Code, path: String, errno: Int32) {
    self.code = code
    self.path = path
    self.reason = String(cString: strerror(errno))
  }

  /// One line: the path and the reason.
  public var description: String {
    switch code {
    case .cannotCreate: "\(path): cannot be created (\(reason))"
    case .inputOutput: "\(path): cannot be written (\(reason))"
    }
  }
}
