import Testing

@testable import Logs

@Suite struct LogNameTests {
  @Test(
    arguments: [
      ("val_accuracy", LoggedSeries.Split.validation, "accuracy"), ("loss", nil, "loss"),
      ("train/acc", .train, "accuracy"), ("accuracy/val", .validation, "accuracy"),
    ] as [(String, LoggedSeries.Split?, String)]
  )
  func namesSaySplitAndMetric(name: String, split: LoggedSeries.Split?, metric: String) {
    let reading = LogName(name)
    #expect(reading.split == split)
    #expect(reading.metric == metric)
  }
}
