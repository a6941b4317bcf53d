import Gate
import Testing

struct GateDriftTests {
  /// Ten losses of a quarter of the margin, each accepted: the eighth and ninth are seen by the anchor although no step is.
  @Test func tenSmallLossesAreSeen() throws {
    func candidates(_ shift: Double) -> GateCandidates {
      GateCandidates(
        numbers: numbers(tenRuns.map { $0 - shift }).map {
          var number = $0
          number.direction = .higher
          return number
        }
      )
    }
    var baseline = try Baseline.making(from: candidates(0), margins: [accuracy.metric: 0.002])
      .baseline
    var words: [GateWord] = []
    for step in 1...10 {
      let result = try Gate.check(candidates(0.0005 * Double(step)), against: baseline)
      words.append(result.verdict)
      // Against the last accepted values alone each step holds.
      let last = try #require(result.findings[0].comparison)
      #expect(last.low > -last.margin)
      if result.verdict == .regressed {
        #expect(
          result.findings[0].reasons == ["lost by small steps since the first accepted values"]
        )
      }
      baseline = try baseline.updating(with: candidates(0.0005 * Double(step))).baseline
    }
    // The bound lies .00065 below the difference (1.734 · .00084 · √(2/10)): six steps hold against .004, a seventh is open.
    #expect(
      words == [
        .held, .held, .held, .held, .held, .held, .undecided, .regressed, .regressed, .regressed,
      ]
    )
  }

  @Test func theMarginOfTheAnchorCanBeGiven() throws {
    var metric = metric()
    metric.anchor[accuracy] = GateSample(count: 10, mean: 0.9740, deviation: 0.000_84)
    #expect(try finding(equal, metric).word == .undecided)
    metric.anchorMargin = 0.005
    #expect(try finding(equal, metric).word == .held)
    metric.anchorMargin = 0.003
    #expect(try finding(equal, metric).word == .regressed)
  }

  private func suggestions(_ groups: [[Double]], history: [[GateCell: Double]] = []) throws
    -> [String]
  {
    var metric = metric()
    metric.groups = [:]
    var candidates: [GateNumber] = []
    for (index, values) in groups.enumerated() {
      let cell = GateCell(metric: metric.name, group: "g\(index)")
      metric.groups[cell.group] = runs(tenRuns)
      candidates += numbers(values, of: cell)
    }
    let result = try Gate.check(
      GateCandidates(numbers: candidates),
      against: Baseline(metrics: [metric]),
      options: GateOptions(history: history)
    )
    return result.suggestions
  }

  @Test func oneDirectionEverywhereSuggestsALuckyBaseline() throws {
    #expect(try suggestions([open]).isEmpty)
    #expect(
      try suggestions([open, open]) == [
        "validation/accuracy is worse in all 2 groups and levels: the change did that, or the baseline was a lucky "
          + "draw; run the baseline's revision again with other seeds to tell"
      ]
    )
    #expect(try suggestions([open, better]).isEmpty)
    // −.00025 with p .33 in three groups is no more than chance.
    #expect(try suggestions([equal, equal, equal]).isEmpty)
    #expect(try suggestions([better, better])[0].contains("is better in all 2"))
  }

  @Test func oneDirectionInFiveChecksInARowSuggestsIt() throws {
    let cell = GateCell(metric: accuracy.metric, group: "g0")
    let down = [[GateCell: Double]](repeating: [cell: -0.0001], count: 4)
    #expect(try suggestions([equal], history: down).count == 1)
    #expect(try suggestions([equal], history: Array(down.dropLast())).isEmpty)
    #expect(try suggestions([equal], history: [[cell: 0.0001]] + down).isEmpty)
    #expect(try suggestions([worse], history: down).isEmpty)
  }
}
