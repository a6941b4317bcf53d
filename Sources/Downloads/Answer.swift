/// What a server answered to one request.
package enum Answer: Sendable, Hashable {
  /// The bytes of a file, at most as many as were asked for.
  case content([UInt8])
  /// Another address, as the server wrote it.
  case redirect(String)
  /// Nothing of use; why, in words.
  case failure(String)
}
