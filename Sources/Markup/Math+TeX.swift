extension Math {
  /// Creates a formula from a subset of TeX's math mode.
  ///
  /// Understood are letters, numbers, `+ - * / = < > ( ) [ ] | , ; : ! .`, scripts and primes, the commands of ``commands``, and the characters that those commands show.
  /// Everything else is an error with its place: a formula is shown as it was meant or not at all.
  public init(tex: String) throws(MathError) {
    var parser = MathParser(tex)
    self = try parser.formula()
  }
}
