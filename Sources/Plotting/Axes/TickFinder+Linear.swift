extension TickFinder {
  /// Round numbers at even distances; also on a logarithmic axis of less than a decade.
  func linear(_ hull: ClosedRange<Double>) -> AxisTicks {
    let span = hull.upperBound - hull.lowerBound
    let steps = (2...8).reversed().map { TickStep(dividing: span, into: $0) }
    let ends = best(
      of: steps.map { step in
        let domain = grown(
          hull,
          to: step.multiple(step.below(hull.lowerBound)),
          step.multiple(step.above(hull.upperBound))
        )
        return even(step.multiples(in: domain), exponent: step.exponent, domain)
      },
      hull
    )
    // An axis that ends at round numbers may be half empty: then it ends close to the data.
    guard fill(ends, hull) < 0.65 else { return ends }
    let domain = grown(hull, to: hull.lowerBound - 0.04 * span, hull.upperBound + 0.04 * span)
    let close = best(
      of: steps.map { even($0.multiples(in: domain), exponent: $0.exponent, domain) },
      hull
    )
    return score(close, hull) > score(ends, hull) ? close : ends
  }

  /// Ticks at values that share their precision.
  private func even(_ values: [Double], exponent: Int, _ domain: ClosedRange<Double>) -> AxisTicks {
    let labels = axis.format.texts(values, exponent: exponent)
    return AxisTicks(
      domain: domain,
      ticks: zip(values, labels).map { Tick(value: $0, label: $1) }
    )
  }

  /// Whole numbers, among them the first and the last of the domain.
  func integers(_ hull: ClosedRange<Double>) -> AxisTicks {
    let domain = grown(hull, to: hull.lowerBound.rounded(.down), hull.upperBound.rounded(.up))
    let (low, high) = (domain.lowerBound.rounded(.up), domain.upperBound.rounded(.down))
    // Beyond 10^15 not every whole number is a Double.
    guard high > low, max(low.magnitude, high.magnitude) < 1e15 else { return automatic(hull) }
    let (first, last) = (Int(low), Int(high))
    let span = last - first
    func ticks(_ values: [Int]) -> AxisTicks {
      even(values.map(Double.init), exponent: 0, domain)
    }
    // A step that divides the span labels both ends evenly; it is best when it is itself a round number.
    let parts = (min(3, span)...6).reversed().filter { span.isMultiple(of: $0) }
    let steps = parts.map { span / $0 }.filter(isRound) + parts.map { span / $0 }
    let candidates = steps.map { Array(stride(from: first, through: last, by: $0)) }
    // Otherwise round steps, and the last label in the place of one that would stand too close to it.
    let uneven = roundSteps(through: span).filter { span / $0 <= 7 }.map { (step: Int) -> [Int] in
      let multiples: [Int] = (first / step - 1...last / step + 1).map { $0 * step }
      let inner = multiples.filter { (tick: Int) -> Bool in
        Double(min(tick - first, last - tick)) >= 0.8 * Double(step)
      }
      return [first] + inner + [last]
    }.filter { Self.labelCounts.contains($0.count) }
    let halves = span.isMultiple(of: 2) ? [[first, first + span / 2, last]] : []
    let all = (candidates + uneven + halves + [[first, last]]).map(ticks)
    if let best = all.first(where: fits) { return best }
    var onlyLast = ticks([last])
    onlyLast.ticks.insert(Tick(value: low), at: 0)
    return onlyLast
  }

  /// Whether a whole number is 1, 2 or 5 times a power of ten.
  private func isRound(_ number: Int) -> Bool {
    var number = number
    while number.isMultiple(of: 10), number > 0 { number /= 10 }
    return [1, 2, 5].contains(number)
  }

  /// 1, 2, 5, 10 and so on, up to a span.
  private func roundSteps(through span: Int) -> [Int] {
    var steps: [Int] = []
    var power = 1
    while power <= span {
      steps += [power, 2 * power, 5 * power].filter { $0 <= span }
      power *= 10
    }
    return steps
  }

  /// Exactly these values, as many of them labelled as have room.
  func listed(_ chosen: [Double], _ hull: ClosedRange<Double>) -> AxisTicks {
    let values = Set(chosen).sorted()
    let domain = grown(
      hull,
      to: min(hull.lowerBound, values.first ?? hull.lowerBound),
      max(hull.upperBound, values.last ?? hull.upperBound)
    )
    let shown = values.filter(domain.contains)
    // An axis without a number would not say what it shows.
    guard !shown.isEmpty else { return automatic(hull) }
    var ticks = AxisTicks(
      domain: domain,
      ticks: zip(shown, labels(ofListed: shown)).map { Tick(value: $0, label: $1) }
    )
    thin(&ticks)
    return ticks
  }

  private func labels(ofListed values: [Double]) -> [String] {
    switch axis.scale {
    case .linear:
      let decimals = values.map(axis.format.decimals(of:)).max() ?? 0
      let labels = values.map { axis.format.text($0, decimals: decimals) }
      // Values of very different sizes have no common precision.
      guard Set(labels).count == labels.count else { return values.map(axis.format.text(exactly:)) }
      return labels
    // Every decade has its own precision: 0.01, 0.1, 1, 10.
    case .symmetricLogarithmic: return values.map(axis.format.text(exactly:))
    case .logarithmic(let base): return values.map { powerLabel($0, base: base) }
    }
  }
}
