internal import Faults

extension Explanation {
  /// One page for each code of a fault, which stands in brackets behind its message.
  static let faults = Fault.Code.allCases.map(page)

  // The compiler asks for the page of a new code.
  private static func page(of code: Fault.Code) -> Explanation {
    switch code {
    case .usage, .invalid, .damagedFile, .newerVersion, .notFound, .downloadFailed, .internal,
      .cannotCreate, .writeFailed, .readFailed:
      pageOfKind(code)
    case .yamlSyntax, .unknownKey, .missingKey, .unknownName, .wrongValue, .baseline:
      pageOfConfiguration(code)
    default: pageOfSubject(code)
    }
  }

  private static func page(_ code: Fault.Code, _ short: String, _ text: String) -> Explanation {
    Explanation(names: [code.rawValue] + earlierNames(of: code), short: short, text: text)
  }

  /// What exit statuses call the kinds.
  private static func earlierNames(of code: Fault.Code) -> [String] {
    switch code {
    case .damagedFile: ["damaged"]
    case .newerVersion: ["newer"]
    case .notFound: ["missing"]
    case .downloadFailed: ["unavailable"]
    case .writeFailed: ["input output"]
    case .readFailed: ["unreadable"]
    case .cannotCreate: ["cannot create"]
    default: []
    }
  }

  /// The codes that kinds have, for what has no finer one.
  private static func pageOfKind(_ code: Fault.Code) -> Explanation {
    switch code {
    case .usage:
      page(
        code,
        "an option or an argument is wrong",
        """
        It is unknown, out of range, missing, or does not go with another one; nothing was
        done. `bnreport help COMMAND` has them all. Exit status 64.
        """
      )
    case .damagedFile:
      page(
        code,
        "a file of the run store does not agree with its checksum",
        """
        A disk or another program changed it. It is never read: `bnreport doctor` moves it
        aside, and `bnreport train` trains the run again, with the same numbers. Exit status 65.
        """
      )
    case .newerVersion:
      page(
        code,
        "a later version of bnreport wrote the file",
        """
        It is left as it is. Use that version, or another store with `--store DIR`. Exit
        status 65.
        """
      )
    case .notFound:
      page(
        code,
        "a file, a folder or a name is not there",
        """
        Paths of a command begin in the current folder, those in an experiment in the folder of
        its file. Look with `ls`, and put patterns in quotes. Exit status 66.
        """
      )
    case .downloadFailed:
      page(
        code,
        "no server gave the file, or not the one that was expected",
        """
        Nothing that does not agree with its known SHA-256 is kept. Try again later, name
        another server (`bnreport data fetch NAME --mirror URL`), or put the files into a folder
        yourself: `bnreport help data fetch`. Exit status 69.
        """
      )
    case .internal:
      page(
        code,
        "the program is wrong",
        """
        This should not happen, and is no fault of yours: please report it with its message and
        with what `bnreport --version` prints. Exit status 70.
        """
      )
    case .cannotCreate:
      page(
        code,
        "a file or folder cannot be made there",
        """
        The path leads through a link or a file, or is not yours to write. Choose another folder
        with `-o DIR`, `--store DIR` or `--data-dir DIR`. Exit status 73.
        """
      )
    case .writeFailed:
      page(
        code,
        "the system would not write",
        """
        The disk is full or broken, or a quota is reached: `df -h`. What was there before is as
        it was. Exit status 74.
        """
      )
    case .readFailed:
      page(
        code,
        "the system would not read",
        """
        The file or folder is not yours to read (`ls -l`), or the disk is broken. Exit status 74.
        """
      )
    default:
      page(
        code,
        "data or a configuration are wrong",
        """
        The message says where, as FILE:LINE:COLUMN, what is there and what was expected. Exit
        status 65.
        """
      )
    }
  }

  /// The codes of what stands in files of YAML, and in the options that replace parts of them.
  private static func pageOfConfiguration(_ code: Fault.Code) -> Explanation {
    switch code {
    case .yamlSyntax:
      page(
        code,
        "the text is no YAML",
        """
        Most often: a tab indents, no space stands behind a colon, a quotation mark or a bracket
        is not closed, or text with `:`, `#` or `@` has no quotation marks. Keys of one mapping
        have one indentation, and none stands there twice.
        """
      )
    case .unknownKey:
      page(
        code,
        "a key means nothing there",
        """
        It is misspelled, or stands one level too high or too low. The line below the message
        lists the keys that are known there; `bnreport template export DIR` writes an experiment
        that has them.
        """
      )
    case .missingKey:
      page(
        code,
        "a key that must be there is not",
        "Add it to the mapping whose place the message names, with the indentation of its keys."
      )
    case .unknownName:
      page(
        code,
        "a word is none of those that are known there",
        """
        Words are an optimizer's, a measure's or a format's, or names that the same file gives
        its networks and studies. The line below the message lists them, the nearest first.
        """
      )
    case .baseline:
      page(
        code,
        "the file is no baseline, or says something of itself that cannot be",
        """
        `bnreport check RUNS... --baseline FILE --update --reason TEXT` writes the file; what
        --earlier and --history name is written by `bnreport check --json`.
        """
      )
    default:
      page(
        code,
        "a value cannot be used there",
        """
        It is out of range, no number, a list in place of a word, or does not go with other
        values: layers that do not fit the data, a sweep without levels. The message says what is
        there and what was expected. Options such as `--set KEY=VALUE` are read likewise.
        """
      )
    }
  }
}
