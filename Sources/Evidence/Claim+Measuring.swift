package import Experiments
internal import Foundation
package import Measures
internal import Models
internal import Runs
internal import Statistics

extension Claim.Side {
  /// The cells of the side: one for each level that it means.
  package func cells(in cells: [Cell]) -> [Cell] {
    cells.filter { cell in
      cell.study.name == study && cell.network.name == network
        && fixed.allSatisfy(cell.levels.contains)
    }
  }

  /// The cells of the side that an endpoint is found in: of those at all levels only the ones that it lists.
  func cells(for endpoint: Endpoint, in cells: [Cell]) -> [Cell] {
    let mine = self.cells(in: cells)
    guard level == nil, let levels = endpoint.levels else { return mine }
    return mine.filter { cell in read(of: cell.levels).map { levels.contains($0.value) } ?? true }
  }

  /// The endpoint for each seed that all of its cells have, in the order of the runs.
  ///
  /// Other claims may have brought one level more seeds than the others have.
  package func values(_ endpoint: Endpoint, in cells: [Cell]) -> [SeedValue] {
    let all = self.cells(for: endpoint, in: cells)
    let seeds = (all.first?.runs.compactMap(\.seed) ?? []).filter { seed in
      all.allSatisfy { $0.run(of: seed) != nil }
    }
    let mine = all.map { $0.keeping(Set(seeds)) }
    return seeds.map { seed in
      let readings = mine.compactMap { cell in
        cell.run(of: seed).map { Endpoint.Reading(level: read(of: cell.levels)?.value, run: $0) }
      }
      guard level == .best else {
        return SeedValue(seed: seed, value: endpoint.value(of: readings))
      }
      guard let best = bestCell(of: mine, leavingOut: seed), let run = best.run(of: seed)
      else {
        return SeedValue(seed: seed, value: .notRecorded)
      }
      let level = read(of: best.levels)?.value
      return SeedValue(
        seed: seed,
        value: endpoint.value(of: [Endpoint.Reading(level: level, run: run)]),
        level: level
      )
    }
  }

  /// The cell of the highest mean validation accuracy over all seeds but one; the smaller level of several alike.
  ///
  /// A level at which one of those runs diverged is not eligible; nil with a single seed, and where no level is.
  private func bestCell(of cells: [Cell], leavingOut seed: UInt64) -> Cell? {
    let accuracies = cells.map { cell in
      let others = cell.runs.filter { $0.seed != seed }
      let values = others.compactMap { Measure.accuracy(.validation, .running).value(of: $0).exact }
      return values.count == others.count ? Summary(of: values)?.mean : nil
    }
    return accuracies.indices.filter { accuracies[$0] != nil }
      .max { first, second in
        let (a, b) = (accuracies[first] ?? 0, accuracies[second] ?? 0)
        let levels = [first, second].map { read(of: cells[$0].levels)?.value ?? 0 }
        return a == b ? levels[0] > levels[1] : a < b
      }
      .map { cells[$0] }
  }
}

extension Cell {
  fileprivate func run(of seed: UInt64) -> MeasuredRun? { runs.first { $0.seed == seed } }

  /// The cell with its runs of some seeds only.
  func keeping(_ seeds: Set<UInt64>) -> Cell {
    func isKept(_ run: MeasuredRun) -> Bool { run.seed.map(seeds.contains) ?? false }
    guard !runs.allSatisfy(isKept) else { return self }
    var cell = self
    cell.runs = runs.filter(isKept)
    return cell
  }
}

/// An endpoint for one seed.
package struct SeedValue {
  package var seed: UInt64
  package var value: MeasuredValue
  /// The level that was chosen for the seed, where it was.
  package var level: Double?
}

extension Claim.Comparison {
  /// The effect of each pair, positive where it supports the claim, on the scale that is compared: logarithms for ratios.
  ///
  /// Sides are paired by their seeds; a seed that one of them lacks has no pair.
  package func effects(_ endpoint: Endpoint, in cells: [Cell]) -> [MeasuredValue] {
    pairs(of: values(endpoint, in: cells)).map(\.effect)
  }

  /// The sides of the subject, then those of the reference.
  var sides: [Claim.Side] { subject.sides + reference.sides }

  /// The endpoint for each seed, side by side.
  func values(_ endpoint: Endpoint, in cells: [Cell]) -> [[SeedValue]] {
    sides.map { $0.values(endpoint, in: cells) }
  }

  /// The effect of each pair with the seed that its runs share, by seeds in ascending order, of the values of its sides.
  func pairs(of values: [[SeedValue]]) -> [(seed: UInt64, effect: MeasuredValue)] {
    let sides = values.map { side in
      Dictionary(side.map { ($0.seed, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    let seeds = sides.map { Set($0.keys) }
    guard let first = seeds.first else { return [] }
    let count = subject.sides.count
    return seeds.dropFirst().reduce(first) { $0.intersection($1) }.sorted().map { seed in
      let values = sides.map { $0[seed] ?? .notRecorded }
      let effect =
        value(of: subject, Array(values.prefix(count)))
        - value(of: reference, Array(values.dropFirst(count)))
      return (seed, direction == .higher ? effect : -effect)
    }
  }

  /// The values of two sides that share no seed, as of logs that recorded none; nil for pairs, and for any other comparison.
  func independentSides(_ values: [[SeedValue]]) -> ([SeedValue], [SeedValue])? {
    guard case .side = subject, case .side = reference, values.count == 2,
      !values[0].isEmpty, !values[1].isEmpty,
      Set(values[0].map(\.seed)).isDisjoint(with: values[1].map(\.seed))
    else { return nil }
    return (values[0], values[1])
  }

  private func value(of term: Claim.Term, _ sides: [MeasuredValue]) -> MeasuredValue {
    let scaled = sides.map { $0.mapping(onScale) }
    return switch term {
    case .side: scaled[0]
    case .change: scaled[0] - scaled[1]
    case .constant(let number): MeasuredValue.number(number).mapping(onScale)
    }
  }

  func onScale(_ number: Double) -> Double {
    switch scale {
    case .ratio: number > 0 ? log(number) : .nan
    case .points, .difference: number
    }
  }
}
