package import Notation
internal import Synchronization

/// What the name of a logged number says: its split, its metric, or that it is no metric at all.
///
/// Only whole tokens count, between `/`, `_`, `-`, `.`, `:` and spaces, or humps as in `valLoss`: `value` and `trainable`
/// name no split. A path whose parts name two splits has the inner one (`train/val_loss`), unless one of them is the test;
/// one part with two (`train_val_gap`) has none. `eval` gives way to any other: `eval_test_acc` is of the test.
public struct LogName: Sendable, Hashable {
  /// What a number is that is no metric.
  public enum Aside: Sendable, Hashable {
    /// What was set, such as a learning rate.
    case annotation
    /// How far the training has come.
    case counter
    case time
    case size
    /// What the machine does meanwhile.
    case machine

    /// The words for people.
    package var phrase: Phrase {
      switch self {
      case .annotation: Phrase("an annotation")
      case .counter: Phrase("a counter")
      case .time: Phrase("a time")
      case .size: Phrase("a size")
      case .machine: Phrase("a number of the machine")
      }
    }
  }

  /// The split that the name says; nil where it says none.
  public let split: LoggedSeries.Split?
  /// The metric, without the split and under its usual name: `accuracy` for `val_acc`.
  public let metric: String
  /// The same under its own name: `acc`.
  public let ownMetric: String
  /// How it was measured, where the name says that: `loss_step` is of one mini-batch; nil where it says nothing.
  public let mode: LoggedSeries.Mode?
  /// Why it is no series; nil where it is one.
  public let reasonToIgnore: Aside?

  /// Reads a name.
  public init(_ name: String) {
    self = Self.known.withLock { known in
      if let reading = known[name] { return reading }
      let reading = LogName(reading: name)
      if known.count < Self.mostKnown { known[name] = reading }
      return reading
    }
  }

  /// What was read before: a thousand runs have the same few names.
  private static let known = Mutex<[String: LogName]>([:])
  private static let mostKnown = 10_000

  private init(reading name: String) {
    let tokens = Self.tokens(of: name)
    let split = Self.split(of: tokens)
    var rest = tokens
    if split != nil { rest.removeAll { Self.splits[$0.word] != nil } }
    var words = rest.map(\.word)
    if rest.count > 1, rest.last?.word == "epoch" || rest.first?.word == "epoch" {
      let index = rest.last?.word == "epoch" ? rest.count - 1 : 0
      rest.remove(at: index)
      words.remove(at: index)
    }
    mode = words.count > 1 && words.last == "step" ? .singleBatch : nil
    self.split = split
    ownMetric = rest.isEmpty ? name : rest.count == tokens.count ? name : Self.joined(rest)
    metric = Self.metrics[Self.plain(words)] ?? ownMetric
    reasonToIgnore = Self.reason(words)
  }

  /// The words of a name in lower case, without the split, as ``MetricDirection`` and ``MetricUnit`` read them.
  static func words(of metric: String) -> [String] { tokens(of: metric).map(\.word) }

  /// The names without a split that are of the training, since the same was logged of the validation examples: `loss`
  /// beside `val_loss`.
  static func trainingTwins(among names: [String]) -> Set<String> {
    let readings = names.map { ($0, LogName($0)) }
    let validated = Set(readings.filter { $1.split == .validation }.map(\.1.ownMetric))
    let trained = Set(readings.filter { $1.split == .train }.map(\.1.ownMetric))
    return Set(
      readings.filter { name, reading in
        reading.split == nil && validated.contains(reading.ownMetric)
          && !trained.contains(reading.ownMetric)
      }.map(\.0)
    )
  }

  // MARK: Tokens

  /// A part of a name.
  struct Token {
    /// As it is written.
    var text: Substring
    /// In lower case.
    var word: String
    /// The separator before it; nil before the first one and at a hump.
    var separator: Character?
    /// In which part of the path it stands.
    var part: Int
  }

  private static let separators: Set<Character> = ["/", "_", "-", ".", ":", " "]

  private static func tokens(of name: String) -> [Token] {
    var tokens: [Token] = []
    var (part, separator): (Int, Character?) = (0, nil)
    var start = name.startIndex
    func add(upTo end: String.Index) {
      guard start < end else { return }
      for (number, hump) in humps(of: name[start..<end]).enumerated() {
        tokens.append(
          Token(
            text: hump,
            word: hump.lowercased(),
            separator: number == 0 ? separator : nil,
            part: part
          )
        )
      }
    }
    for index in name.indices where separators.contains(name[index]) {
      add(upTo: index)
      separator = tokens.isEmpty ? nil : name[index]
      if name[index] == "/" { part += 1 }
      start = name.index(after: index)
    }
    add(upTo: name.endIndex)
    return tokens
  }

  /// The parts of `valLoss`, if one of them is a split; else the whole, since `mAP` is one word.
  private static func humps(of token: Substring) -> [Substring] {
    guard token.contains(where: \.isUppercase), token.contains(where: \.isLowercase) else {
      return [token]
    }
    var humps: [Substring] = []
    var (start, previous): (String.Index, Character) = (token.startIndex, " ")
    for index in token.indices {
      if token[index].isUppercase, previous.isLowercase {
        humps.append(token[start..<index])
        start = index
      }
      previous = token[index]
    }
    humps.append(token[start...])
    return humps.contains { splits[$0.lowercased()] != nil } ? humps : [token]
  }

  private static func joined(_ tokens: [Token]) -> String {
    var name = ""
    for token in tokens {
      if !name.isEmpty, let separator = token.separator { name.append(separator) }
      name += token.text
    }
    return name
  }

  /// One spelling of `accuracy_top-1` and `metrics/accuracy top 1`.
  private static func plain(_ words: [String]) -> String {
    (words.count > 1 && words[0] == "metrics" ? words.dropFirst() : words[...])
      .joined(separator: "_")
  }

  // MARK: Splits

  private static func split(of tokens: [Token]) -> LoggedSeries.Split? {
    var found: [(split: LoggedSeries.Split, part: Int)] = []
    var isEvaluated = false
    for (index, token) in tokens.enumerated() {
      guard let split = splits[token.word] else { continue }
      if token.word == "valid", index + 1 < tokens.count,
        countedAfterValid.contains(tokens[index + 1].word)
      {
        continue
      }
      if evaluations.contains(token.word) {
        isEvaluated = true
      } else {
        found.append((split, token.part))
      }
    }
    guard let inner = found.last else { return isEvaluated ? .validation : nil }
    guard !found.contains(where: { $0.part == inner.part && $0.split != inner.split }) else {
      return nil
    }
    return found.contains { $0.split == .test } ? .test : inner.split
  }
}
