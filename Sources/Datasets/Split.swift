/// Which images are trained on and which are held out for validation, in the same proportion of classes.
///
/// The algorithm, which fixes the split for ever: each part's count is divided among the classes in
/// proportion to their images, rounded down, and what is left goes to the largest fractions, the
/// lower class first on a tie. Class by class, the images in file order are shuffled with one
/// SplitMix64 stream from the seed; the first of them validate, the next train. Both lists are then
/// put in ascending order. Fashion-MNIST with 6,000 validation images gives 600 of each class.
public struct Split: Sendable, Hashable {
  /// The indices of the images to train on, ascending.
  public let training: [Int32]
  /// The indices of the images to validate on, ascending; none is trained on.
  public let validation: [Int32]

  /// The split with exact sizes.
  ///
  /// `trainingCount` nil means all images that do not validate.
  /// - Precondition: every label is less than `classCount`, and there are enough images.
  public init(
    stratifying labels: [UInt8],
    classCount: Int,
    trainingCount: Int? = nil,
    validationCount: Int,
    seed: UInt64
  ) {
    let trainingCount = trainingCount ?? labels.count - validationCount
    precondition(
      validationCount >= 0 && trainingCount >= 0 && trainingCount + validationCount <= labels.count,
      "Both parts come from the images there are."
    )
    precondition(labels.count <= Int(Int32.max), "An image has a 32-bit index.")
    var images = [[Int32]](repeating: [], count: classCount)
    for (index, label) in labels.enumerated() { images[Int(label)].append(Int32(index)) }
    let validating = Self.apportion(validationCount, among: images.map(\.count))
    // Apportioned to what validation has left, a class never owes more images than it has.
    let remaining = zip(images, validating).map { $0.count - $1 }
    let trained = Self.apportion(trainingCount, among: remaining)
    var generator = SplitMix64(seed: seed)
    var training: [Int32] = []
    var validation: [Int32] = []
    training.reserveCapacity(trainingCount)
    validation.reserveCapacity(validationCount)
    for index in images.indices {
      generator.shuffle(&images[index])
      validation += images[index].prefix(validating[index])
      training += images[index].dropFirst(validating[index]).prefix(trained[index])
    }
    self.training = training.sorted()
    self.validation = validation.sorted()
  }

  /// The split that validates on a fraction of the images, rounded to the nearest count.
  ///
  /// - Precondition: the fraction is from 0 to 1.
  public init(
    stratifying labels: [UInt8],
    classCount: Int,
    validationFraction: Double,
    seed: UInt64
  ) {
    precondition((0...1).contains(validationFraction), "A fraction is from 0 to 1.")
    self.init(
      stratifying: labels,
      classCount: classCount,
      validationCount: Int((Double(labels.count) * validationFraction).rounded()),
      seed: seed
    )
  }

  /// A total divided in proportion to sizes, by the method of largest remainders.
  private static func apportion(_ total: Int, among sizes: [Int]) -> [Int] {
    let all = sizes.reduce(0, +)
    guard all > 0 else { return sizes.map { _ in 0 } }
    var shares = sizes.map { total * $0 / all }
    let remainders = sizes.map { total * $0 % all }
    let order = sizes.indices.sorted {
      (remainders[$1], $0) < (remainders[$0], $1)
    }
    for index in order.prefix(total - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
  }
}
