/// Twice the ranks of the values from 1 up, equal values sharing the mean of theirs.
///
/// Mean ranks are multiples of one half: twice the rank is an integer, which sums without rounding.
func doubledRanks(_ values: [Double]) -> [Int] {
  values.map { value in
    let below = values.count { $0 < value }
    let equal = values.count { $0 == value }
    return 2 * below + equal + 1
  }
}
