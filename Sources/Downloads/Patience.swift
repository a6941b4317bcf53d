/// How long a server is waited for.
public struct Patience: Sendable, Hashable {
  /// The seconds until a connection stands, its encryption included.
  public var connectSeconds: Int
  /// The seconds that a transfer may stay below ``bytesPerSecond``.
  public var slowSeconds: Int
  /// The least speed of a transfer, so that none lasts for ever: 170 MB take at most 12 hours.
  public var bytesPerSecond: Int

  /// The patience with a server on the other side of the world.
  public init(connectSeconds: Int = 15, slowSeconds: Int = 15, bytesPerSecond: Int = 4096) {
    self.connectSeconds = connectSeconds
    self.slowSeconds = slowSeconds
    self.bytesPerSecond = bytesPerSecond
  }
}
