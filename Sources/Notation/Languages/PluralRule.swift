/// Which form of a word goes with a whole number: the rules of Unicode's CLDR (Language Plural Rules), as families of languages
/// that share them.
package enum PluralRule: String, Sendable, CaseIterable {
  /// One form for all numbers: Chinese, Japanese, Korean, Vietnamese, Thai, Turkish beside numbers.
  case none
  /// A form for 1 and one for all others: English, German, Spanish, Italian, Dutch, Swedish, Greek.
  case one
  /// A form for 0 and 1 and one for all others: French, Portuguese, Hindi, Persian.
  case zeroOrOne = "zero_or_one"
  /// 1, 21, 31 …; 2 to 4, 22 to 24 …; all others: Russian, Ukrainian, Serbian.
  case slavic
  /// 1; 2 to 4, 22 to 24 …; all others: Polish.
  case polish
  /// 1; 2 to 4; all others: Czech, Slovak.
  case czech
  /// 0; 1; 2; 3 to 10, 103 to 110 …; 11 to 99, 111 to 199 …; all others: Arabic.
  case arabic

  /// How many forms a word has.
  package var formCount: Int {
    switch self {
    case .none: 1
    case .one, .zeroOrOne: 2
    case .slavic, .polish, .czech: 3
    case .arabic: 6
    }
  }

  /// The place of the form that goes with a number, counted from 0.
  package func form(of number: Int) -> Int {
    let size = number.magnitude
    let isTeen = (11...14).contains(size % 100)
    let endsInTwoToFour = (2...4).contains(size % 10) && !isTeen
    switch self {
    case .none: return 0
    case .one: return size == 1 ? 0 : 1
    case .zeroOrOne: return size <= 1 ? 0 : 1
    case .slavic: return size % 10 == 1 && !isTeen ? 0 : endsInTwoToFour ? 1 : 2
    case .polish: return size == 1 ? 0 : endsInTwoToFour ? 1 : 2
    case .czech: return size == 1 ? 0 : (2...4).contains(size) ? 1 : 2
    case .arabic:
      switch (size, size % 100) {
      case (0...2, _): return Int(size)
      case (_, 3...10): return 3
      case (_, 11...99): return 4
      default: return 5
      }
    }
  }
}
