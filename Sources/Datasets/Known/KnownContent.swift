/// Files of published data sets by their content, however they are compressed.
///
/// What runs are known by was once the SHA-256 of the files as they are stored: the compressed ones that most have. It
/// still is for these, and other files of the same content are given the same, so that all share their runs.
enum KnownContent {
  /// The SHA-256 of one file in its forms.
  private struct File {
    /// What runs are known by.
    let identity: String
    /// Without compression.
    let content: String
    /// As others publish it compressed, beside the form of ``identity``.
    var others: [String] = []
  }

  private static let files: [File] = [
    // Fashion-MNIST: Debian's package, and the authors' files, which differ from those in their gzip headers alone
    // (`scripts/downloads/check.py` makes the latter from the former).
    File(
      identity: "b0564c3eedabfbf835052cff8503ea422014ce006caf5b757f851416ee8300c7",
      content: "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
      others: ["3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"]
    ),
    File(
      identity: "0ae29f65d86684f32d1b9c85147786c547b9c6aebcaf235f0400a0cce308b056",
      content: "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
      others: ["a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"]
    ),
    File(
      identity: "cc1d090a38ace84dfa1aa66e3ada7c336ef481a96936906477e6dd344da56eaa",
      content: "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
      others: ["346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"]
    ),
    File(
      identity: "8d3605d196f4be44669e46906da9733c8131fef761fdbfec72c424d5222f1a05",
      content: "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
      others: ["67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"]
    ),
    // MNIST: the authors' files, as in `KnownDataset.mnist`; the content as several projects state it that pin both.
    File(
      identity: "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
      content: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"
    ),
    File(
      identity: "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
      content: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"
    ),
    File(
      identity: "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
      content: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"
    ),
    File(
      identity: "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
      content: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"
    ),
  ]

  /// What a file's content is known by where its stored bytes have this SHA-256; nil for a file that is not known.
  static func digest(ofStored sha256: String) -> String? {
    files.first { $0.identity == sha256 || $0.others.contains(sha256) }?.identity
  }

  /// What a content is known by that has this SHA-256 without compression.
  static func digest(ofContent sha256: String) -> String {
    files.first { $0.content == sha256 }?.identity ?? sha256
  }
}
