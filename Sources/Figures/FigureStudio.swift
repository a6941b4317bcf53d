internal import CairoDrawing
package import Drawing
internal import Evidence
internal import Experiments
package import Faults
internal import Notation
internal import Parallel
internal import Plotting
internal import Runs

/// Makes figures of a report on one thread, with one set of fonts for all of them, in the language that is spoken.
package struct FigureStudio {
  private let renderer: SceneRenderer

  /// Loads the fonts.
  ///
  /// - Throws: ``Fault`` when they are not installed.
  package init() throws(Fault) {
    do {
      renderer = try SceneRenderer(language: .spoken)
    } catch {
      throw Fault(file: "figures", error.message, hint: error.hint).coded(error.code)
    }
  }

  /// The figures that an experiment asks for, from what its runs measured, laid out on several threads.
  ///
  /// - Throws: ``Fault`` when the fonts are not installed.
  package static func figures(
    of material: FigureMaterial,
    workers: Int
  ) throws(Fault) -> [ReportFigure] {
    // Threads do not inherit the language.
    let language = Language.current
    return try material.experiment.figures.concurrentMap(workers: workers) {
      request throws(Fault) in
      try language.speaking { () throws(Fault) in
        try FigureStudio().figure(request, of: material)
      }
    }
  }

  /// The figure that an experiment asks for, with the title, the caption and the size that it gives it.
  ///
  /// - Throws: ``Fault`` for a size that has no room for the figure's text.
  func figure(_ request: FigureRequest, of material: FigureMaterial) throws(Fault) -> ReportFigure {
    guard let kind = request.kind as? any DrawableFigure else {
      preconditionFailure("Experiments are read with kinds of figures that can be drawn.")
    }
    var usual = kind.figure(named: request.name, of: material, measuring: renderer)
    if type(of: kind).isTitledByClaims { usual = claimed(usual, kind, material) }
    let figure = usual.looking(request.look, measuring: renderer)
    guard let size = request.look.size else { return figure }
    var look = request.look
    look.size = nil
    let before = crowding(of: usual.looking(look, measuring: renderer))
    let asked = figure.size(size)
    guard !isRoomy(figure, asked, before) else { return figure }
    // The least size of this shape that has room.
    var fitting = asked
    var larger = figure
    for _ in 0..<30 where !isRoomy(larger, fitting, before) {
      fitting = Size(width: 1.05 * fitting.width, height: 1.05 * fitting.height)
      look.size = size
      look.size?.width = fitting.width
      look.size?.height = fitting.height
      larger = usual.looking(look, measuring: renderer)
    }
    throw Fault(
      file: size.place?.file,
      at: size.place?.position,
      "figures.\(request.name).size has no room for the figure's text (got \(Self.words(asked)), "
        + "expected at least \(Self.words(fitting)))",
      hint: "Give it more room, or leave `size` out for the size that suits the figure."
    )
  }

  /// A figure that says in its title what the claims that name it found, where they say more than it does by itself.
  private func claimed(
    _ figure: ReportFigure,
    _ kind: any DrawableFigure,
    _ material: FigureMaterial
  ) -> ReportFigure {
    guard let plot = figure.plot,
      let finding = Finding.claimed(
        by: figure.name,
        showing: kind.shownCells(of: material),
        among: material.claims,
        insteadOf: plot.finding,
        about: { kind.shows($0, of: material) }
      )
    else { return figure }
    return figure.finding(finding, measuring: renderer)
  }

  private static func words(_ size: Size) -> String {
    "\(FigureSize.words(size.width.rounded(.up))) x \(FigureSize.words(size.height.rounded(.up)))"
  }

  /// How many texts of a figure overlap, leave it or are broken.
  private func crowding(of figure: ReportFigure) -> Int {
    let rules: Set<FigureFault.Rule> = [.textOverlap, .textOutside, .hyphenated, .counts]
    return faults(of: figure).count { rules.contains($0.rule) }
  }

  /// Whether a figure is no larger than was asked, and has no text on text that it has not at its usual size.
  private func isRoomy(_ figure: ReportFigure, _ asked: Size, _ before: Int) -> Bool {
    figure.scene.size.width <= asked.width + 1 && figure.scene.size.height <= asked.height + 1
      && crowding(of: figure) <= before
  }

  /// The faults of a figure by the rules of print.
  func faults(of figure: ReportFigure) -> [FigureFault] {
    var lint = PlotLint()
    // A file holds no more than a page shows: thousands of points are the reader's browser to draw.
    lint.scene.largestSVG = 60_000
    let letters = missingCharacters(in: figure).map { character in
      let code = MissingGlyphs.codes(of: Array(character.unicodeScalars))
      return FigureFault(.letters, "no font has \"\(character)\" (\(code))")
    }
    guard let plot = figure.plot else {
      // A list of many networks has more words than a plot.
      lint.scene.largestSVG = 120_000
      return letters + lint.scene.faults(in: figure.scene)
    }
    // A page of small multiples has as many as twelve plots.
    let panels = plot.plot.panels.joined().count
    lint.scene.largestSVG = max(lint.scene.largestSVG, min(160_000, 8_000 * panels))
    return letters + faultsOfFinding(figure, plot)
      + lint.faults(in: plot.plot, caption: figure.caption, measuring: renderer)
  }

  /// Whether a computed title says what is shown, where there is something to compare.
  private func faultsOfFinding(_ figure: ReportFigure, _ plot: CaptionedPlot) -> [FigureFault] {
    guard !figure.hasOwnTitle, plot.finding.basis == .nothing, plot.plot.series.count > 1 else {
      return []
    }
    return [FigureFault(.finding, "the title compares nothing: \"\(plot.plot.title)\"")]
  }

  /// The characters in a figure that no font has.
  package func missingCharacters(in figure: ReportFigure) -> [Character] {
    renderer.missingCharacters(in: figure.scene)
  }

  /// Why a figure has no PNG file: characters that no font has; nil where it has one.
  package func glyphFault(of figure: ReportFigure) -> Fault? {
    let missing = missingCharacters(in: figure).flatMap(\.unicodeScalars)
    guard !missing.isEmpty else { return nil }
    return Fault(
      file: "figures/\(figure.name).png",
      "is left out: no font has \(MissingGlyphs.codes(of: missing))",
      hint: MissingGlyphs.hint(for: missing)
    ).coded(.font)
  }

  /// The files of a figure, by name: the PNG file only if there are fonts for all of its text.
  package func files(of figure: ReportFigure) throws(Fault) -> [String: [UInt8]] {
    var files = ["figures/\(figure.name).svg": try svg(figure)]
    if missingCharacters(in: figure).isEmpty {
      files["figures/\(figure.name).png"] = try png(figure)
    }
    return files
  }

  /// The picture of a figure for a column that is as narrow as a phone; nil where it would be the same.
  package func narrowScene(of figure: ReportFigure) -> Scene? {
    figure.narrowScene(measuring: renderer)
  }

  /// The PNG file of a figure, at two pixels a point.
  private func png(_ figure: ReportFigure) throws(Fault) -> [UInt8] {
    do {
      return try renderer.png(figure.scene)
    } catch {
      throw Fault(file: "figures/\(figure.name).png", error.message, hint: error.hint)
        .coded(error.code)
    }
  }

  /// The SVG file of a figure, for use on its own.
  private func svg(_ figure: ReportFigure) throws(Fault) -> [UInt8] {
    do {
      return try renderer.svg(figure.scene)
    } catch {
      throw Fault(file: "figures/\(figure.name).svg", error.message, hint: error.hint)
        .coded(error.code)
    }
  }
}
