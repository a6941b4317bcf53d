extension Explanation {
  /// The exit statuses.
  static let statuses = [
    Explanation("0", short: "done", "Everything was made and written."),
    Explanation(
      "1",
      short: "something was found: a difference, a fault, a verdict, a loss",
      """
      Pictures differ (`golden check`), doctor found faults, a claim has a verdict of
      --fail-on, or the gate found a loss. The report is written all the same.
      """
    ),
    Explanation(
      "3",
      short: "written, but something is missing",
      "Some runs diverged, are missing or could not be read; the messages name them."
    ),
    Explanation(
      "64",
      short: "the call is wrong",
      "An option or argument is unknown or out of range: `bnreport help COMMAND`."
    ),
    Explanation(
      "65",
      short: "data or a configuration are wrong",
      """
      The message says where, as FILE:LINE:COLUMN, what is there and what was expected. A
      damaged run is trained again by `bnreport train`; what a newer version wrote needs
      that version.
      """
    ),
    Explanation(
      "66",
      short: "something that was named is not there",
      "A file, folder, data set, run or baseline; the line that begins with try: makes it."
    ),
    Explanation(
      "69",
      short: "a download failed",
      "No server has the file, or none is reached: `bnreport data fetch NAME --mirror URL`."
    ),
    Explanation(
      "70",
      short: "the program is wrong",
      "This should not happen, and is no fault of yours: please report it with its message."
    ),
    Explanation(
      "73",
      short: "an output cannot be created",
      "Choose another folder with `-o DIR`, `--store DIR` or `--data-dir DIR`."
    ),
    Explanation(
      "74",
      short: "reading or writing failed",
      "Check the space left (`df -h`) and who may read the files (`ls -l`)."
    ),
    Explanation(
      "130",
      "143",
      short: "stopped by SIGINT or SIGTERM",
      "What was trained is kept; the same command goes on from there."
    ),
  ]
}
