internal import CQPDF

/// An object of a PDF: a dictionary, an array, a name, a number or a text (ISO 32000-1, 7.3).
package struct PDFObject: CustomStringConvertible {
  private let file: PDFFile
  let handle: qpdf_oh

  init(_ file: PDFFile, _ handle: qpdf_oh) {
    self.file = file
    self.handle = handle
  }

  /// The value of a key such as `/Pages`; nil if the object is no dictionary or has no such key.
  package subscript(key: String) -> PDFObject? {
    guard qpdf_oh_is_dictionary(file.state, handle) != 0 else { return nil }
    let value = qpdf_oh_get_key(file.state, handle, key)
    return qpdf_oh_is_null(file.state, value) == 0 ? PDFObject(file, value) : nil
  }

  /// The elements of an array, or the object itself: many keys hold one object or an array of them.
  package var elements: [PDFObject] {
    guard qpdf_oh_is_array(file.state, handle) != 0 else { return [self] }
    return (0..<qpdf_oh_get_array_n_items(file.state, handle)).map { index in
      PDFObject(file, qpdf_oh_get_array_item(file.state, handle, index))
    }
  }

  /// The values of a dictionary, in the order of their keys.
  package var values: [PDFObject] {
    guard qpdf_oh_is_dictionary(file.state, handle) != 0 else { return [] }
    // The keys first: libqpdf goes over one dictionary at a time.
    var keys: [String] = []
    qpdf_oh_begin_dict_key_iter(file.state, handle)
    while qpdf_oh_dict_more_keys(file.state) != 0 {
      if let key = qpdf_oh_dict_next_key(file.state) { keys.append(String(cString: key)) }
    }
    return keys.compactMap { self[$0] }
  }

  /// The characters of a text; nil for another object.
  package var text: String? {
    guard qpdf_oh_is_string(file.state, handle) != 0 else { return nil }
    return qpdf_oh_get_utf8_value(file.state, handle).map { String(cString: $0) }
  }

  /// The characters of a name in the list of places, which Cairo 1.18 writes in UTF-8; nil for another object.
  package var placeName: String? {
    guard qpdf_oh_is_string(file.state, handle) != 0 else { return nil }
    var length = 0
    guard let start = qpdf_oh_get_binary_string_value(file.state, handle, &length) else {
      return nil
    }
    let bytes = UnsafeBufferPointer(start: start, count: length).map { UInt8(bitPattern: $0) }
    return String(validating: bytes, as: UTF8.self) ?? text
  }

  /// The dictionary of a stream, or the object itself.
  package var dictionary: PDFObject {
    qpdf_oh_is_stream(file.state, handle) == 0
      ? self : PDFObject(file, qpdf_oh_get_dict(file.state, handle))
  }

  /// The value of a whole number; nil for another object.
  package var integer: Int? {
    qpdf_oh_is_integer(file.state, handle) == 0
      ? nil : Int(qpdf_oh_get_int_value(file.state, handle))
  }

  /// The number of the object in its file; objects that are part of others have 0.
  package var number: Int { Int(qpdf_oh_get_object_id(file.state, handle)) }

  /// Gives a key of a dictionary a text.
  package func set(_ key: String, toText text: String) {
    set(key, qpdf_oh_new_unicode_string(file.state, text))
  }

  /// Gives a key of a dictionary a value in PDF's own writing, such as `<< /DisplayDocTitle true >>`.
  package func set(_ key: String, to value: String) {
    set(key, qpdf_oh_parse(file.state, value))
  }

  /// Gives a key of a dictionary another object.
  package func set(_ key: String, to value: PDFObject) {
    set(key, value.handle)
  }

  private func set(_ key: String, _ value: qpdf_oh) {
    qpdf_oh_replace_key(file.state, handle, key, value)
  }

  /// The object as PDF writes it.
  package var description: String {
    qpdf_oh_unparse_resolved(file.state, handle).map { String(cString: $0) } ?? ""
  }
}
