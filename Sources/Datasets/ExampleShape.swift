/// What the features of an example are: of a data set, or of what a layer makes of one.
public enum ExampleShape: Sendable, Hashable {
  /// The pixels of an image, channel by channel, row by row; 1 channel for grey images, 3 for colour.
  case image(channels: Int, height: Int, width: Int)
  /// Numbers without places: the columns of a table, or the units of a layer.
  case features(Int)

  /// The number of features of an example.
  public var featureCount: Int { sizes.reduce(1, *) }

  /// Height, width and channels of an image; of a table the number of columns alone.
  public var sizes: [Int] {
    switch self {
    case .image(let channels, let height, let width): [height, width, channels]
    case .features(let count): [count]
    }
  }
}
