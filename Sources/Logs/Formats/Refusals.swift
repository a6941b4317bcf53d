extension LogFormat {
  /// What people name in place of a log, each with what to do instead; formats are known by their first bytes.
  static let refusals: [LogFormat] = [
    checkpoint, pickle, notebook, picture, spreadsheet, columns, aim, otherDatabase, packed,
  ]

  /// Weights and arrays: PyTorch, Keras, safetensors, NumPy and TensorFlow.
  static let checkpoint = LogFormat(
    "checkpoint",
    title: "checkpoint",
    .refused(
      recognises: { file in
        Signature.hdf5.begins(file) || Signature.numpy.begins(file)
          || Signature.isSafetensors(file.head)
          || Signature.zipMember(file.head).map { name in
            ["data.pkl", ".npy", "model.weights.h5", "config.json", "metadata.json"]
              .contains { name.hasSuffix($0) }
          } == true
          || file.head.starts(with: "model_checkpoint_path:".utf8)
      },
      message: "is a checkpoint or arrays: it holds weights and no course of a training",
      hint: "Name the log that the program wrote beside it, such as a CSV file or event files."
    )
  )

  /// Python's own: `pickle`, `torch.save` before 1.6, joblib.
  static let pickle = LogFormat(
    "pickle",
    title: "pickle",
    .refused(
      // The code PROTO with a version of the format, 2 to 5: `Lib/pickle.py`.
      recognises: { file in
        file.head.count > 2 && file.head[0] == 0x80 && (2...5).contains(file.head[1])
      },
      message: "is a pickle: reading it would run whatever program it holds",
      hint:
        "Load it in Python and save its numbers: json.dump(history, open(\"history.json\", \"w\"))."
    )
  )

  /// Jupyter.
  static let notebook = LogFormat(
    "notebook",
    title: "notebook",
    .refused(
      recognises: { file in
        file.head.first { $0 > 0x20 } == UInt8(ascii: "{")
          && ["\"cell_type\"", "\"nbformat\""].contains {
            Signature.contains(file.head.prefix(4096), $0)
          }
      },
      message: "is a notebook: numbers in its outputs are text for people",
      hint:
        "Let the notebook write a log, such as keras.callbacks.CSVLogger(\"log.csv\"), and name that."
    )
  )

  /// Plots.
  static let picture = LogFormat(
    "picture",
    title: "picture",
    .refused(
      recognises: { file in
        Signature.pictures.contains { $0.begins(file) }
          || Signature.contains(file.head.prefix(1024), "<svg")
      },
      message: "is a picture: no numbers can be read from it",
      hint: "Name the numbers that it was drawn from."
    )
  )

  /// Office programs.
  static let spreadsheet = LogFormat(
    "spreadsheet",
    title: "spreadsheet",
    .refused(
      recognises: { file in
        Signature.zipMember(file.head).map { name in
          name == "[Content_Types].xml" || name == "mimetype" || name.hasPrefix("xl/")
        } == true
      },
      message: "is a file of an office program",
      hint: "Save the sheet as CSV."
    )
  )

  /// Parquet and Arrow.
  static let columns = LogFormat(
    "parquet",
    title: "Parquet file",
    .refused(
      recognises: { file in
        file.head.starts(with: "PAR1".utf8) || file.head.starts(with: "ARROW1".utf8)
      },
      message: "is a Parquet or Arrow file, which is not read",
      hint: "Save it as CSV: pandas.read_parquet(FILE).to_csv(\"log.csv\", index=False)."
    )
  )

  /// Aim keeps its runs in RocksDB below `.aim`.
  static let aim = LogFormat(
    "aim",
    title: "Aim store",
    .refused(
      recognises: { file in
        file.path.contains(".aim/") || file.head.starts(with: "MANIFEST-".utf8)
      },
      message: "is of a store of Aim, which only Aim can read",
      hint:
        "Export it with Aim: aim.Repo(PATH).query_metrics(\"True\").dataframe().to_csv(\"log.csv\")."
    )
  )

  /// Databases that no tracker is known to write.
  static let otherDatabase = LogFormat(
    "sqlite",
    title: "SQLite database",
    .refused(
      recognises: { file in
        SQLiteFile.begins(file.head) && !SQLiteFile.isDatabase(file, with: MLflowDatabase.tables)
          && !SQLiteFile.isDatabase(file, with: TrackioDatabase.tables)
      },
      message: "is a database of neither MLflow nor Trackio",
      hint: "Export its numbers as CSV: sqlite3 -csv -header FILE \"SELECT …\" > log.csv."
    )
  )

  /// Archives.
  static let packed = LogFormat(
    "packed",
    title: "packed file",
    .refused(
      recognises: { file in Signature.packed.contains { $0.begins(file) } },
      message: "is packed",
      hint: "Unpack it, and name what was in it."
    )
  )
}

/// The first bytes of formats that are no logs.
private struct Signature {
  private let bytes: [UInt8]

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  func begins(_ file: LogFile) -> Bool { file.head.starts(with: bytes) }

  static let hdf5 = Signature([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A])
  static let numpy = Signature([0x93] + Array("NUMPY".utf8))
  /// PNG, JPEG, GIF, PDF and PostScript.
  static let pictures = [
    Signature([0x89, 0x50, 0x4E, 0x47]), Signature([0xFF, 0xD8, 0xFF]),
    Signature(Array("GIF8".utf8)), Signature(Array("%PDF".utf8)), Signature(Array("%!PS".utf8)),
  ]
  /// gzip, zip, bzip2, xz, Zstandard and 7z.
  static let packed = [
    Signature([0x1F, 0x8B]), Signature(Array("PK".utf8) + [3, 4]), Signature(Array("BZh".utf8)),
    Signature([0xFD, 0x37, 0x7A, 0x58, 0x5A]), Signature([0x28, 0xB5, 0x2F, 0xFD]),
    Signature([0x37, 0x7A, 0xBC, 0xAF]),
  ]

  /// Whether bytes have a text in them.
  static func contains(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, bytes.count >= wanted.count else { return false }
    return (bytes.startIndex...bytes.endIndex - wanted.count).contains { start in
      bytes[start] == first && bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
  }

  /// The name of the first member of a zip archive: APPNOTE.TXT of PKWARE, 4.3.7.
  static func zipMember(_ bytes: [UInt8]) -> String? {
    guard bytes.starts(with: [0x50, 0x4B, 3, 4]), bytes.count >= 30 else { return nil }
    let end = 30 + (Int(bytes[26]) | Int(bytes[27]) << 8)
    return String(decoding: bytes[30..<min(end, bytes.count)], as: UTF8.self)
  }

  /// Eight bytes of length, then an object: the format's README.
  static func isSafetensors(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 16, bytes[8] == UInt8(ascii: "{"), bytes[5..<8].allSatisfy({ $0 == 0 })
    else { return false }
    return ["\"dtype\"", "\"__metadata__\""].contains { contains(bytes.prefix(4096), $0) }
  }
}
