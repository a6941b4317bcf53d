package import CairoDrawing
package import Drawing
package import Faults

/// What Cairo 1.16 cannot write.
extension PDFFile {
  /// The words that a file lacks, for who cannot see it.
  package struct Words {
    /// The texts in place of the elements of each kind, in the order of the document.
    package var alternatives: [StructureTag: [String]] = [:]
    /// What the places of the document are that links lead to, by name: "Figure 3".
    package var places: [String: String] = [:]

    /// Creates words.
    package init(alternatives: [StructureTag: [String]] = [:], places: [String: String] = [:]) {
      self.alternatives = alternatives
      self.places = places
    }
  }

  /// Adds what PDF/UA-1 (ISO 14289-1) asks for and Cairo leaves out, and says that the file is such a one.
  ///
  /// That is the language and the title, what figures, formulas and links show or lead to, what the header cells of tables
  /// are the headers of, the marks of what is no part of the text, and the maps of fonts.
  /// - Parameters:
  ///   - metadata: the title and what else the file says about itself.
  ///   - language: the language of the text; of one whose lines begin at the right, so do the pages of a spread.
  ///   - words: the texts for who cannot see.
  /// - Throws: `Fault` if the file has other elements than texts: none is better than that of another one.
  package func addAccessibility(
    _ metadata: PageMetadata,
    language: TextLanguage,
    words: Words
  ) throws(Fault) {
    catalog.set("/Lang", toText: language.tag)
    let direction = language.isRightToLeft ? " /Direction /R2L" : ""
    catalog.set("/ViewerPreferences", to: "<< /DisplayDocTitle true\(direction) >>")
    catalog.set("/MarkInfo", to: "<< /Marked true >>")
    let packet = Array(XMPPacket.text(metadata, language: language).utf8)
    catalog.set(
      "/Metadata",
      to: stream(packet, [("/Type", "/Metadata"), ("/Subtype", "/XML")])
    )
    try addWordsToStructure(words.alternatives)
    var fonts: Set<Int> = []
    let names = namesOfPlaces
    for page in pages {
      page.set(
        "/Contents",
        to: compressedStream(PageContent.markingArtifacts(in: try content(of: page)))
      )
      describeLinks(of: page, words.places, names)
      mapGlyphs(of: page, done: &fonts)
    }
  }

  private func addWordsToStructure(_ alternatives: [StructureTag: [String]]) throws(Fault) {
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

  /// Says where the links of a page lead, prints them with it, and lets the tab key visit them in the order of the text.
  private func describeLinks(
    of page: PDFObject,
    _ places: [String: String],
    _ names: [String: String]
  ) {
    guard let annotations = page["/Annots"]?.elements, !annotations.isEmpty else { return }
    page.set("/Tabs", to: "/S")
    for link in annotations {
      link.set("/F", to: "4")
      // Cairo 1.18.0 writes the place itself where 1.16 and 1.18.4 write its name.
      let place = link["/Dest"] ?? link["/A"]?["/D"]
      let name = place.flatMap { $0.text ?? names[$0.description] }
      let target = name.map { places[$0] ?? $0 } ?? link["/A"]?["/URI"]?.text
      if let target, !target.isEmpty { link.set("/Contents", toText: target) }
    }
  }

  /// The names of the places that links may lead to, by the places as PDF writes them; of several the first.
  private var namesOfPlaces: [String: String] {
    let list = catalog["/Names"]?["/Dests"]?["/Names"]?.elements ?? []
    let pairs = stride(from: 0, to: list.count - 1, by: 2).compactMap { index in
      list[index].placeName.map { (list[index + 1].description, $0) }
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Says that the numbers of glyphs in the text of a page are those of its fonts (ISO 14289-1, 7.21.3.2).
  private func mapGlyphs(of page: PDFObject, done: inout Set<Int>) {
    // Parts of a page that are drawn as one, as what is not opaque, have fonts of their own.
    for object in page["/Resources"]?["/XObject"]?.values ?? []
    where done.insert(object.number).inserted { mapGlyphs(of: object.dictionary, done: &done) }
    for font in page["/Resources"]?["/Font"]?.values ?? [] where done.insert(font.number).inserted {
      nameSuperiors(of: font)
      for descendant in font["/DescendantFonts"]?.elements ?? []
      where descendant["/Subtype"]?.description == "/CIDFontType2"
        && descendant["/CIDToGIDMap"] == nil
      {
        descendant.set("/CIDToGIDMap", to: "/Identity")
      }
    }
  }

  /// Names the glyphs of ¹, ² and ³, which lists of glyph names for WinAnsi leave out: some readers miss them then.
  private func nameSuperiors(of font: PDFObject) {
    guard font["/Subtype"]?.description == "/TrueType",
      font["/Encoding"]?.description == "/WinAnsiEncoding",
      let last = font["/LastChar"].flatMap({ Int($0.description) }), last >= 0xB2
    else { return }
    font.set(
      "/Encoding",
      to:
        "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [ 178 /twosuperior /threesuperior 185 /onesuperior ] >>"
    )
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
