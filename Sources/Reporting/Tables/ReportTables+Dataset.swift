internal import Experiments
internal import Measures
internal import Models
internal import Notation

extension ReportTables {
  static func classes(of summary: DatasetSummary) -> String {
    let hasTest = !summary.testCounts.isEmpty
    return MarkdownText.table(
      caption: localized("Examples of each class in \(MarkdownText.escape(summary.title))."),
      id: "classes-\(ReportValues.word(summary.name))",
      header: [
        localized("Label"), localized("Class"), localized("Training"), localized("Validation"),
      ] + (hasTest ? [localized("Test")] : []),
      alignments: [.trailing, .leading, .trailing, .trailing] + (hasTest ? [.trailing] : []),
      rows: summary.classNames.indices.map { label in
        [
          "\(label)", MarkdownText.escape(summary.classNames[label]),
          Format.count(summary.trainingCounts[label]),
          Format.count(summary.validationCounts[label]),
        ] + (hasTest ? [Format.count(summary.testCounts[label])] : [])
      }
    )
  }

  static func files(of summary: DatasetSummary) -> String {
    guard !summary.files.isEmpty else {
      return localized("The data are made by the program; there are no files.")
    }
    return MarkdownText.table(
      caption: localized("The files of \(MarkdownText.escape(summary.title))."),
      header: [localized("File"), localized("Bytes"), "SHA-256"],
      alignments: [.leading, .trailing, .leading],
      rows: summary.files.map { file in
        [MarkdownText.escape(file.name), Format.count(file.byteCount), "`\(file.sha256)`"]
      }
    )
  }
}
