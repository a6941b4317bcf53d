package import CairoDrawing
package import Drawing
package import Faults

/// What Cairo 1.16 cannot write.
extension PDFFile {
  /// Says the language, that the title is shown in place of the name of the file, what figures and formulas show, and
  /// what the header cells of tables are the headers of.
  ///
  /// - Parameters:
  ///   - language: the language of the text; of one whose lines begin at the right, so do the pages of a spread.
  ///   - alternatives: the texts for who cannot see the elements of each kind, in the order of the document.
  /// - Throws: `Fault` if the file has other elements than texts: none is better than that of another one.
  package func addAccessibility(
    language: TextLanguage,
    alternatives: [StructureTag: [String]]
  ) throws(Fault) {
    catalog.set("/Lang", toText: language.tag)
    let direction = language.isRightToLeft ? " /Direction /R2L" : ""
    catalog.set("/ViewerPreferences", to: "<< /DisplayDocTitle true\(direction) >>")
    var elements: [String: [PDFObject]] = [:]
    if let root = catalog["/StructTreeRoot"] { Self.collect(root, &elements) }
    for tag in [StructureTag.figure, .formula] {
      let texts = alternatives[tag] ?? []
      let found = elements["/" + tag.rawValue] ?? []
      guard found.count == texts.count else {
        throw Fault(
          .internal,
          "the PDF lacks elements of its structure (got \(found.count) of the kind \(tag.rawValue), expected \(texts.count))",
          hint:
            "this is a fault of bnreport or of the installed libcairo2; `bnreport doctor` names versions"
        )
      }
      for (element, text) in zip(found, texts) { element.set("/Alt", toText: text) }
    }
    for header in elements["/" + StructureTag.tableHeader.rawValue] ?? [] {
      header.set("/A", to: "<< /O /Table /Scope /Column >>")
    }
  }

  /// Adds the structure elements below one to those of their kinds, in the order of the document.
  private static func collect(_ parent: PDFObject, _ elements: inout [String: [PDFObject]]) {
    // The children that are numbers or references are the marks of content.
    for child in parent["/K"]?.elements ?? [] {
      guard let kind = child["/S"] else { continue }
      elements[kind.description, default: []].append(child)
      collect(child, &elements)
    }
  }
}
