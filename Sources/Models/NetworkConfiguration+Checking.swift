internal import Datasets
public import Faults

extension NetworkConfiguration {
  /// The most memory, in bytes, that the numbers of a batch may take: that of a usual machine.
  static let largestBatchMemory = 16_000_000_000

  /// Refuses batches whose numbers memory does not hold: each number of every layer, its gradient, and what is kept for
  /// the way back, of 4 bytes each.
  ///
  /// - Parameter batchSize: How many examples an update sees.
  /// - Throws: ``Fault`` with the memory that it would take.
  public func checkMemory(batchSize: Int) throws(Fault) {
    let (bytes, isBeyond) = activationCount.multipliedReportingOverflow(by: 12 * batchSize)
    guard isBeyond || bytes > Self.largestBatchMemory else { return }
    throw Fault(
      .invalid,
      "the layers' numbers of a batch do not fit in memory (got \(batchSize) examples of \(activationCount) numbers, "
        + "expected at most 16 GB of 12 bytes for each)",
      hint: "Use smaller batches, fewer channels, or a stride or a pool nearer to the image."
    )
  }

  /// What a reader of a plan should know of the network: what may be meant, and is seldom.
  public var remarks: [String] {
    let stages = stages().stages
    return stages.compactMap(\.leftOver) + [flattening(stages), growing].compactMap(\.self)
  }

  /// A linear map of many pixels after blocks.
  private func flattening(_ stages: [NetworkStage]) -> String? {
    guard hasBlocks,
      let stage = stages.first(where: { $0.input.isImage && $0.entry.layer?.kind == .linear })
    else { return nil }
    let count = stage.input.featureCount * stage.output.featureCount
    guard count > 10_000 else { return nil }
    return
      "\"\(stage.entry.words)\" has \(count) weights of \(stage.input.sizeText): residual networks have a mean before it"
  }

  /// Residual blocks that nothing keeps from growing.
  private var growing: String? {
    guard hasBlocks, shortcut != .none, normalization == .none else { return nil }
    let count = layers.reduce(0) { $0 + ($1.layer?.kind == .block ? $1.layer?.count ?? 0 : 0) }
    let largest = 1 / Double(count).squareRoot()
    guard abs(branchScale ?? 1) > largest * 1.01 else { return nil }
    return
      "blocks without a normalisation double the variance each: `shortcut: { branch_scale: 0 }` or at most "
      + "1/√\(count) keeps it"
  }

  /// What a batch is short of in a batch normalisation of images; nil for enough.
  ///
  /// - Parameter batchSize: How many examples an update sees.
  /// - Returns: The remark.
  public func remark(ofBatches batchSize: Int) -> String? {
    guard takesImages else { return nil }
    let places = architecture.hiddenBlocks.filter(\.normalization.needsBatch)
      .map(\.output.positionCount).min()
    guard let places, places * batchSize < 16 else { return nil }
    return
      "batch norm has \(places * batchSize) values of a channel in a batch: fewer than 16 make its variance a guess"
  }

  /// Whether shortcuts draw weights of their own, so that a network without them starts elsewhere.
  public var drawsForShortcuts: Bool {
    architecture.steps.contains { ($0.layer as? Residual)?.projection(of: $0.input) != nil }
  }
}

extension NetworkStage {
  /// What windows of a pooling leave over of an image; nil for nothing.
  fileprivate var leftOver: String? {
    guard let layer = entry.layer, layer.kind == .pooling || layer.kind == .averaging,
      case .image(_, let height, let width) = input
    else { return nil }
    let rows = (height - layer.size) % layer.stride
    let columns = (width - layer.size) % layer.stride
    guard max(rows, columns) > 0 else { return nil }
    let parts = [
      rows > 0 ? counted(rows, "row", "rows") : nil,
      columns > 0 ? counted(columns, "column", "columns") : nil,
    ].compactMap(\.self)
    return "\"\(entry.words)\" leaves out \(parts.joined(separator: " and ")) of \(input.sizeText)"
  }
}
