internal import Evidence
internal import Experiments
internal import Measures
internal import Notation
internal import Plotting

/// A line of a figure over updates: the runs of a network at one level.
struct StepsLine {
  /// The name and the look.
  var series: Series
  /// The runs.
  var cell: Cell

  /// One line a network, and at several levels one a level.
  static func lines(of cells: [Cell], _ palette: NetworkPalette) -> [StepsLine] {
    let levels = Set(cells.compactMap { $0.levels.first?.value })
    var styles: [SeriesStyle] = []
    return cells.map { cell in
      guard levels.count > 1, let level = cell.levels.first else {
        return StepsLine(series: palette.series(of: cell.network), cell: cell)
      }
      let series = palette.series(
        of: cell.network,
        title: [cell.network.title, level.phrase].parted,
        except: styles
      )
      styles.append(series.style)
      return StepsLine(series: series, cell: cell)
    }
  }

  /// The lines that a file asks for.
  static func requested(_ requests: [SeriesRequest], cells: [Cell], _ palette: NetworkPalette)
    -> [StepsLine]
  {
    var styles: [SeriesStyle] = []
    return requests.compactMap { request in
      guard
        let cell = cells.first(where: { cell in
          cell.study.name == request.study && cell.network.name == request.network
            && request.level.map(cell.levels.contains) ?? true
        })
      else { return nil }
      let series = palette.series(
        of: cell.network,
        title: request.name(among: [cell.network]),
        except: styles
      )
      styles.append(series.style)
      return StepsLine(series: series, cell: cell)
    }
  }

  /// What a probe found at each look of a run: of a layer, or the mean over layers.
  static func points(
    of quantity: ProbeQuantity,
    layer: ProbeReading.Place,
    in run: MeasuredRun
  ) -> [DataPoint] {
    run.steps(of: quantity).compactMap { step in
      ProbeReading(layer: layer, step: .at(step)).value(of: quantity, in: run)
        .map { DataPoint(x: Double(step), y: $0) }
    }
  }
}

extension SeriesRequest {
  /// The name in the figure.
  func name(among networks: [Network]) -> String {
    title
      ?? [networks.first { $0.name == network }?.title ?? network, level?.phrase]
      .compactMap(\.self).parted
  }
}
