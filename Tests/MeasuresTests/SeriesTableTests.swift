import Models
import RunSamples
import Runs
import Testing

@testable import Measures

@Suite struct SeriesTableTests {
  private let loss = SeriesKey(.loss, on: .validation)
  private let accuracy = SeriesKey(.accuracy, on: .validation)

  private func points(_ values: [Double], from first: Int = 0) -> SeriesPoints {
    SeriesPoints(
      values.enumerated().map {
        SeriesPoint(TrainingMoment(epoch: Double(first + $0), step: 10 * (first + $0)), $1)
      }
    )
  }

  @Test func aTableThatSharesItsMomentsHasTheSamePoints() {
    let one = [loss: points([3, 2, 1]), accuracy: points([0.5])]
    let other = [loss: points([6, 5, .infinity]), accuracy: points([0.25])]
    let first = SeriesTable(one, like: nil)
    let second = SeriesTable(other, like: first)
    #expect(first[loss] == points([3, 2, 1]) && first[accuracy] == points([0.5]))
    #expect(second[loss] == points([6, 5, .infinity]) && second[accuracy] == points([0.25]))
    #expect(second[SeriesKey(.loss, on: .test)] == [])
    #expect(Set(second.keys) == [loss, accuracy])
    #expect(second == SeriesTable(other))
    #expect(second != first)
  }

  @Test func aTableOfOtherMomentsOrSeriesIsItsOwn() {
    let first = SeriesTable([loss: points([3, 2])], like: nil)
    for other in [
      [:], [loss: []], [loss: points([1])], [loss: points([1, 2, 3])],
      [loss: points([1, 2], from: 1)], [accuracy: points([1, 2])],
      [loss: points([1, 2]), accuracy: points([1, 2])],
    ] {
      let table = SeriesTable(other, like: first)
      #expect(table == SeriesTable(other))
      #expect(Set(table.keys) == Set(other.keys))
      for (key, points) in other { #expect(table[key] == points) }
    }
  }

  @Test func aRunIsTheSameWhicheverRunItIsLike() {
    let run = HandMade.record(seed: 1, seconds: [1])
    let others = [
      HandMade.record(seed: 2, seconds: [2]), HandMade.record(seed: 2, test: 0.5),
      HandMade.record(seed: 3, HandMade.epochs(training: [3, 2, 1])),
    ]
    for other in others {
      #expect(MeasuredRun(run, like: MeasuredRun(other)) == MeasuredRun(run))
    }
  }
}
