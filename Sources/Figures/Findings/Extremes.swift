internal import Measures
internal import Notation
internal import Statistics

/// The highest and the lowest of many lines, whose title cannot name all of them.
struct Extremes {
  private let quantity: String
  private let names: (highest: String, lowest: String)
  private let count: Int
  private let difference: PairedDifference

  /// Finds the two by their means; nil where fewer than two lines have a number.
  ///
  /// - Parameters:
  ///   - quantity: What is measured, as a title.
  ///   - scale: How two numbers are compared.
  ///   - unit: What a difference is counted in.
  ///   - lines: The numbers of each line by seed.
  init?(
    _ quantity: String,
    scale: EffectScale,
    unit: String,
    _ lines: [(name: String, numbers: [UInt64: Double])]
  ) {
    let means = lines.compactMap { line in
      Summary(of: Array(line.numbers.values)).map { (line: line, mean: $0.mean) }
    }
    guard means.count > 1, let highest = means.max(by: { $0.mean < $1.mean }),
      let lowest = means.min(by: { $0.mean < $1.mean })
    else { return nil }
    self.quantity = quantity
    names = (highest.line.name, lowest.line.name)
    count = means.count
    var difference = PairedDifference(highest.line.numbers, minus: lowest.line.numbers, scale)
    if scale == .difference { difference.unit = unit }
    self.difference = difference
  }

  /// Which is the highest, which the lowest, and how far apart they are.
  var finding: Finding? {
    let pairs = count * (count - 1) / 2
    guard let amount = difference.amount else { return nil }
    let apart: String
    var basis = Finding.Basis.interval
    switch difference.certainty(ofOneIn: pairs) {
    case .clear: apart = localized("\(amount) apart (\(difference.ends(ofOneIn: pairs)))")
    case .open(let text):
      apart = localized("not told apart (\(text))")
      basis = .noDifference
    case .few(1):
      apart = localized("\(amount) apart in one run of each")
      basis = .oneRun
    case .few(let runs):
      apart = localized("\(amount) apart in only \(runs) runs of each")
      basis = .noDifference
    }
    return Finding(
      titles: [
        localized(
          "\(quantity), \(count) networks: \(names.highest) highest, \(names.lowest) lowest, \(apart)"
        ),
        localized("\(quantity): \(names.highest) highest, \(names.lowest) lowest, \(apart)"),
        localized("\(names.highest) highest, \(names.lowest) lowest: \(apart)"),
      ],
      basis: basis,
      note: basis == .interval ? difference.note(ofOneIn: pairs) : ""
    )
  }
}
