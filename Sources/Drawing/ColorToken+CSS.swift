extension ColorToken {
  /// The name of the custom property that gives the colour on the web, such as `--bn-series-1`.
  public var cssVariable: String { "--bn-" + rawValue }
}
