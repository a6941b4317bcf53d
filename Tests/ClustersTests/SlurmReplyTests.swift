import Clusters
import Testing

@Suite struct SlurmReplyTests {
  // As Slurm 22.05 prints them; the second on a federation of clusters.
  @Test(arguments: [
    ("17\n", "17"), ("17;local\n", "17"), ("Note: your quota is 80 % full\n1234567\n", "1234567"),
  ])
  func theNumberOfAJobIsFound(output: String, job: String) {
    #expect(SlurmReply.job(output) == job)
  }

  @Test(arguments: [
    "", "\n", "sbatch: error: Batch job submission failed", "Submitted batch job 17", ";",
  ])
  func otherTextIsNoNumber(output: String) {
    #expect(SlurmReply.job(output) == nil)
  }

  @Test func settingsOfTheControllerAreFound() {
    let text = """
      Configuration data as of 2026-11-30T15:00:00
      MaxArraySize            = 1001
      MaxArraySizeOther       = 5
      SLURM_VERSION           = 22.05.8
      """
    #expect(SlurmReply.setting("MaxArraySize", in: text) == "1001")
    #expect(SlurmReply.setting("SLURM_VERSION", in: text) == "22.05.8")
    #expect(SlurmReply.setting("Nothing", in: text) == nil)
  }
}
