import Clusters
import Testing

@Suite struct SlurmTimeTests {
  // The formats of sbatch(1), `--time`.
  @Test(arguments: [
    ("10", 600), ("10:30", 630), ("2:00:00", 7200), ("1-0", 86_400), ("1-12", 129_600),
    ("1-12:30", 131_400), ("1-12:30:15", 131_415), ("90", 5400), ("0:45", 60),
    ("366-0", 31_622_400),
  ])
  func limitsAreRead(text: String, seconds: Int) {
    #expect(SlurmTime(text)?.seconds == seconds)
  }

  @Test(arguments: [
    "", "0", "-1", "1:2:3:4", "1h", "1-", "-", "1-1-1", "a-1", "::", "367-0", "9999999", "1.5", "٣",
  ])
  func whatIsNoLimitIsRefused(text: String) {
    #expect(SlurmTime(text) == nil)
  }

  @Test(arguments: [
    (1, "00:01:00"), (60, "00:01:00"), (3661, "01:01:01"), (86_399, "23:59:59"),
    (86_400, "1-00:00:00"), (131_415, "1-12:30:15"),
  ])
  func limitsAreWritten(seconds: Int, text: String) {
    #expect(SlurmTime(seconds: seconds).text == text)
    #expect(SlurmTime(text)?.seconds == max(60, seconds))
  }
}
