/// Which images are trained on and which are held out for validation, in the same proportion of classes.
///
/// The algorithm, which fixes the split for ever: each part's count is divided among the classes in
/// proportion to their images, rounded down, and what is left goes to the largest fractions, the
/// lower class first on a tie. Class by class, the images in file order are shuffled with one
/// SplitMix64 stream from the seed; the first of them validate, the next train. Both lists are then
/// put in ascending order. Fashion-MNIST with 6,000 validation images gives 600 of each class.
///
/// Proportions can leave out a rare class. Where every class is asked for, each that has two images or more gets one in
/// both parts as far as the counts allow, from the class that has most there; see ``counts(sizes:training:validation:everyClass:)``.
public struct Split: Sendable, Hashable {
  /// The indices of the images to train on, ascending.
  public let training: [Int32]
  /// The indices of the images to validate on, ascending; none is trained on.
  public let validation: [Int32]
  /// Whether proportions alone would have left out a class that has images for both parts.
  public let hasEveryClass: Bool

  /// The split with exact sizes.
  ///
  /// `trainingCount` nil means all images that do not validate.
  /// - Precondition: every label is less than `classCount`, and there are enough images.
  public init(
    stratifying labels: [UInt8],
    classCount: Int,
    trainingCount: Int? = nil,
    validationCount: Int,
    everyClass: Bool = false,
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
    let (trained, validating) = Self.counts(
      sizes: images.map(\.count),
      training: trainingCount,
      validation: validationCount,
      everyClass: everyClass
    )
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
    hasEveryClass = everyClass
  }

  /// The split that validates on a fraction of the images, rounded to the nearest count, or on more where that is less
  /// than one of each class; every class is in both parts where it can be.
  ///
  /// - Precondition: the fraction is from 0 to 1.
  public init(
    stratifying labels: [UInt8],
    classCount: Int,
    validationFraction: Double,
    seed: UInt64
  ) {
    precondition((0...1).contains(validationFraction), "A fraction is from 0 to 1.")
    var sizes = [Int](repeating: 0, count: classCount)
    for label in labels { sizes[Int(label)] += 1 }
    let rounded = Int((Double(labels.count) * validationFraction).rounded())
    // Of a small set with many classes the fraction would be less than one of each.
    let validationCount = validationFraction > 0 ? max(rounded, sizes.count { $0 > 1 }) : rounded
    self.init(
      stratifying: labels,
      classCount: classCount,
      validationCount: validationCount,
      everyClass: Self.leavesOutAClass(
        sizes: sizes,
        training: labels.count - validationCount,
        validation: validationCount
      ),
      seed: seed
    )
  }

  /// How many images of each class train and validate.
  ///
  /// - Parameters:
  ///   - sizes: How many images each class has.
  ///   - training: How many train.
  ///   - validation: How many validate.
  ///   - everyClass: Whether a class is in both parts where it has two images and the parts have room.
  /// - Returns: How many images of each class train and validate.
  public static func counts(
    sizes: [Int],
    training: Int,
    validation: Int,
    everyClass: Bool
  ) -> (training: [Int], validation: [Int]) {
    var validating = apportion(validation, among: sizes)
    if everyClass {
      // One of each stays to train.
      for index in sizes.indices where sizes[index] > 0 && validating[index] == sizes[index] {
        let others = sizes.indices.filter { sizes[$0] - validating[$0] > 1 }
        guard
          let other = others.max(by: { sizes[$0] - validating[$0] < sizes[$1] - validating[$1] })
        else { continue }
        validating[index] -= 1
        validating[other] += 1
      }
      share(&validating, withAllOf: sizes.map { $0 - 1 })
    }
    // Apportioned to what validation has left, a class never owes more images than it has.
    let remaining = zip(sizes, validating).map { $0 - $1 }
    var trained = apportion(training, among: remaining)
    if everyClass { share(&trained, withAllOf: remaining) }
    return (trained, validating)
  }

  /// Whether proportions alone leave out a class that could be in both parts.
  public static func leavesOutAClass(sizes: [Int], training: Int, validation: Int) -> Bool {
    func parts(_ everyClass: Bool) -> ([Int], [Int]) {
      counts(sizes: sizes, training: training, validation: validation, everyClass: everyClass)
    }
    return parts(false) != parts(true)
  }

  /// Gives each class that has none and could have one a place of the class that has most.
  private static func share(_ places: inout [Int], withAllOf available: [Int]) {
    for index in places.indices where places[index] == 0 && available[index] > 0 {
      guard let most = places.indices.max(by: { places[$0] < places[$1] }), places[most] > 1 else {
        return
      }
      places[most] -= 1
      places[index] = 1
    }
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
