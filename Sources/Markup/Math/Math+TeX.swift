public import Faults

extension Math {
  /// Creates a formula from a subset of TeX's math mode.
  ///
  /// Understood are letters, numbers, `+ - * / = < > ( ) [ ] | , ; : ! .`, scripts and primes, `\frac \sqrt \hat \bar \mathbf \mathbb \mathrm
  /// \operatorname \text \left \right`, the symbols of `MathSymbol` by command or by character.
  /// Everything else is an error with its place: a formula is shown as it was meant or not at all.
  public init(tex: String) throws(Fault) {
    var parser = MathParser(tex)
    try parser.checkLength()
    self = try parser.formula()
  }
}
