internal import Faults

extension Explanation {
  /// The page of a code that says what is wrong or not there: text, data, pictures, fonts, runs.
  static func pageOfSubject(_ code: Fault.Code) -> Explanation {
    let (short, text) = words(of: code)
    return Explanation(names: [code.rawValue], short: short, text: text)
  }

  private static func words(of code: Fault.Code) -> (short: String, text: String) {
    switch code {
    case .template:
      (
        "the text of a report has a mistake",
        """
        A tag without its end, a name without a value, or Markdown that one of the editions would
        print raw. `bnreport template check DIR` finds all of them without any run, `bnreport
        template names` lists the names. Two braces print a value as text, three as Markdown.
        """
      )
    case .formula:
      (
        "a formula cannot be set",
        """
        It has a command that is not known, a brace without its partner, or was meant as money:
        write \\$5. A subset of TeX is known; the message names what is not.
        """
      )
    case .picture:
      (
        "a picture cannot be read or shown",
        """
        Pictures are PNG, in the text of a report JPEG as well: not damaged, not animated, and
        not larger than the message says. Save it again; `rsvg-convert` makes pixels of SVG.
        """
      )
    case .font:
      (
        "no font has a character, or the fonts are not installed",
        """
        `apt-get install fonts-dejavu-core fonts-dejavu-extra` installs those of all reports,
        fonts-noto-core and fonts-noto-cjk those of other scripts; `bnreport doctor` says what
        is found. Where a character has none, the PDF and that figure's PNG are left out.
        """
      )
    case .dataset:
      (
        "the data are no data set, or damaged",
        """
        `bnreport data verify PATH` reads one whole. Tables need a header and a column of labels,
        folders the files of IDX or CIFAR-10. A damaged file is removed and fetched again:
        `bnreport data fetch NAME`.
        """
      )
    case .log:
      (
        "logs cannot be read, or their runs cannot be told apart",
        """
        `bnreport compare --list PATH` says of each run what was read. Name the groups,
        a='runs/a-*' b='runs/b-*', or the setting that makes them: `--by NAME`. A table needs a
        header and a column `epoch` or `step`.
        """
      )
    case .noDataset:
      (
        "the data set is not on this machine",
        """
        `bnreport data list` says what is; `bnreport data fetch NAME` downloads one, and
        `--data-dir DIR` names a folder. A data set of your own is named by its path.
        """
      )
    case .noRuns:
      (
        "the store lacks runs that the report needs",
        """
        `bnreport generate` or `bnreport train` trains them, `bnreport render --partial` reports
        on those that are there. Runs are of one version of everything that determines their
        numbers: after a change of the experiment they are others.
        """
      )
    case .noLogs:
      (
        "nothing that was named holds logs",
        """
        Looked for are the files of the tools in docs/logs.md, by what is in them and not by
        their names. `bnreport compare --list PATH` says what was seen. Export the metrics as CSV
        with a column `epoch` or `step` where none fits.
        """
      )
    case .noBaseline:
      (
        "there is nothing to compare with",
        """
        For `bnreport check`, `--update` makes the file from runs that are good: commit it. For
        the others it is an earlier report, or a copy of its data/claims.csv.
        """
      )
    case .cluster:
      (
        "there is no scheduler, its nodes lack something, or it refuses the job",
        """
        Submit from a machine on which `sinfo` answers. Program, experiment, data, run store and
        report must lie where every node sees them: `--store DIR`, `-o DIR`, `--data-dir DIR`.
        What your cluster asks of a job, such as a partition or an account, are options, or
        stand in bnreport.yaml. `--dry-run` shows the script.
        """
      )
    default:
      (
        "the folder is not one to write a report into",
        """
        Something else made it and has files in it, it holds the experiment itself, or it is part
        of the run store. Choose an empty one with `-o DIR`; `--force` writes beside the files of
        others, and over those of the same names.
        """
      )
    }
  }
}
