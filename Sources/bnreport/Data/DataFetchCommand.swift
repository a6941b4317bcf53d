internal import ArgumentParser
internal import Datasets
internal import Downloads
internal import Faults
internal import Foundation

/// Network to a folder of files.
struct DataFetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Downloads a data set by name, and prints the folder that has it.",
    discussion: """
      Only https is spoken, and only the published files are kept: their size and SHA-256 are known to the program, \
      wherever they come from. Files that are there already are not downloaded again. Proxies are those of the \
      environment (https_proxy, no_proxy).

      Exit status: 0 the files are there; 65 a server sent something else in their place; 69 no server has them, or \
      none is reached.
      """
  )

  @Argument(
    help: "The data set: \(Self.names).",
    completion: .list(Catalogue.names.filter { Catalogue.publishedFiles(of: $0) != nil })
  )
  var name: String

  @Option(
    help: "Downloads into a folder of the data set's name in this one.",
    completion: .directory
  )
  var dataDir: String?

  @Option(
    help: ArgumentHelp(
      "A folder on the network that has the files, in place of the usual ones; repeated, they are asked in turn.",
      valueName: "url"
    )
  )
  var mirror: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file of certificates (PEM) to trust (default: $SSL_CERT_FILE, or the system's).",
      valueName: "file"
    ),
    completion: .file()
  )
  var caFile: String?

  @Flag(name: [.customShort("q"), .long], help: "Says nothing but errors and results.")
  var quiet = false

  private static let names =
    Catalogue.names.filter { Catalogue.publishedFiles(of: $0) != nil }.joined(separator: ", ")

  mutating func validate() throws {
    guard Catalogue.publishedFiles(of: name) != nil else {
      throw ValidationError(
        "there is nothing to download (got \"\(name)\", expected \(Self.names))"
      )
    }
  }

  func run() throws {
    try ExitStatus.mapping {
      let files = Catalogue.publishedFiles(of: name) ?? []
      let authorities = Locations.authorities(option: caFile)
      if let authorities, !FileManager.default.isReadableFile(atPath: authorities) {
        throw Fault(
          .missing,
          file: authorities,
          "the file of certificates cannot be read",
          hint: "Check the path and the permissions of the file."
        )
      }
      guard !Locations.isOffline else {
        throw Fault(
          .missing,
          file: "BNREPORT_OFFLINE",
          "forbids to download anything",
          hint: "Unset the variable, or get the files another way."
        )
      }
      let folder = Locations.downloads(option: dataDir) + "/" + name
      try DataFetcher(
        mirrors: try mirror.map { try Address($0) },
        authorities: authorities,
        verbosity: quiet ? .quiet : .normal
      ).fetch(files, into: folder)
      try Console.result(folder)
    }
  }
}
