public import Drawing

extension Plot {
  /// Whether the panels of a faceted figure have one scale.
  public enum FacetScales: Sendable, Hashable {
    /// All panels have the same axes: what is higher in one is higher than in another.
    case shared
    /// Every panel has its own vertical axis, and says so in its title.
    case ownVertical
  }

  /// Creates a figure of one panel for each part of the data.
  ///
  ///     Plot(title: "…", facets: datasets, columns: 3, x: .epochs(through: 10), y: .accuracy()) { dataset in
  ///       (dataset.name, marks(of: dataset))
  ///     }
  ///
  /// - Parameters:
  ///   - title: the finding, as a sentence.
  ///   - subtitle: the measure.
  ///   - size: in points; by default as for other figures.
  ///   - facets: the parts of the data, in reading order, at least one.
  ///   - columns: how many panels stand beside each other; the last row may have fewer.
  ///   - scales: whether all panels have one scale.
  ///   - x: the horizontal axis.
  ///   - y: the vertical axis.
  ///   - key: where the names of series stand.
  ///   - panel: the title and the marks of a part.
  public init<Part>(
    title: String,
    subtitle: String? = nil,
    size: Size? = nil,
    facets: [Part],
    columns: Int,
    scales: FacetScales = .shared,
    x: Axis,
    y: Axis,
    key: KeyPolicy = .automatic,
    panel: (Part) -> (title: String, marks: [any Mark])
  ) {
    precondition(!facets.isEmpty && columns >= 1, "a figure has panels")
    let parts = facets.map(panel)
    let points = parts.flatMap(\.marks).flatMap(\.extent)
    let x = x.spanning(points.map(\.x))
    let panels = parts.map { part in
      switch scales {
      case .shared:
        Panel(part.title, x: x, y: y.spanning(points.map(\.y)), marks: part.marks)
      case .ownVertical:
        Panel("\(part.title) (own scale)", x: x, y: y, marks: part.marks)
      }
    }
    let width = min(columns, panels.count)
    self.init(
      title: title,
      subtitle: subtitle,
      size: size,
      panels: stride(from: 0, to: panels.count, by: width).map {
        Array(panels[$0..<min($0 + width, panels.count)])
      },
      sharesY: scales == .shared,
      key: key
    )
  }
}

extension Axis {
  /// The axis with a domain that spans values, if its domain follows data.
  fileprivate func spanning(_ values: [Double]) -> Axis {
    switch domain {
    case .exact: return self
    case .data(let included, let limits):
      let drawable = values.filter { value in
        switch scale {
        case .linear, .symmetricLogarithmic: value.isFinite
        case .logarithmic: value.isFinite && value > 0
        }
      }
      guard let low = drawable.min(), let high = drawable.max() else { return self }
      var axis = self
      axis.domain = .data(including: included + [low, high], within: limits)
      return axis
    }
  }
}
