internal import Experiments
internal import Foundation
internal import Measures
internal import Models
internal import Notation
internal import Runs
internal import Statistics

/// A part of a claim with its numbers, before it is judged in its family.
struct MeasuredPart {
  /// What the first pairs of runs say, or all runs where a part is a check.
  private struct Reading {
    var count: Int
    var lowerBoundCount = 0
    var upperBoundCount = 0
    var levels: [PartResult.ChosenLevels] = []
    var places: [PartResult.Place] = []
    var obstacle: PartResult.Obstacle?
    /// How many runs each side has, where they are no pairs.
    var runs: PartResult.Runs?
    /// The effects of a comparison, where every pair has one.
    var comparison: MeanComparison?
    var check: PartResult.Check?
  }

  private let part: Claim.Part
  /// When a comparison is looked at; nil for a check, which is no member of the family.
  private let looks: Looks?
  private let readings: [Reading]

  init(_ part: Claim.Part, cells: [Cell]) {
    self.part = part
    let cells = cells.filter { cell in
      part.test.sides.contains { !$0.cells(for: part.endpoint, in: [cell]).isEmpty }
    }
    // A run that diverged is short because it diverged.
    let finished = cells.flatMap(\.finished)
    let updates = finished.compactMap(\.updates).min() ?? 0
    let isTooShort = !finished.isEmpty && updates < part.updates
    switch part.test {
    case .comparison(let comparison):
      let values = comparison.values(part.endpoint, in: cells)
      let pairs = comparison.pairs(of: values)
      if let (subject, reference) = comparison.independentSides(values) {
        let count = min(subject.count, reference.count)
        looks = Looks(least: max(1, count), most: max(1, count))
        var reading = Self.reading(
          of: comparison,
          subject.map(\.value),
          reference.map(\.value),
          part.endpoint,
          in: cells
        )
        if isTooShort {
          (reading.obstacle, reading.comparison) = (.tooShort(updates, needed: part.updates), nil)
        }
        readings = [reading]
        return
      }
      let looks = comparison.looks(in: cells, pairs: pairs.count)
      self.looks = looks
      let taken = looks.counts.filter { $0 <= pairs.count }
      readings = (taken.isEmpty ? [pairs.count] : taken).map { count in
        let seeds = Set(pairs.prefix(count).map(\.seed))
        var reading = Self.reading(seeds, of: comparison, values, part.endpoint, in: cells)
        if isTooShort { reading.obstacle = .tooShort(updates, needed: part.updates) }
        if reading.obstacle != nil { reading.comparison = nil }
        return reading
      }
    case .everyRun(let side, let range):
      looks = nil
      let values = Self.values(of: side, part.endpoint, in: cells)
      var reading = Reading(count: values.count)
      reading.levels = [
        PartResult.ChosenLevels(side, side.values(part.endpoint, in: cells), in: cells)
      ].compactMap(\.self)
      let missing = values.count { $0 == .notRecorded }
      if isTooShort {
        reading.obstacle = .tooShort(updates, needed: part.updates)
      } else if missing > 0 || values.isEmpty {
        reading.obstacle =
          values.count == 1 && !reading.levels.isEmpty ? .oneSeed : .missing(missing)
      }
      if reading.obstacle == nil { reading.check = PartResult.Check(values, in: range) }
      readings = [reading]
    }
  }

  /// What is judged with the other comparisons; nil for a check.
  func contender(weight: Double) -> Contender? {
    guard let looks, case .comparison(let comparison) = part.test else { return nil }
    return Contender(
      rule: VerdictRule(smallestEffect: comparison.smallestEffectOnScale),
      weight: weight,
      looks: looks,
      comparisons: readings.map(\.comparison)
    )
  }

  func result(_ judgement: Judgement?) -> PartResult {
    let reading = readings[judgement?.look ?? readings.count - 1]
    let outcome: PartResult.Outcome
    if let check = reading.check {
      outcome = .checked(check)
    } else if let judgement {
      outcome = .judged(judgement)
    } else {
      outcome = .notJudged(reading.obstacle ?? .missing(reading.count))
    }
    return PartResult(
      part: part,
      count: reading.count,
      lowerBoundCount: reading.lowerBoundCount,
      upperBoundCount: reading.upperBoundCount,
      levels: reading.levels,
      places: reading.places,
      runs: reading.runs,
      outcome: outcome,
      looks: zip(looks?.counts ?? [], readings).map { ($0, $1.comparison) },
      schedule: looks
    )
  }

  // MARK: Comparisons

