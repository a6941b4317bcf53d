/// The kinds of figures, in the order in which messages list them: each is a type of its own, and a line here.
package enum FigureKinds {
  package static let all: [any DrawableFigure.Type] = [
    LearningCurvesFigure.self,
    SweepFigure.self,
    HeatmapFigure.self,
    LayersFigure.self,
    BlocksFigure.self,
    StepsFigure.self,
    CorrectionsFigure.self,
    ClaimsFigure.self,
    NetworksFigure.self,
  ]
}
