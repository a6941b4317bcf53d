import Testing

extension BadInputTests {
  /// A call that must fail.
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    /// What is changed in the tiny experiment, or the whole file.
    var change: Change = .none
    var arguments = ["train", "own", "-q"]
    var environment: [String: String] = [:]
    /// Files beside the experiment, by their paths.
    var files: [String: [UInt8]] = [:]
    var status: Int32
    /// How the first line of the messages begins.
    var message: String

    var testDescription: String { name }
  }

  enum Change: Sendable {
    case none
    case replace(String, String)
    case bytes([UInt8])
  }

  static let calls = [
    Row(name: "no command", arguments: [], status: 64, message: "A command is missing"),
    Row(
      name: "unknown option",
      arguments: ["generate", "--seedz", "3"],
      status: 64,
      message: "Unknown option '--seedz'. Did you mean '--seed'?"
    ),
    Row(
      name: "no such experiment",
      arguments: ["generate", "nowhere.yaml"],
      status: 66,
      message: "nowhere.yaml: there is no such experiment"
    ),
    Row(
      name: "a folder without experiment",
      arguments: ["generate", "."],
      status: 66,
      message: "./experiment.yaml: the folder has no experiment"
    ),
    Row(
      name: "a device",
      arguments: ["generate", "/dev/zero"],
      status: 65,
      message: "/dev/zero: is not a file of text"
    ),
    Row(
      name: "unknown preset",
      arguments: ["train", "own", "--preset", "quik"],
      status: 64,
      message: "--preset: unknown preset \"quik\""
    ),
    Row(
      name: "a setting without value",
      arguments: ["train", "own", "--set", "training.epochs"],
      status: 64,
      message: "--set training.epochs: is not KEY=VALUE"
    ),
    Row(
      name: "no workers",
      arguments: ["train", "own", "-j", "0"],
      status: 64,
      message: "-j is out of range (got 0, expected 1 to 1024)."
    ),
    Row(
      name: "a million workers",
      arguments: ["train", "own", "-j", "1000000"],
      status: 64,
      message: "-j is out of range (got 1000000, expected 1 to 1024)."
    ),
    Row(
      name: "a seed out of range",
      arguments: ["train", "own", "--seed", "4294967296"],
      status: 64,
      message: "--seed is out of range"
    ),
    Row(
      name: "unknown format",
      arguments: ["render", "own", "--format", "doc"],
      status: 64,
      message: "--format is unknown (got \"doc\", expected html, pdf, md and ipynb"
    ),
    Row(
      name: "a date that is none",
      arguments: ["generate", "own", "-q"],
      environment: ["SOURCE_DATE_EPOCH": "abc"],
      status: 65,
      message: "SOURCE_DATE_EPOCH: is not a time (got \"abc\", expected seconds since 1970)"
    ),
    Row(
      name: "runs that are not stored",
      arguments: ["render", "own"],
      status: 66,
      message: "/"
    ),
  ]
}
