/// The ids of notes and of the places that refer to them; no heading has an id with a full stop.
package enum NoteID {
  /// The id of a note, by its number from 1.
  package static func note(_ number: Int) -> String { "note.\(number)" }

  /// The id of a reference to a note, counted from 0.
  static func reference(_ number: Int, _ reference: Int) -> String {
    reference == 0 ? "note.\(number).text" : "note.\(number).text.\(reference + 1)"
  }
}
