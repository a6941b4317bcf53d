/// Images and labels as two IDX files have them.
struct IDXImages {
  /// The size of each image.
  var shape: ImageShape
  /// The index of each image's class.
  var labels: [UInt8]
  /// The images; nil where only their outline was asked for.
  var pixels: [UInt8]?
  /// The two files.
  var files: [SourceFile]

  /// The images with their labels; nil where only their outline was asked for.
  var labeledImages: LabeledImages? {
    pixels.map { LabeledImages(shape: shape, pixels: $0, labels: labels) }
  }
}
