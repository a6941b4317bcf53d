extension BadInputTests {
  private static func row(
    _ name: String,
    _ text: String,
    _ replacement: String,
    _ status: Int32,
    _ message: String
  ) -> Row {
    Row(name: name, change: .replace(text, replacement), status: status, message: message)
  }

  /// Nine lines of which each repeats the one before nine times.
  private static let bomb = (0..<9).map { level in
    let part = level == 0 ? "x" : "*a\(level - 1)"
    return "a\(level): &a\(level) [\(Array(repeating: part, count: 9).joined(separator: ", "))]"
  }.joined(separator: "\n")

  private static let file = "own/experiment.yaml"

  static let experiments = [
    Row(
      name: "an empty file",
      change: .bytes([]),
      status: 65,
      message: "\(file): the file holds no experiment"
    ),
    Row(
      name: "comments only",
      change: .bytes(Array("# nothing\n".utf8)),
      status: 65,
      message: "\(file): the file holds no experiment"
    ),
    row("a tab", "  one:", "\tone:", 65, "\(file):8:1: a tab stands in the indentation"),
    row(
      "a key twice",
      "learning_rate: 0.05",
      "learning_rate: 0.05, learning_rate: 0.1",
      65,
      "\(file):6:50: the key learning_rate is there twice (first on line 6)"
    ),
    row(
      "a key misspelt",
      "learning_rate",
      "learning_rte",
      65,
      "\(file):6:29: unknown key \"learning_rte\" in training"
    ),
    row(
      "a leading zero",
      "seeds: 2",
      "seeds: 010",
      65,
      "\(file):8:44: studies.one.seeds is not a whole number"
    ),
    row(
      "no is a word",
      "normalization: batch",
      "normalization: no",
      65,
      "\(file):5:69: networks.normal.normalization is unknown (got \"no\", expected none, batch, layer, rms, group, instance)"
    ),
    row(
      "half past one",
      "0.05",
      "1:30",
      65,
      "\(file):6:44: training.learning_rate is not a number in range (got \"1:30\""
    ),
    row(
      "base 60",
      "seeds: 2",
      "seeds: 1:0:0:0:0:0:0:0:0:0:0:0",
      65,
      "\(file):8:44: studies.one.seeds is not a whole number"
    ),
    Row(
      name: "an alias bomb",
      change: .bytes(Array(bomb.utf8)),
      status: 65,
      message: "\(file):6:10: the file holds more than 100000 values"
    ),
    Row(
      name: "an alias bomb as a key",
      change: .bytes(Array((bomb + "\n? *a8\n: 1").utf8)),
      status: 65,
      message: "\(file):6:10: the file holds more than 100000 values"
    ),
    Row(
      name: "5,000 open brackets",
      change: .bytes(Array(repeating: UInt8(ascii: "["), count: 5_000)),
      status: 65,
      message: "\(file):1:65: values lie more than 64 deep in one another"
    ),
    Row(
      name: "10 MB of text",
      change: .bytes(Array(repeating: UInt8(ascii: "x"), count: 10 << 20)),
      status: 65,
      message: "\(file): the file is too large (got 10485760 bytes, expected at most 1 MiB)"
    ),
    Row(
      name: "UTF-16",
      change: .bytes([0xFF, 0xFE, 0x74, 0x00]),
      status: 65,
      message: "\(file): the file is not UTF-8 text (at byte 0)"
    ),
    Row(
      name: "a zero byte",
      change: .bytes(Array("title: T\u{0}".utf8)),
      status: 65,
      message: "\(file): the file is not UTF-8 text (at byte 8)"
    ),
    row(
      "no seeds",
      "seeds: 2",
      "seeds: 0",
      65,
      "\(file):8:44: studies.one.seeds is not a whole number in range (got \"0\""
    ),
    row(
      "seeds below zero",
      "seeds: 2",
      "seeds: -1",
      65,
      "\(file):8:44: studies.one.seeds is not a whole number in range (got \"-1\""
    ),
    row(
      "a billion seeds",
      "seeds: 2",
      "seeds: 1000000000",
      65,
      "\(file):8:44: studies.one.seeds is not a whole number in range"
    ),
    row(
      "2^64 seeds",
      "seeds: 2",
      "seeds: 18446744073709551616",
      65,
      "\(file):8:44: studies.one.seeds is not a whole number in range"
    ),
    row(
      "a layer of none",
      "[784, 4, 10]",
      "[784, 0, 10]",
      65,
      "\(file):4:43: networks.plain.layers is not a whole number in range (got \"0\""
    ),
    row(
      "a layer below zero",
      "[784, 4, 10]",
      "[784, -5, 10]",
      65,
      "\(file):4:43: networks.plain.layers is not a whole number in range"
    ),
    row(
      "a layer of a billion",
      "[784, 4, 10]",
      "[784, 1000000000, 10]",
      65,
      "\(file):4:43: networks.plain.layers is not a whole number in range"
    ),
    row(
      "a batch of none",
      "batch_size: 30",
      "batch_size: 0",
      65,
      "\(file):6:77: training.batch_size is not a whole number in range"
    ),
    row(
      "a batch of all and one",
      "batch_size: 30",
      "batch_size: 101",
      65,
      "\(file):6:77: study \"one\", network \"plain\": the batch is larger than the training set (got 101, expected at most 100)"
    ),
    row(
      "not a number",
      "0.05",
      ".nan",
      65,
      "\(file):6:44: training.learning_rate is not a number in range (got \".nan\""
    ),
    row(
      "infinite",
      "0.05",
      ".inf",
      65,
      "\(file):6:44: training.learning_rate is not a number in range (got \".inf\""
    ),
    row(
      "a decimal comma",
      "0.05",
      "\"0,1\"",
      65,
      "\(file):6:44: training.learning_rate is not a number in range (got \"0,1\""
    ),
    row(
      "equal names",
      "  normal:",
      "  plain:",
      65,
      "\(file):5:3: the key plain is there twice (first on line 4)"
    ),
    row(
      "control characters",
      "networks: [plain, normal]",
      "networks: [\"\\e]0;x\\a::error::x\u{202E}\", normal]",
      65,
      "\(file):8:21: studies.one.networks names an unknown network \"\\u{1b}]0;x\\u{7}::error::x\\u{202e}\""
    ),
    row(
      "10,000 characters",
      "networks: [plain, normal]",
      "networks: [\(String(repeating: "n", count: 10_000)), normal]",
      65,
      "\(file):8:21: studies.one.networks names an unknown network \"\(String(repeating: "n", count: 118))…"
    ),
    row(
      "no such data set",
      "dataset: synthetic",
      "dataset: nothing",
      66,
      "\(file):2:10: unknown data set nothing"
    ),
    row(
      "no such folder",
      "dataset: synthetic",
      "dataset: ./nothing",
      66,
      "\(file):2:10: there is no folder own/nothing"
    ),
    row(
      "a data set that is not here",
      "dataset: synthetic",
      "dataset: mnist",
      66,
      "the data set MNIST is not on this machine"
    ),
  ]
}
