internal import Drawing

extension Path {
  /// The ends of its straight pieces.
  var corners: [Point] {
    elements.compactMap { element in
      switch element {
      case .move(let point), .line(let point): point
      case .curve, .close: nil
      }
    }
  }
}
