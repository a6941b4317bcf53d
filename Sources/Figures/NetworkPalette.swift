internal import Experiments
internal import Models
internal import Plotting

/// The look of each network, the same in every figure.
struct NetworkPalette {
  private let numbers: [String: Int]
  /// The looks of lines that are no networks by themselves.
  private var named: [String: Series] = [:]
  /// How many lines of one network can be told apart.
  static let variantCount = 5

  /// Batch norm is blue, its baseline vermillion and layer norm green; further networks follow in the order of the file.
  ///
  /// Networks of one title look the same: they are the same treatment at another size.
  init(_ networks: [Network]) {
    var numbers: [String: Int] = [:]
    var free = [1, 2, 3, 4, 5]
    func assign(_ title: String, preferring number: Int?) {
      guard numbers[title] == nil else { return }
      let index = number.flatMap(free.firstIndex) ?? (free.isEmpty ? nil : 0)
      numbers[title] = index.map { free.remove(at: $0) } ?? 1 + numbers.count
    }
    let names = [BatchNormalization.name, Normalization.noneName, LayerNormalization.name]
    for (name, number) in zip(names, 1...) {
      if let first = networks.first(where: { $0.configuration?.normalization.name == name }) {
        assign(first.title, preferring: number)
      }
    }
    for network in networks { assign(network.title, preferring: nil) }
    self.numbers = numbers
  }

  /// The palette with the looks of lines that have names of their own.
  func naming(_ series: [Series]) -> NetworkPalette {
    var palette = self
    for line in series { palette.named[line.name] = line }
    return palette
  }

  /// The series that stands for a network.
  func series(of network: Network) -> Series {
    if let line = named[network.title] { return line }
    return Series(network.title, style: .numbered(numbers[network.title] ?? 1))
  }

  /// A line that stands for a network read in some way: the network's colour, with the first dash and marker of that colour
  /// that no other line of the figure has; a plus comes last, because it looks like an interval.
  func series(of network: Network, title: String, except taken: [SeriesStyle]) -> Series {
    let first = numbers[network.title] ?? 1
    let all = (0..<Self.variantCount).map { SeriesStyle.numbered(first + 5 * $0) }
    let styles =
      all.prefix(1) + all.dropFirst().filter { $0.marker != .plus }
      + all.dropFirst().filter { $0.marker == .plus }
    return Series(title, style: styles.first { !taken.contains($0) } ?? styles[0])
  }
}
