internal import Faults
internal import Foundation

/// The bytes of a file from first to last, through a window: what is asked for lies in one piece, what is skipped is not read.
///
/// A file of any size takes the memory of the window.
final class ByteStream {
  /// How many bytes may be asked for at once.
  static let most = 16 << 20

  private let path: String
  private let descriptor: Int32
  private var window: UnsafeMutableRawBufferPointer
  private var (start, end) = (0, 0)
  /// How many bytes were taken or skipped.
  private(set) var position = 0
  private let size: Int
  /// How much is read at once: little after something was skipped, since the next piece may be skipped too.
  private var chunk = 1 << 16
  private static let leastChunk = 4 << 10

  /// Opens a file.
  ///
  /// - Throws: ``Fault`` where it cannot be read.
  init(_ file: LogFile) throws(Fault) {
    path = file.path
    guard file.size > file.head.count else {
      (descriptor, size, end) = (-1, file.head.count, file.head.count)
      window = .allocate(byteCount: max(1, size), alignment: 16)
      window.copyBytes(from: file.head)
      return
    }
    (descriptor, size) = (open(file.path, O_RDONLY | O_CLOEXEC), file.size)
    window = .allocate(byteCount: 1 << 18, alignment: 16)
    guard descriptor >= 0 else { throw unreadable(errno) }
  }

  deinit {
    window.deallocate()
    if descriptor >= 0 { close(descriptor) }
  }

  /// How many bytes follow, as far as the file was there when it was opened.
  var remaining: Int { size - position }

  /// The next bytes, which stay where they are, good until the next call; nil where the file ends before.
  func peek(_ count: Int) throws(Fault) -> UnsafeRawBufferPointer? {
    if end - start < count {
      guard count <= remaining, count <= Self.most, try fill(count) else { return nil }
    }
    return UnsafeRawBufferPointer(rebasing: window[start..<start + count])
  }

  /// Goes on behind the next bytes; false, and nowhere, where the file ends before.
  func skip(_ count: Int) -> Bool {
    guard count >= 0, count <= remaining else { return false }
    if count <= end - start {
      start += count
    } else {
      // The position of the descriptor is that of the window's end.
      guard lseek(descriptor, off_t(count - (end - start)), SEEK_CUR) >= 0 else { return false }
      (start, end, chunk) = (0, 0, Self.leastChunk)
    }
    position += count
    return true
  }

  /// Reads on until the window holds some bytes; false where the file ends before.
  private func fill(_ count: Int) throws(Fault) -> Bool {
    guard descriptor >= 0 else { return false }
    if window.count < count { grow(count) }
    guard let base = window.baseAddress else { return false }
    base.copyMemory(from: base + start, byteCount: end - start)
    (start, end) = (0, end - start)
    let wanted = min(window.count, max(count, chunk))
    chunk = min(chunk * 2, window.count)
    while end < count {
      let got = Foundation.read(descriptor, base + end, wanted - end)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw unreadable(errno) }
      guard got > 0 else { return false }
      end += got
    }
    return true
  }

  private func grow(_ count: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: count * 3 / 2, alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: window[start..<end]))
    window.deallocate()
    (window, start, end) = (larger, 0, end - start)
  }

  private func unreadable(_ code: Int32) -> Fault {
    Fault(
      .unreadable,
      file: path,
      "cannot be read (\(String(cString: strerror(code))))",
      hint: "Name a file or a folder of logs."
    )
  }
}
