extension RGB {
  /// The colour as readers without working green cones see it.
  ///
  /// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009),
  /// table 1: deuteranomaly of severity 1.0, applied to amounts of light.
  package var deuteranopic: RGB {
    let (red, green, blue) = linear
    return RGB(
      linearRed: 0.367_322 * red + 0.860_646 * green - 0.227_968 * blue,
      green: 0.280_085 * red + 0.672_501 * green + 0.047_413 * blue,
      blue: -0.011_820 * red + 0.042_940 * green + 0.968_881 * blue
    )
  }
}
