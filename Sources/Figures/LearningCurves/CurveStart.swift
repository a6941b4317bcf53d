internal import Evidence
internal import Foundation
internal import Measures
internal import Notation
internal import Plotting
internal import Runs

/// What curves show of the moment before training.
///
/// Chance lies far from all that comes after it: with it on the axis, most of a panel would be empty, and what the networks
/// differ by a hair. Curves then begin after the first epoch, and the caption says where they came from.
struct CurveStart {
  /// Whether curves begin after the first epoch.
  let isLeftOut: Bool

  /// How much of the range of all later values may lie empty between them and the value before training: with more than
  /// that, two fifths of the axis would be empty.
  private static let largestGap = 0.7

  /// The start of what several panels show: it is left out of all of them where one would be squeezed.
  ///
  /// - Parameters:
  ///   - cells: The runs.
  ///   - panels: The numbers that are shown, and how they are read where the start is shown too.
  ///   - isShown: Which points are drawn.
  init(
    of cells: [Cell],
    _ panels: [(key: SeriesKey, scale: CurveScale)],
    drawing isShown: (SeriesPoint) -> Bool
  ) {
    let runs = cells.flatMap(\.runs)
    /// The points after the start.
    func later(_ run: MeasuredRun, _ key: SeriesKey) -> [SeriesPoint] {
      run.points(key).filter { !$0.isBeforeTraining && isShown($0) }
    }
    // One epoch is a curve from its start to its end; and a network that always diverged before has nothing else to show.
    isLeftOut =
      panels.contains { panel in
        runs.contains { $0.points(panel.key).contains(where: \.isBeforeTraining) }
      }
      && panels.allSatisfy { panel in
        runs.allSatisfy { $0.divergence != nil || later($0, panel.key).count != 1 }
      }
      && cells.allSatisfy { cell in
        panels.allSatisfy { panel in
          cell.runs.contains { later($0, panel.key).contains { $0.value.isFinite } }
        }
      }
      // What is measured within the first epoch leads from the start to the rest.
      && !runs.contains { run in
        panels.contains { later(run, $0.key).contains(where: \.isWithinEpoch) }
      }
      && panels.contains { panel in
        let bands = cells.flatMap { cell in
          panel.scale.curve(
            cell.finished.map { run in
              later(run, panel.key).map { DataPoint(x: $0.moment.epoch ?? .nan, y: $0.value) }
            }
          )
        }
        return Self.isApart(
          runs.flatMap { $0.points(panel.key).lazy.filter(\.isBeforeTraining).map(\.value) },
          from: runs.flatMap { later($0, panel.key).map(\.value) }
            + bands.flatMap { [$0.lower, $0.upper] },
          isLogarithmic: panel.scale.axis.scale != .linear
        )
      }
  }

  /// Whether values lie so far from others that these would be squeezed.
  static func isApart(_ first: [Double], from others: [Double], isLogarithmic: Bool) -> Bool {
    func places(_ values: [Double]) -> [Double] {
      values.filter { $0.isFinite && (!isLogarithmic || $0 > 0) }.map {
        isLogarithmic ? log($0) : $0
      }
    }
    let (first, others) = (places(first), places(others))
    guard let low = first.min(), let high = first.max(), let least = others.min(),
      let most = others.max()
    else { return false }
    return max(low - most, least - high) > max(largestGap * (most - least), 1e-9)
  }

  /// What is left out of some numbers of runs, for the caption; empty where nothing is.
  func note(_ cells: [Cell], _ keys: [SeriesKey]) -> String {
    guard isLeftOut else { return "" }
    let texts = keys.compactMap { key -> String? in
      let values = cells.flatMap(\.runs).compactMap { run in
        run.points(key).first(where: \.isBeforeTraining)?.value
      }.filter(\.isFinite)
      guard let low = values.min(), let high = values.max() else { return nil }
      let style = key.metric.unit.styleOfMeans
      let range =
        style.text(low) == style.text(high) ? style.text(low) : style.range(low, high)
      return key.metric == .loss
        ? localized("a loss of \(range)") : localized("an accuracy of \(range)")
    }
    return texts.isEmpty
      ? localized("The curves begin after the first epoch; before training networks guess.")
      : localized(
        "The curves begin after the first epoch; before training there was \(texts.listed)."
      )
  }
}
