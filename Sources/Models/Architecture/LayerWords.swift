internal import Faults

/// The words of an entry of `layers`, read.
enum LayerWords {
  /// What is wrong with some words.
  struct Mistake: Error {
    /// What is wrong, after the words in quotation marks.
    var message: String
    /// What to write.
    var hint: String
    /// The words that were meant, where they can be guessed.
    var meaning: String?
  }

  /// How the entries are written.
  static let hint =
    "Write a number, or one of: conv N KxK /S, pool K /S, average K /S, mean, block N /S; a count may stand before "
    + "conv and block."

  /// How an image is written.
  static let imageHint =
    "Write `image` alone for the size of the data's images, or a size alone, such as 28x28 or 32x32x3."

  /// The entry that some words say.
  ///
  /// - Parameter text: A number, an image such as `28x28`, `image` for that of the data, or the words of a layer.
  /// - Returns: The entry.
  /// - Throws: ``Mistake`` for words that say none.
  static func entry(_ text: String) throws(Mistake) -> LayerEntry {
    var words = text.split(separator: " ").map(String.init)
    guard let first = words.first else { throw Mistake(message: "says nothing", hint: hint) }
    if words.count == 1, let sides = sides(first) { return try image(sides) }
    if words.contains(LayerEntry.imageName) {
      guard words.count == 1 else {
        throw Mistake(message: "says more of an image than its word", hint: imageHint)
      }
      return .imageOfData
    }
    var count: Int?
    if let number = Int(first) {
      guard words.count > 1 else {
        return .number(try checked(number, 1...65_536, "a number of units"))
      }
      count = number
      words.removeFirst()
    }
    guard let kind = LayerDescription.Kind(rawValue: words[0]), kind != .linear else {
      throw unknown(words, count: count)
    }
    return LayerEntry(try layer(kind, Array(words.dropFirst()), count: count))
  }

  /// The numbers between the letters x of a text of nothing else: two or three.
  private static func sides(_ text: String) -> [Int]? {
    let parts = text.replacing("×", with: "x").split(
      separator: "x",
      omittingEmptySubsequences: false
    )
    let numbers = parts.compactMap { Int($0) }
    return parts.count > 1 && numbers.count == parts.count ? numbers : nil
  }

  private static func image(_ sides: [Int]) throws(Mistake) -> LayerEntry {
    guard sides.count <= 3 else {
      throw Mistake(message: "is no image", hint: "Write height x width x channels: 32x32x3.")
    }
    for side in sides { _ = try checked(side, 1...LayerEntry.largestSide, "a side of an image") }
    return .image(height: sides[0], width: sides[1], channels: sides.count == 3 ? sides[2] : 1)
  }

  private static func checked(
    _ number: Int,
    _ range: ClosedRange<Int>,
    _ what: String
  ) throws(Mistake) -> Int {
    guard range.contains(number) else {
      throw Mistake(
        message:
          "has \(what) out of range (got \(number), expected \(range.lowerBound) to \(range.upperBound))",
        hint: "Write a number in that range."
      )
    }
    return number
  }

  private static func layer(
    _ kind: LayerDescription.Kind,
    _ words: [String],
    count: Int?
  ) throws(Mistake) -> LayerDescription {
    var words = words[...]
    var size = kind.usualSize
    if kind != .mean, let number = words.first.flatMap({ Int($0) }) {
      size = try checked(number, kind.sizes, "a size")
      words.removeFirst()
    }
    guard let size else {
      throw Mistake(
        message: "does not say its number of channels",
        hint: "Write `\(kind.pattern)` with a number for N."
      )
    }
    var layer = LayerDescription(kind, size)
    if let count {
      guard kind.options.contains(.count) else {
        throw Mistake(
          message: "has a count, which only conv and block have",
          hint: "Write it without the count."
        )
      }
      layer.count = try checked(count, 1...1000, "a count")
    }
    for word in words { try add(word, to: &layer) }
    return layer
  }

  /// A window or a stride.
  private static func add(_ word: String, to layer: inout LayerDescription) throws(Mistake) {
    if word.first == "/", let stride = Int(word.dropFirst()), layer.kind.options.contains(.stride) {
      layer.set(.stride, to: try checked(stride, 1...Window.largestSize, "a stride"))
      return
    }
    guard layer.kind.options.contains(.kernel), let sides = sides(word), sides.count == 2 else {
      throw Mistake(
        message: "has \"\(word)\", which means nothing there",
        hint: "Write `\(layer.kind.pattern)`."
      )
    }
    guard sides[0] == sides[1], !sides[0].isMultiple(of: 2) else {
      throw Mistake(
        message: "has a window that is not square with an odd side",
        hint:
          "Write 1x1, 3x3, 5x5 or 7x7; `{ conv: \(layer.size), kernel: 2, padding: 0 }` has an even one."
      )
    }
    layer.set(.kernel, to: try checked(sides[0], 1...Window.largestSize, "a window"))
  }

  /// What others call the layers, where the spelling is far from ours.
  private static let others = [
    "max": "pool", "avg": "average", "avgpool": "average", "gap": "mean", "residual": "block",
    "resblock": "block", "images": "image", "img": "image", "input": "image",
  ]

  /// What is no word, with the one that may be meant.
  private static func unknown(_ words: [String], count: Int?) -> Mistake {
    let names =
      LayerDescription.Kind.allCases.filter { $0 != .linear }.map(\.rawValue)
      + [LayerEntry.imageName]
    let name = words[0]
    let isLinear = ["linear", "dense", "fc"].contains(name.lowercased())
    let meant =
      isLinear ? nil : others[name.lowercased()] ?? Spelling.nearest(to: name, among: names)
    let rest = [count.map(String.init), meant].compactMap(\.self) + words.dropFirst()
    let meaning = rest.joined(separator: " ")
    let isRight = (isLinear || meant != nil) && (try? entry(meaning)) != nil
    return Mistake(
      message: "is no layer",
      hint: (isRight ? "Did you mean \"\(meaning)\"? " : "") + hint,
      meaning: isRight ? meaning : nil
    )
  }
}
