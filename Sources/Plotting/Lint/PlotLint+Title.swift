internal import Drawing
internal import Foundation
internal import Notation

/// Titles that are too long, and captions that say again what the title says.
extension PlotLint {
  func faultsOfTitle(_ figure: PlotLintFigure) -> [FigureFault] {
    let lines = figure.titleLines.count
    return
      (lines > titleLines
      ? [FigureFault(.longTitle, "the title has \(lines) lines (at most \(titleLines))")] : [])
      + faultsOfEchoes(figure)
  }

  /// Sentences and intervals of the head of the figure that the caption has again.
  private func faultsOfEchoes(_ figure: PlotLintFigure) -> [FigureFault] {
    let caption = figure.caption.lowercased()
    let heads = [figure.plot.title, figure.plot.subtitle ?? ""].map { $0.lowercased().withoutStop }
    // A name alone is no sentence: captions begin with what is shown.
    let sentences = heads.filter { $0.split(separator: " ").count > 3 && caption.contains($0) }
    let intervals = Self.parentheses(figure.plot.title).filter {
      $0.filter(\.isNumber).count > 2 && figure.caption.contains($0)
    }
    return (sentences + intervals).map {
      FigureFault(.repeated, "the caption says \"\($0)\", as the title or the subtitle does")
    }
  }

  /// What stands in parentheses in a text, with them.
  private static func parentheses(_ text: String) -> [String] {
    text.split(separator: "(").dropFirst().compactMap { part in
      part.firstIndex(of: ")").map { "(" + part[...$0] }
    }
  }
}
