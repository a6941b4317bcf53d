internal import CQPDF

/// The tree of a file's structure elements.
extension PDFFile {
  /// Makes one element of those that are parts of the same: a paragraph or table that a figure at the top of a page divides
  /// is drawn in two parts, and a part of a table has no header.
  ///
  /// Only elements that hold elements, not marks of content, have several parts.
  /// - Parameter identities: what each element is a part of, in the order of the document; nil for one that stands alone.
  package func joinElements(_ identities: [Int?]) {
    guard let root = catalog["/StructTreeRoot"] else { return }
    var elements: [StructureElement] = []
    for child in root["/K"]?.elements ?? [] where child["/S"] != nil {
      StructureElement.collect(StructureElement(child, parent: nil), &elements)
    }
    // A Cairo that makes other elements than it was told to.
    guard elements.count == identities.count else { return }
    var first: [Int: StructureElement] = [:]
    var changed: [StructureElement] = []
    for (element, identity) in zip(elements, identities) {
      guard let identity else { continue }
      guard let whole = first[identity] else {
        first[identity] = element
        continue
      }
      for child in element.children { child.parent = whole }
      whole.children += element.children
      element.children = []
      if let parent = element.parent {
        parent.children.removeAll { $0 === element }
        changed.append(parent)
      }
      changed.append(whole)
    }
    for element in changed { element.write(in: self) }
  }

  /// Gives the marks of spans, which Cairo needs around text, to the elements that the spans stand in: a span says nothing, and
  /// thousands of them are a fifth of a file.
  package func dissolveSpans() {
    guard let root = catalog["/StructTreeRoot"] else { return }
    var owners: [Int: PDFObject] = [:]
    for child in root["/K"]?.elements ?? [] where child["/S"] != nil {
      dissolveSpans(in: child, &owners)
    }
    // The tree that leads from marks to elements (ISO 32000-1, 14.7.4.4): an array for each page.
    for marks in root["/ParentTree"]?["/Nums"]?.elements ?? [] {
      for (index, element) in marks.elements.enumerated() {
        guard let owner = owners[element.number], marks.number != element.number else { continue }
        qpdf_oh_set_array_item(state, marks.handle, Int32(index), owner.handle)
      }
    }
  }

  private func dissolveSpans(in element: PDFObject, _ owners: inout [Int: PDFObject]) {
    let children = element["/K"]?.elements ?? []
    let spans = children.filter { child in
      child["/S"]?.description == "/Span" && child["/K"] != nil
        && child["/K"]?.elements.allSatisfy { $0.integer != nil } == true
    }
    // Marks beside elements are read in the wrong order by some programs.
    if let page = spans.first?["/Pg"], spans.count == children.count {
      element.set("/Pg", to: page)
      let kids = qpdf_oh_new_array(state)
      for child in spans {
        owners[child.number] = element
        for mark in child["/K"]?.elements ?? [] {
          if child["/Pg"]?.number == page.number {
            qpdf_oh_append_item(state, kids, mark.handle)
          } else if let other = child["/Pg"] {
            let reference = PDFObject(self, qpdf_oh_parse(state, "<< /Type /MCR >>"))
            reference.set("/Pg", to: other)
            reference.set("/MCID", to: mark)
            qpdf_oh_append_item(state, kids, reference.handle)
          }
        }
      }
      let all = PDFObject(self, kids)
      element.set("/K", to: all.elements.count == 1 ? all.elements[0] : all)
    }
    for child in children where child["/S"] != nil && owners[child.number] == nil {
      dissolveSpans(in: child, &owners)
    }
  }

  /// Gives a dictionary an array of objects.
  func set(_ key: String, of object: PDFObject, to elements: [PDFObject]) {
    let array = qpdf_oh_new_array(state)
    for element in elements { qpdf_oh_append_item(state, array, element.handle) }
    object.set(key, to: PDFObject(self, array))
  }
}

/// A structure element while the tree is changed.
private final class StructureElement {
  let object: PDFObject
  var parent: StructureElement?
  var children: [StructureElement] = []

  init(_ object: PDFObject, parent: StructureElement?) {
    self.object = object
    self.parent = parent
  }

  /// Adds an element and those below it to a list, in the order of the document.
  static func collect(_ element: StructureElement, _ elements: inout [StructureElement]) {
    elements.append(element)
    for child in element.object["/K"]?.elements ?? [] where child["/S"] != nil {
      let below = StructureElement(child, parent: element)
      element.children.append(below)
      collect(below, &elements)
    }
  }

  func write(in file: PDFFile) {
    file.set("/K", of: object, to: children.map(\.object))
    for child in children { child.object.set("/P", to: object) }
  }
}
