internal import JSON

/// The content of a file in parts of some megabytes that are made when they are asked for: a file of many runs is larger than
/// what memory should hold.
struct FileParts: Sendable {
  /// How many parts of a file are held at once: those of 10,000 runs that we trained.
  static let mostHeld = 22

  /// How many parts there are.
  let count: Int
  private let make: @Sendable (Int) -> [UInt8]

  /// Parts of a content.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - make: The bytes of each, the same at each call.
  init(count: Int, _ make: @escaping @Sendable (Int) -> [UInt8]) {
    self.count = count
    self.make = make
  }

  /// The bytes of a part.
  subscript(index: Int) -> [UInt8] { make(index) }

  /// The whole content.
  var bytes: [UInt8] { count == 1 ? make(0) : (0..<count).flatMap(make) }

  /// A content in one part.
  init(_ whole: @escaping @Sendable () -> [UInt8]) { self.init(count: 1) { _ in whole() } }

  /// One content after another.
  static func + (one: FileParts, other: FileParts) -> FileParts {
    FileParts(count: one.count + other.count) { $0 < one.count ? one[$0] : other[$0 - one.count] }
  }

  /// What is written of a list, a part for each so many elements, between a head and a tail.
  static func list<Element: Sendable>(
    _ elements: [Element],
    head: @escaping @Sendable () -> [UInt8],
    tail: @escaping @Sendable () -> [UInt8] = { [] },
    _ write: @escaping @Sendable (_ elements: ArraySlice<Element>) -> [UInt8]
  ) -> FileParts {
    let size = 500
    let chunks = (elements.count + size - 1) / size
    return FileParts(count: chunks + 2) { index in
      if index == 0 { return head() }
      guard index <= chunks else { return tail() }
      let start = (index - 1) * size
      return write(elements[start..<min(start + size, elements.count)])
    }
  }

  /// A canonical JSON object whose field `runs` has an element for each of some runs.
  ///
  /// - Parameters:
  ///   - runs: What the elements are made of.
  ///   - object: The object without runs.
  ///   - element: The element of a run.
  /// - Returns: The object in parts.
  static func object<Run: Sendable>(
    runs: [Run],
    in object: @escaping @Sendable () -> any Encodable,
    _ element: @escaping @Sendable (Run) -> any Encodable
  ) -> FileParts {
    // A field of the outermost object alone stands so far to the left, and no text has a line end of its own.
    let empty = Array("\n  \"runs\" : [\n\n  ]".utf8)
    @Sendable func whole() -> (text: [UInt8], place: Range<Int>) {
      let text = CanonicalJSON.bytes(of: object(), pretty: true)
      guard let place = text.firstRange(of: empty) else {
        preconditionFailure("The object has a field `runs` without elements.")
      }
      return (text, place)
    }
    guard !runs.isEmpty else { return FileParts { whole().text } }
    let first = empty.count - "\n\n  ]".utf8.count
    return list(runs) {
      let (text, place) = whole()
      return Array(text[..<(place.lowerBound + first)])
    } tail: {
      let (text, place) = whole()
      return Array("\n  ]".utf8) + text[place.upperBound...]
    } _: { part in
      var bytes: [UInt8] = []
      for (index, run) in zip(part.indices, part) {
        bytes += (index > 0 ? ",\n    " : "\n    ").utf8
        bytes += CanonicalJSON.bytes(of: element(run), pretty: true, depth: 2)
      }
      return bytes
    }
  }
}

extension Array {
  /// The places of elements that follow one another, as many together as are not heavier than a limit, and at least one.
  func batched(weight: (Element) -> Int, limit: Int) -> [Range<Int>] {
    var batches: [Range<Int>] = []
    var sum = 0
    for (index, element) in enumerated() {
      let weight = weight(element)
      if let last = batches.last, sum + weight <= limit {
        batches[batches.count - 1] = last.lowerBound..<index + 1
        sum += weight
      } else {
        batches.append(index..<index + 1)
        sum = weight
      }
    }
    return batches
  }
}