  /// What the pairs of some seeds say, of the values of all.
  private static func reading(
    _ seeds: Set<UInt64>,
    of comparison: Claim.Comparison,
    _ values: [[SeedValue]],
    _ endpoint: Endpoint,
    in cells: [Cell]
  ) -> Reading {
    let sides = comparison.sides
    let isTuned = sides.contains { $0.level == .best }
    // Levels are chosen by the seeds of the look: neither later ones nor those of other claims have a say.
    let isCut = cells.contains { $0.runs.count > seeds.count }
    let values =
      isTuned && isCut
      ? comparison.values(endpoint, in: cells.map { $0.keeping(seeds) })
      : values.map { $0.filter { seeds.contains($0.seed) } }
    let effects = comparison.pairs(of: values).map(\.effect)
    var reading = Reading(count: effects.count)
    reading.lowerBoundCount = effects.count(where: \.isLowerBound)
    reading.upperBoundCount = effects.count(where: \.isUpperBound)
    reading.levels = zip(sides, values).compactMap { PartResult.ChosenLevels($0, $1, in: cells) }
    let measured = values.map { $0.map(\.value) }
    // A side of two changes has its runs once.
    let first = sides.indices.filter { sides.firstIndex(of: sides[$0]) == $0 }
    let obstacle =
      saturation(of: endpoint, first.map { measured[$0] })
      ?? obstacle(
        effects,
        mean: effects.compactMap(\.number).reduce(0, +) / Double(max(1, effects.count)),
        smallest: comparison.smallestEffectOnScale,
        isTuned: isTuned
      )
    reading.obstacle = obstacle
    reading.places = places(of: obstacle, zip(sides, measured), in: cells)
    guard obstacle == nil else { return reading }
    let numbers = effects.compactMap(\.number)
    reading.comparison = MeanComparison(
      differences: numbers,
      step: sides.map { side in
        let levels = side.cells(for: endpoint, in: cells).compactMap { side.read(of: $0.levels) }
        return endpoint.step(between: levels.map(\.value), comparison.scale)
      }.max() ?? 0,
      grain: sides.flatMap { $0.cells(for: endpoint, in: cells) }.compactMap(endpoint.grain).max()
        ?? 0,
      possible: comparison.possibleEffects(of: endpoint),
      stretch: isTuned ? stretch(numbers.count) : 1
    )
    return reading
  }

  /// What two sides say whose runs are no pairs.
  private static func reading(
    of comparison: Claim.Comparison,
    _ subject: [MeasuredValue],
    _ reference: [MeasuredValue],
    _ endpoint: Endpoint,
    in cells: [Cell]
  ) -> Reading {
    var reading = Reading(count: min(subject.count, reference.count))
    reading.runs = PartResult.Runs(subject: subject.count, reference: reference.count)
    let arms = [subject, reference].map { $0.map { $0.mapping(comparison.onScale) } }
    let sign = comparison.direction == .higher ? 1.0 : -1
    // What each run adds to the effect, so that a bound is one of the effect.
    let effects = (arms[0] + arms[1].map { -$0 }).map { sign < 0 ? -$0 : $0 }
    reading.lowerBoundCount = effects.count(where: \.isLowerBound)
    reading.upperBoundCount = effects.count(where: \.isUpperBound)
    let whole = MeanComparison(
      independent: arms[0].compactMap(\.number),
      minus: arms[1].compactMap(\.number),
      isHigher: comparison.direction == .higher,
      grain: comparison.sides.flatMap { $0.cells(for: endpoint, in: cells) }
        .compactMap(endpoint.grain).max() ?? 0,
      possible: comparison.possibleEffects(of: endpoint)
    )
    let obstacle =
      saturation(of: endpoint, [subject, reference])
      ?? obstacle(
        effects,
        mean: whole?.mean ?? 0,
        smallest: comparison.smallestEffectOnScale,
        isTuned: false
      )
    reading.obstacle = obstacle
    reading.places = places(of: obstacle, zip(comparison.sides, [subject, reference]), in: cells)
    if obstacle == nil { reading.comparison = whole }
    return reading
  }

