/// The scalars of event files by their tags, in the order in which tags first appear.
struct ScalarTable {
  /// The values of a tag, ascending in their steps.
  struct Tag {
    /// Whether its values are scalars, which only the first of them says.
    var isScalar: Bool
    var points: [SteppedSeries.Point] = []
    /// How many were logged again at their step, or after a step that went back, so that later ones took their place.
    var overtaken = 0
  }

  private(set) var tags: [Tag] = []
  private var names = ByteNames()

  /// The place of a tag, nil where it is new.
  func place(of name: UnsafeRawBufferPointer) -> Int? { names.place(of: name) }

  /// Takes a tag that is new, and gives its place.
  mutating func insert(_ name: UnsafeRawBufferPointer, isScalar: Bool) -> Int {
    tags.append(Tag(isScalar: isScalar))
    return names.insert(name)
  }

  /// The name of a tag.
  func name(at place: Int) -> String { names.text(at: place) }

  /// The tags that have values.
  var series: [(name: String, points: [SteppedSeries.Point])] {
    tags.enumerated().filter { !$0.element.points.isEmpty }
      .map { (name(at: $0.offset), $0.element.points) }
  }

  /// How many values were overtaken, but for those that say the epoch, which each call writes again.
  var overtaken: Int {
    tags.enumerated().filter { !SteppedEpochs.names.contains(name(at: $0.offset)) }
      .reduce(0) { $0 + $1.element.overtaken }
  }

  /// Takes a value: those of its tag from that step on were written before a restart, and go.
  @inline(__always)
  mutating func add(_ value: Double, step: Int, at place: Int) {
    if let last = tags[place].points.last, last.step >= step { drop(from: step, at: place) }
    tags[place].points.append(SteppedSeries.Point(step: step, value: value))
  }

  /// Drops all values from a step on, which a session that was started again there will write again.
  mutating func restart(at step: Int) {
    for place in tags.indices { drop(from: step, at: place) }
  }

  private mutating func drop(from step: Int, at place: Int) {
    while let last = tags[place].points.last, last.step >= step {
      tags[place].points.removeLast()
      tags[place].overtaken += 1
    }
  }
}
