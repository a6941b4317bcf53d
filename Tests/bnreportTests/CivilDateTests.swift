import Testing

@testable import bnreport

@Suite struct CivilDateTests {
  // `date -u -d @SECONDS +%F`, GNU coreutils.
  @Test(arguments: [
    (0, "1970-01-01"), (951_782_400, "2000-02-29"), (951_868_800, "2000-03-01"),
    (1_795_305_600, "2026-11-22"), (4_107_542_399, "2100-02-28"), (253_402_300_799, "9999-12-31"),
  ])
  func daysFollowTheGregorianCalendar(_ seconds: Int, _ date: String) {
    #expect(CivilDate(unixTime: seconds).description == date)
  }
}
