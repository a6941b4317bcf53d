internal import Models

extension FeedforwardNetwork {
  /// gradients ← gradient of the mean loss + retaining · gradients, after a pass in training mode.
  ///
  /// Retaining the momentum turns the gradients into the velocity of stochastic gradient descent
  /// inside the matrix product, without another pass over memory. For the same reason `finish` is
  /// called with each run of parameters as soon as its gradients are complete and the pass reads
  /// those parameters no more: an update finds the gradients still in the cache.
  ///
  /// `visit` sees what lies between the parameters: the gradients of each layer's values on the way back.
  package func backward(
    rows: Int,
    retaining: Scalar,
    finish: (Range<Int>, ParameterKind) -> Void = { _, _ in },
    visit: (ValueGradient, UnsafePointer<Scalar>) -> Void = { _, _ in }
  ) {
    for layer in networkLayers.reversed() {
      let index = layer.index
      let place = layout.layers[index]
      let gradient = valueGradients[plan.buffers[index]].start
      let unitGradients = UnitAddresses(place, in: gradients.start)
      visit(.outputs(ofLayer: index), UnsafePointer(gradient))
      layer.backward(
        gradient,
        rows: rows,
        UnitAddresses(place, in: parameters.start),
        unitGradients,
        retaining: retaining
      )
      visit(.product(ofLayer: index), UnsafePointer(gradient))
      backwardToSources(layer, UnsafePointer(gradient), rows: rows)
      let isOutput = index == networkLayers.count - 1
      if place.bias != nil {
        finish(place.endOfWeight..<place.endOfBias, isOutput ? .outputBias : .bias)
      }
      if place.factor == nil, place.endOfBias < place.end {
        finish(place.endOfBias..<place.end, .normalization)
      }
      layer.map.backwardToWeight(
        UnsafePointer(gradient),
        trainingVisits[index],
        gradients.start + place.weight,
        retaining: retaining,
        rows: rows
      ) { run in
        finish(
          place.weight + run.lowerBound..<place.weight + run.upperBound,
          isOutput ? .outputWeight : .weight
        )
      }
      // The way back through a sum reads its factor.
      if place.factor != nil { finish(place.endOfBias..<place.end, .normalization) }
    }
  }

  /// The gradients of the examples after a pass in inference mode, examples x features with the channels of images innermost.
  ///
  /// The gradient of the logits is expected as before ``backward(rows:retaining:finish:visit:)``. The gradients of the
  /// parameters are lost.
  package func backwardInInference(
    rows: Int,
    with population: PopulationStatistics<Scalar>? = nil,
    toExamples exampleGradients: UnsafeMutablePointer<Scalar>
  ) {
    for layer in networkLayers.reversed() {
      let place = layout.layers[layer.index]
      let gradient = valueGradients[plan.buffers[layer.index]].start
      layer.backwardInInference(
        gradient,
        rows: rows,
        UnitAddresses(place, in: parameters.start),
        UnitAddresses(place, in: gradients.start),
        inferenceEstimates(of: layer, population)
      )
      backwardToSources(
        layer,
        UnsafePointer(gradient),
        rows: rows,
        toExamples: exampleGradients
      )
    }
  }

  /// From the gradient of what a map made to those of what it took; to the examples only where there is a place for them.
  private func backwardToSources(
    _ layer: NetworkLayer<Scalar>,
    _ gradient: UnsafePointer<Scalar>,
    rows: Int,
    toExamples exampleGradients: UnsafeMutablePointer<Scalar>? = nil
  ) {
    for (position, source) in layer.block.sources.enumerated() {
      let target: UnsafeMutablePointer<Scalar>? =
        switch source {
        case .examples: exampleGradients
        case .block(let earlier): valueGradients[plan.buffers[earlier]].start
        }
      guard let target else { continue }
      layer.map.backward(
        gradient,
        trainingVisits[layer.index],
        to: position,
        target,
        accumulates: plan.accumulates[layer.index][position],
        rows: rows
      )
    }
  }
}
