import Statistics

/// Whether two numbers agree to within a relative tolerance.
func isClose(_ value: Double?, _ expected: Double, relative tolerance: Double = 1e-12) -> Bool {
  guard let value else { return false }
  return abs(value - expected) <= tolerance * abs(expected)
}

/// Ten paired differences in percentage points, the sample of most literals in these tests.
let tenDifferences = [0.41, 0.62, 0.18, 0.55, 0.73, 0.29, 0.47, -0.06, 0.66, 0.38]
