internal import CairoDrawing
internal import Drawing
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
      throw Fault(file: "figures", error.message, hint: error.hint)
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

  /// The figure that an experiment asks for.
  func figure(_ request: FigureRequest, of material: FigureMaterial) -> ReportFigure {
    guard let kind = request.kind as? any DrawableFigure else {
      preconditionFailure("Experiments are read with kinds of figures that can be drawn.")
    }
    return kind.figure(named: request.name, of: material, measuring: renderer)
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
    guard let plot = figure.plot else { return letters + lint.scene.faults(in: figure.scene) }
    return letters + lint.faults(in: plot.plot, caption: figure.caption, measuring: renderer)
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
    )
  }

  /// The files of a figure, by name: the PNG file only if there are fonts for all of its text.
  package func files(of figure: ReportFigure) throws(Fault) -> [String: [UInt8]] {
    var files = ["figures/\(figure.name).svg": try svg(figure)]
    if missingCharacters(in: figure).isEmpty {
      files["figures/\(figure.name).png"] = try png(figure)
    }
    return files
  }

  /// The PNG file of a figure, at two pixels a point.
  private func png(_ figure: ReportFigure) throws(Fault) -> [UInt8] {
    do {
      return try renderer.png(figure.scene)
    } catch {
      throw Fault(file: "figures/\(figure.name).png", error.message, hint: error.hint)
    }
  }

  /// The SVG file of a figure, for use on its own.
  private func svg(_ figure: ReportFigure) throws(Fault) -> [UInt8] {
    do {
      return try renderer.svg(figure.scene)
    } catch {
      throw Fault(file: "figures/\(figure.name).svg", error.message, hint: error.hint)
    }
  }
}
