extension BadInputTests {
  /// The big-endian bytes of some numbers.
  private static func words(_ numbers: UInt32...) -> [UInt8] {
    numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }
  }

  /// Twenty black images in ten classes.
  private static let images = words(0x803, 20, 28, 28) + [UInt8](repeating: 0, count: 20 * 784)
  private static let labels = words(0x801, 20) + (0..<20).map { UInt8($0 % 10) }

  private static func idx(
    _ name: String,
    images: [UInt8] = images,
    labels: [UInt8] = labels,
    _ message: String
  ) -> Row {
    Row(
      name: name,
      arguments: [
        "train", "own", "-q", "--dataset", "d", "--set", "training.batch_size=5",
        "--set", "studies.one.examples=10",
      ],
      files: ["d/train-images-idx3-ubyte": images, "d/train-labels-idx1-ubyte": labels],
      status: 65,
      message: message
    )
  }

  private static func table(_ name: String, _ text: String, _ message: String) -> Row {
    Row(
      name: name,
      arguments: ["train", "own", "-q", "--dataset", "d/a.csv"],
      files: ["d/a.csv": Array(text.utf8)],
      status: 65,
      message: message
    )
  }

  private static func template(_ name: String, _ files: [String: String], _ message: String) -> Row
  {
    Row(
      name: name,
      arguments: ["render", "own", "--template", "t"],
      files: files.mapValues { Array($0.utf8) },
      status: 65,
      message: message
    )
  }

  static let files = [
    idx(
      "labels for images",
      images: labels,
      "d/train-images-idx3-ubyte: the IDX file has the wrong rank (got 1, expected 3): is this the labels file?"
    ),
    idx(
      "7.9e28 pixels",
      images: words(0x803, .max, .max, .max),
      "d/train-images-idx3-ubyte: the header declares too many values"
    ),
    idx(
      "a byte too few",
      images: images.dropLast(),
      "d/train-images-idx3-ubyte: the file is shorter than its header says (got 15695 bytes, expected 15696)"
    ),
    idx(
      "a byte too many",
      images: images + [0],
      "d/train-images-idx3-ubyte: the file is longer than its header says (got 15697 bytes, expected 15696)"
    ),
    idx(
      "a label too few",
      labels: words(0x801, 19) + labels[8..<27],
      "d/train-labels-idx1-ubyte: the labels are not those of the images (got 19 labels, expected 20"
    ),
    idx(
      "one-hot labels of 32 bits",
      labels: [0, 0, 12, 2] + words(20, 10) + [UInt8](repeating: 0, count: 800),
      "d/train-labels-idx1-ubyte: the values are not bytes (got IDX type 0c, integers of 32 bits, expected 08)"
    ),
    idx(
      "a gzip file that ends in its header",
      images: [0x1F, 0x8B, 8, 0],
      "d/train-images-idx3-ubyte: the gzip data is truncated (got 4 bytes, expected more)"
    ),
    Row(
      name: "half a record of CIFAR-10",
      arguments: ["train", "own", "-q", "--dataset", "d"],
      files: ["d/data_batch_1.bin": [UInt8](repeating: 1, count: 100)],
      status: 65,
      message: "d/data_batch_1.bin: the file is not a whole number of records (got 100 bytes"
    ),
    table(
      "a ragged row",
      "x,label\n1,a\n1,2,b\n",
      "d/a.csv:3:3: the row has another number of fields"
    ),
    table(
      "an open quotation mark",
      "x,label\n\"1,a\n",
      "d/a.csv:2:1: the quotation mark is not closed"
    ),
    table(
      "nan in a table",
      "x,label\nnan,a\n",
      "d/a.csv:2:1: the column \"x\" lacks a value (got \"nan\"; 1 of 1 rows lack one)"
    ),
    table(
      "1e999 in a table",
      "x,label\n1e999,a\n",
      "d/a.csv:2:1: the column \"x\" has something that is not a finite number (got \"1e999\")"
    ),
    table("no rows", "x,label\n", "d/a.csv: the table has no rows"),
    table(
      "100,001 columns",
      Array(repeating: "c", count: 100_001).joined(separator: ","),
      "d/a.csv:1:16384: there are too many columns (got more than 16384)"
    ),
    template(
      "a section without end",
      ["t/template.md": "# T\n{{#has_claims}}\n"],
      "t/template.md:2:1: a section does not end (got {{#has_claims}})"
    ),
    template(
      "a partial in itself",
      ["t/template.md": "{{> self}}\n", "t/self.md": "{{> self}}\n"],
      "t/self.md:1:1: the partial \"self\" includes itself (self > self)"
    ),
    template(
      "a partial elsewhere",
      ["t/template.md": "{{> ../../etc/passwd}}\n"],
      "t/template.md:1:1: there is no partial \"../../etc/passwd\""
    ),
    Row(
      name: "a name that has no value",
      arguments: ["generate", "own", "-q", "--template", "t"],
      files: ["t/template.md": Array("# {{report.titel}}\n".utf8)],
      status: 65,
      message: "t/template.md:1:3: there is no value \"report.titel\""
    ),
    Row(
      name: "an output folder that is a file",
      arguments: ["generate", "own", "-q", "-o", "d"],
      files: ["d": [1]],
      status: 73,
      message: "d: cannot be created (Not a directory)"
    ),
    Row(
      name: "somebody's folder",
      arguments: ["generate", "own", "-q", "-o", "d"],
      files: ["d/notes.txt": [1]],
      status: 73,
      message: "d: bnreport did not make this folder (got \"notes.txt\""
    ),
    Row(
      name: "a report in the store",
      arguments: ["generate", "own", "-q", "-o", "store/report"],
      status: 73,
      message: "store/report: is in the run store"
    ),
  ]
}
