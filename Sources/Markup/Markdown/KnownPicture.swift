/// What is known of a picture that a text may show.
public enum KnownPicture: Sendable, Hashable {
  /// It can be shown.
  case usable
  /// It cannot be shown: what is wrong with it, and what to do.
  case refused(String, hint: String)
}
