package import Faults
internal import Markup
package import TemplateEngine

extension ReportTemplate {
  /// All that is wrong with the template, for these values: its tags, or else its names, or else its Markdown.
  package func faults(with values: [String: TemplateValue]) -> [Fault] {
    do {
      return try tree().faults(with: values, pictures: knownPictures)
    } catch {
      return error.all
    }
  }
}

extension Template {
  /// All that is wrong with the text for these values: its names, or else its Markdown.
  ///
  /// - Parameters:
  ///   - values: The values by their names.
  ///   - pictures: What is known of the pictures beside the template, by their paths.
  /// - Returns: The faults, in the order of the text.
  func faults(
    with values: [String: TemplateValue],
    pictures: [String: KnownPicture]
  ) -> [Fault] {
    do {
      return Self.markdownFaults(
        try shown(with: values, escaping: MarkdownText.escape),
        pictures
      )
    } catch {
      return error.all
    }
  }

  /// The references to notes in a line, so that their notes are not taken for left over; of a line that is these alone,
  /// nothing.
  private static func notes(in line: String) -> String {
    let notes = line.matches(of: /\[\^[^\]\s]+\]:?/).map(\.output).joined(separator: " ")
    return notes == line ? "" : notes
  }

  /// Formulas, figures and links that are wrong in some lines.
  private static func markdownFaults(
    _ lines: [TemplateLine],
    _ pictures: [String: KnownPicture]
  ) -> [Fault] {
    var lines = lines
    var faults: [(line: Int, fault: Fault)] = []
    // What is wrong with one line says nothing of the others, so that it is left out and the rest is read again.
    let byteCount = lines.reduce(1) { $0 + $1.text.utf8.count + 1 }
    for _ in 0..<min(50, 1 + (2 << 20) / byteCount) {
      do throws(Fault) {
        _ = try Document(
          markdown: lines.map(\.text).joined(separator: "\n"),
          pictures: pictures
        )
        break
      } catch {
        let line = error.position?.line ?? 1
        let index = min(max(line - 1, 0), lines.count - 1)
        let place = lines[index].place(column: error.position?.column ?? 1)
        let fault = Fault(place, error.message, hint: error.hint)
          .coded(error.about(.template).code)
        // Lists repeat what is wrong with their text.
        if !faults.contains(where: { $0.fault == fault }) { faults.append((line, fault)) }
        lines[index].text = notes(in: lines[index].text)
      }
    }
    // What is wrong with notes is found before the rest.
    return faults.sorted { $0.line < $1.line }.map(\.fault)
  }
}
