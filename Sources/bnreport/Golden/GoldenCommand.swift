internal import ArgumentParser

/// Pictures compared with approved ones.
struct GoldenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "golden",
    abstract: "Compares folders of PNG pictures with approved ones.",
    discussion: """
      For plots of any program. Pictures are compared by the pixels that are seen; versions and times in the \
      files do not count. Start with

        bnreport golden accept --all --from plots --baseline references
        bnreport golden check plots --baseline references --report differences.html

      A golden.yaml beside the references says what is allowed of single pictures: tolerance, pixels, window, masks, \
      and other references that are accepted. Before each check a picture is altered in memory, and must fail.

      Exit status: 0 equal; 1 different, or with --strict not compared; 66 a picture has no reference, or a folder is missing; 65 a picture \
      cannot be read, or a check cannot fail; 64 usage; 73 cannot create output; 74 I/O error. If several apply, 65 comes first, then 1.
      """,
    subcommands: [GoldenCheckCommand.self, GoldenAcceptCommand.self, GoldenDiffCommand.self]
  )
}
