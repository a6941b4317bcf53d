/// What a comparison of a picture with its reference found.
package enum Verdict: String, Sendable, Hashable {
  case equal
  case different
  case missing
}
