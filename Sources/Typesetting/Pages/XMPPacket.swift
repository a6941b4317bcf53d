internal import CairoDrawing
internal import Drawing
internal import Notation

/// What a PDF says about itself in XMP (ISO 16684-1), which is where PDF/UA looks for the title and for its own name.
enum XMPPacket {
  /// The packet.
  ///
  /// - Parameters:
  ///   - metadata: what the document information says too.
  ///   - language: the language of the title.
  /// - Returns: XML, with the identification of PDF/UA-1 (ISO 14289-1, 5).
  static func text(_ metadata: PageMetadata, language: TextLanguage) -> String {
    func alternative(_ name: String, _ text: String?) -> String {
      guard let text, !text.isEmpty else { return "" }
      // A reader takes the default, whatever it speaks itself.
      return "<dc:\(name)><rdf:Alt><rdf:li xml:lang=\"x-default\">\(text.escapedForMarkup)</rdf:li>"
        + "</rdf:Alt></dc:\(name)>\n"
    }
    let author = metadata.author.flatMap { $0.isEmpty ? nil : $0.escapedForMarkup }
    let creator =
      author.map { "<dc:creator><rdf:Seq><rdf:li>\($0)</rdf:li></rdf:Seq></dc:creator>\n" } ?? ""
    return """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about=""
       xmlns:dc="http://purl.org/dc/elements/1.1/"
       xmlns:xmp="http://ns.adobe.com/xap/1.0/"
       xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
      <pdfuaid:part>1</pdfuaid:part>
      <dc:format>application/pdf</dc:format>
      <dc:language><rdf:Bag><rdf:li>\(language.tag.escapedForMarkup)</rdf:li></rdf:Bag></dc:language>
      \(alternative("title", metadata.title))\(alternative("description", metadata.subject))\(creator)\
      <xmp:CreatorTool>bnreport</xmp:CreatorTool>
      <xmp:CreateDate>\(metadata.creationDate.escapedForMarkup)</xmp:CreateDate>
      <xmp:ModifyDate>\(metadata.creationDate.escapedForMarkup)</xmp:ModifyDate>
      </rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """
  }
}
