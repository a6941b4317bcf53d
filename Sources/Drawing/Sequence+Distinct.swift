extension Sequence where Element: Equatable {
  /// The elements without repetitions, in the order in which they first appear.
  package var distinct: [Element] {
    reduce(into: []) { list, element in
      if !list.contains(element) { list.append(element) }
    }
  }
}
