internal import Datasets
internal import Downloads
internal import Synchronization

/// Shows how a file is downloaded: a line that rewrites itself on a terminal, one line elsewhere.
final class DownloadDisplay: Sendable {
  private let file: PublishedFile
  private let verbosity: Verbosity
  private let isTerminal: Bool
  /// The percents that are shown; nil where no line is.
  private let percent = Mutex<Int?>(nil)

  init(_ file: PublishedFile, verbosity: Verbosity) {
    self.file = file
    self.verbosity = verbosity
    isTerminal = Console.isTerminal
  }

  func show(_ event: Downloader.Event) {
    switch event {
    case .started(let address):
      guard verbosity != .quiet else { return }
      Console.error("downloading \(address) (\(Self.size(file.byteCount)))")
    case .received(let count):
      guard verbosity != .quiet, isTerminal else { return }
      let now = 100 * count / file.byteCount
      percent.withLock { shown in
        guard shown != now else { return }
        Console.progress("\r\u{1B}[K\(file.name) \(now) %")
        shown = now
      }
    case .failed(let error):
      end()
      Console.error("warning: \(error); trying the next address")
    }
  }

  /// Removes the line that rewrites itself.
  func end() {
    percent.withLock { shown in
      if shown != nil { Console.progress("\r\u{1B}[K") }
      shown = nil
    }
  }

  /// A number of bytes for people, in units of a thousand.
  static func size(_ byteCount: Int) -> String {
    switch byteCount {
    case ..<1_000: "\(byteCount) B"
    case ..<1_000_000: "\((byteCount + 500) / 1_000) kB"
    case ..<1_000_000_000: "\((byteCount + 500_000) / 1_000_000) MB"
    default:
      "\((byteCount + 50_000_000) / 1_000_000_000).\((byteCount + 50_000_000) / 100_000_000 % 10) GB"
    }
  }
}
