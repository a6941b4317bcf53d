/// A number with the noun that it counts: `1 entry`, `3 entries`.
package func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(count) \(count == 1 ? one : many)"
}
