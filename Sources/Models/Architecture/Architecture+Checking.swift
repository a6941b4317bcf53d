internal import Datasets
public import Faults

extension Architecture {
  /// The most values that a network may learn, so that a mistyped size is a message and not an exhausted machine.
  public static let largestParameterCount = 100_000_000
  /// The most classes: labels are bytes.
  public static let largestClassCount = 256

  /// Refuses sizes that no network has, sizes that memory does not hold, options out of range, and layers in an order
  /// that cannot be trained.
  ///
  /// - Throws: ``Fault`` with the layer and the reason.
  public func check() throws(Fault) {
    guard inputCount > 0 else {
      throw Fault(
        .invalid,
        "an example has no features (got \(inputCount), expected at least 1)",
        hint: "Begin the layers with the number of features."
      )
    }
    var shape = input
    for layer in layers {
      try layer.check()
      shape = try layer.outputShape(of: shape)
    }
    try checkSize()
    guard let last = blocks.last, last.map is Linear, last.isBare else {
      throw Fault(
        .invalid,
        "the layers are in an order that cannot be trained "
          + "(got \(layers.map(\.title).joined(separator: ", ")))",
        hint:
          "Let a normalisation, an activation and a dropout follow each linear map in this order, and end with one "
          + "that makes the logits."
      )
    }
    guard classCount <= Self.largestClassCount else {
      throw Fault(
        .invalid,
        "too many classes (got \(classCount), expected at most \(Self.largestClassCount))",
        hint: "Labels are bytes; use a data set with fewer classes."
      )
    }
  }

  /// Refuses a network that learns more values than one may.
  ///
  /// - Parameters:
  ///   - name: What the message calls the network.
  ///   - hint: What to do about it.
  /// - Throws: ``Fault`` with their number.
  public func checkSize(
    of name: String = "the network",
    hint: String = "Make the layers narrower."
  ) throws(Fault) {
    guard parameterCount > Self.largestParameterCount else { return }
    throw Fault(
      .invalid,
      "\(name) has \(parameterCount) parameters (expected at most 100,000,000)",
      hint: hint
    )
  }

  /// Refuses examples that the network does not take.
  ///
  /// - Parameters:
  ///   - featureCount: The number of features of an example.
  ///   - classCount: The number of their classes.
  /// - Throws: ``Fault`` with both sizes.
  public func check(featureCount: Int, classCount: Int) throws(Fault) {
    guard featureCount == inputCount, classCount == self.classCount else {
      throw Fault(
        .invalid,
        "the network does not fit the data (got \(counted(inputCount, "input", "inputs")) and "
          + "\(counted(self.classCount, "output", "outputs")), "
          + "expected \(featureCount) and \(classCount))",
        hint: "Set the first and the last of the network's layers to those."
      )
    }
  }

  /// Refuses mini-batches that an epoch of so many examples does not have, or of which one has no variance.
  ///
  /// PyTorch stops at a batch of one example under batch normalisation in the middle of the first epoch.
  /// - Throws: ``Fault`` with both numbers.
  public func check(batchSize: Int, exampleCount: Int) throws(Fault) {
    guard exampleCount > 0 else {
      throw Fault(
        .invalid,
        "there are no training examples (got 0, expected at least 1)",
        hint: "Use a larger part of the data set."
      )
    }
    guard batchSize >= 1 else {
      throw Fault(
        .invalid,
        "batch size is out of range (got \(batchSize), expected 1 or more)",
        hint: "64 is common."
      )
    }
    guard batchSize <= exampleCount else {
      throw Fault(
        .invalid,
        "the batch is larger than the training set (got \(batchSize), expected at most \(exampleCount))",
        hint: "Use smaller batches or more examples."
      )
    }
    guard needsBatch else { return }
    // An image alone has a variance, unless it is one pixel.
    let count = hiddenBlocks.count { $0.normalization.needsBatch && $0.output.positionCount == 1 }
    guard count > 0 else { return }
    guard batchSize > 1 else {
      throw Fault(
        .invalid,
        "batch normalisation needs at least two examples in a batch (got batch size 1)",
        hint: "Use a batch size of at least 2: the variance of one value is not defined."
      )
    }
    guard exampleCount % batchSize != 1 else {
      throw Fault(
        .invalid,
        "the last batch of an epoch would have one example under batch normalisation"
          + (takesImages ? ", and \(counted(count, "layer", "layers")) one pixel" : "")
          + " (got \(exampleCount) examples in batches of \(batchSize))",
        hint: "Train on \(exampleCount - 1) examples or change the batch size."
      )
    }
  }

  /// Refuses to evaluate one example where its batch must give the mean and the variance.
  ///
  /// - Parameters:
  ///   - counts: The numbers of examples of the sets that are evaluated.
  ///   - statistics: Whose mean and variance are used.
  /// - Throws: ``Fault``.
  public func check(
    evaluating counts: [Int],
    with statistics: EvaluationStatistics
  ) throws(Fault) {
    guard counts.contains(1) else { return }
    let methods = hiddenBlocks.filter { $0.output.positionCount == 1 }
      .compactMap(\.normalization.method).filter(\.needsBatch)
    if methods.contains(where: { !$0.keepsStatistics }) {
      throw Fault(
        .invalid,
        "batch norm without running statistics meets one example to evaluate, whose variance says nothing",
        hint: "Keep the running statistics, or use a larger data set."
      )
    }
    if !methods.isEmpty, statistics == .batch {
      throw Fault(
        .invalid,
        "`statistics: [batch]` meets one example to evaluate, whose variance says nothing",
        hint: "Remove `batch` from the study's `statistics`, or use a larger data set."
      )
    }
  }
}
