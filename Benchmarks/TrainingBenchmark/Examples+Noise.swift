import Training

extension Examples {
  /// Images of uniform noise with labels in turn: how long a pass takes does not depend on them.
  static func noise(count: Int, featureCount: Int, classCount: Int) -> Examples {
    var generator = MersenneTwister(seed: 0)
    return Examples(
      pixels: (0..<count * featureCount).map { _ in
        UInt8(truncatingIfNeeded: generator.next32())
      },
      labels: (0..<count).map { UInt8($0 % classCount) },
      featureCount: featureCount,
      rows: Array(0..<Int32(count))
    )
  }
}
