/// How near numbers must be to those of a fixture, in the precision that made them.
///
/// The distance of two tensors is their largest difference, relative to the tensor's largest number,
/// or to 0.1 where all are smaller: what cancels to little keeps the rounding of its larger terms.
enum FixturePrecision: CaseIterable, Sendable {
  case double, float

  /// The largest distance allowed.
  ///
  /// Double: the recorded numbers have 15 digits, and ours was measured within 6e-15 of them, and
  /// within 2e-14 on 130 fixtures of random options; the rest is for larger ones.
  ///
  /// Float, which rounds to 6e-8: PyTorch's own strays from its double by at most 1e-6, or the script
  /// refuses the fixture. Ours was measured to stray as far (a median ratio of 1.0, at most 1.3e-6 on
  /// the same 130), but sums in another order: where the one is lucky the other need not be.
  var tolerance: Double {
    switch self {
    case .double: 1e-12
    case .float: 1e-5
    }
  }
}