  /// The sides that an obstacle is about, each once, with their levels where two are of one network.
  private static func places(
    of obstacle: PartResult.Obstacle?,
    _ sides: some Sequence<(Claim.Side, [MeasuredValue])>,
    in cells: [Cell]
  ) -> [PartResult.Place] {
    let all = sides.compactMap { side, values in
      side.cells(in: cells).first.map { (side: side, network: $0.network.title, values: values) }
    }
    var places: [PartResult.Place] = []
    for (side, network, values) in all {
      let count = values.count { obstacle?.stands(inTheWayOf: $0) ?? false }
      var place = PartResult.Place(network: network, count: count)
      if all.contains(where: { $0.network == network && $0.side != side }),
        !side.fixed.isEmpty
      {
        let levels = side.fixed.map(\.phrase).parted
        place.network = localized("\(place.network) at \(levels)")
      }
      if count > 0, !places.contains(place) { places.append(place) }
    }
    return places
  }

  /// What the standard error is multiplied by where levels were chosen by the other seeds.
  ///
  /// There each run takes part in the choices for the others, and the effects are no longer independent: of two networks
  /// that are alike at five levels that are alike, a t-test at 5 % would tell the networks apart in 14 % of studies with
  /// five seeds and in 21 % with ten. Nadeau and Bengio 2003, doi:10.1023/A:1024068626366, correct the standard error of
  /// such a mean by √(1 + n · n₂/n₁), one run being judged for every n − 1 that choose: then it is 5 % and 7 %, and 3 %
  /// where what is compared correlates with what chooses by 0.7 only (20,000 simulated studies each).
  private static func stretch(_ count: Int) -> Double {
    count > 1 ? (1 + Double(count) / Double(count - 1)).squareRoot() : 1
  }

  /// That a time to an accuracy says when it was looked at, and not when it was reached: more than a fifth of the runs
  /// crossed before their first evaluation, or not until their last.
  private static func saturation(
    of endpoint: Endpoint,
    _ values: [[MeasuredValue]]
  ) -> PartResult.Obstacle? {
    guard endpoint.measure.isCrossing else { return nil }
    let all = values.joined()
    let (early, late) = (all.count(where: \.isUpperBound), all.count(where: \.isLowerBound))
    guard 5 * max(early, late) > all.count else { return nil }
    return .saturated(early: early, late: late, of: all.count)
  }

  /// Why effects cannot be compared; nil where they can.
  ///
  /// A run that ends below its threshold would have needed more updates than it made, and an effect is then a bound. However
  /// many pairs have one, the mean of lower bounds is at most that of the effects: a test that finds it above 0 finds them
  /// there too, so that lower bounds can support a claim, but never speak against one. Upper bounds are the other way round.
  private static func obstacle(
    _ effects: [MeasuredValue],
    mean: Double,
    smallest: Double,
    isTuned: Bool
  ) -> PartResult.Obstacle? {
    let diverged = effects.count { $0 == .diverged }
    if diverged > 0 { return .diverged(diverged) }
    let missing = effects.count { $0 == .notRecorded }
    if isTuned, effects.count == 1, missing == 1 { return .oneSeed }
    if missing > 0 || effects.isEmpty { return .missing(missing) }
    let (lower, upper) = (
      effects.count(where: \.isLowerBound), effects.count(where: \.isUpperBound)
    )
    let isSound =
      effects.allSatisfy { $0.number != nil } && (lower == 0 || upper == 0)
      && (lower == 0 || mean >= smallest) && (upper == 0 || mean <= -smallest)
    return isSound ? nil : .unreached(effects.count(where: \.isBound))
  }

  /// The values of every run that a check means: of all levels, or of those that the endpoint lists, where none is named.
  private static func values(
    of side: Claim.Side,
    _ endpoint: Endpoint,
    in cells: [Cell]
  ) -> [MeasuredValue] {
    guard endpoint.summary == nil, side.level == nil else {
      return side.values(endpoint, in: cells).map(\.value)
    }
    return side.cells(for: endpoint, in: cells).flatMap { $0.runs.map(endpoint.measure.value(of:)) }
  }
}

extension Claim.Comparison {
  /// The looks of its studies: the most that each of them allows; one look at what there is where there are fewer pairs.
  fileprivate func looks(in cells: [Cell], pairs: Int) -> Looks {
    let names = Set((subject.sides + reference.sides).map(\.study))
    // Of runs that others trained there is what there is.
    let ranges = cells.lazy.filter { names.contains($0.study.name) && !$0.study.isLogged }
      .map(\.study.seeds)
    guard let least = ranges.map(\.least).min(), let most = ranges.map(\.most).min(), pairs >= least
    else { return Looks(least: max(1, pairs), most: max(1, pairs)) }
    return Looks(least: least, most: max(least, most))
  }
}

extension MeasuredRun {
  /// How many updates it made; nil where nobody counted.
  fileprivate var updates: Int? { points(.accuracy, on: .validation).last?.moment.step }
}
