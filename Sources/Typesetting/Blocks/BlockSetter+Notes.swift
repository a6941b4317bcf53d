internal import CairoDrawing
internal import Drawing
internal import Faults
internal import Markup

/// The notes of a text.
extension BlockSetter {
  /// The notes below the text, behind a short rule, each with its number.
  mutating func notes(_ notes: [[Block]], in place: Place) throws(Fault) -> [Strip] {
    guard !notes.isEmpty else { return [] }
    var flow = FlowItem(height: 1)
    flow.spaceBefore = 22
    let rule = Size(width: place.width / 4, height: 0.6)
    var result = [
      Strip(
        flow: flow,
        pieces: [.init(content: .rectangle(rule, Typography.rule), x: place.x, y: 0)]
      )
    ]
    var smaller = place
    smaller.format = place.format.with(\.size, place.format.size * 0.88)
    for (index, blocks) in notes.enumerated() {
      var strips = try list(index + 1, isTight: true, [blocks], in: smaller)
      strips[0].anchor = NoteID.note(index + 1)
      strips[0].flow.keepsWithPrevious = index == 0
      result += strips
    }
    return result
  }
}
