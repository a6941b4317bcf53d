public import Drawing
public import Pictures

/// A way to draw scenes, and what its pixels depend on.
public struct FigureRenderer {
  /// What the pixels depend on besides the scene: processor, versions of libraries, font files.
  public let fingerprint: String
  /// Draws a scene at one pixel a point.
  public let draw: (Scene) throws -> Picture

  /// Creates a renderer.
  public init(fingerprint: String, draw: @escaping (Scene) throws -> Picture) {
    self.fingerprint = fingerprint
    self.draw = draw
  }
}
