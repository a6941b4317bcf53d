/// What Slurm's commands print.
public enum SlurmReply {
  /// The number of a job that `sbatch --parsable` accepted (`123` or `123;cluster`); nil for other text.
  ///
  /// A prolog or a plugin may print lines before it.
  public static func job(_ output: String) -> String? {
    output.split(whereSeparator: \.isNewline).last
      .flatMap { $0.split(separator: ";").first.map(String.init) }
      .flatMap { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? $0 : nil }
  }

  /// The value of a line `NAME = VALUE` of `scontrol show config`.
  public static func setting(_ name: String, in output: String) -> String? {
    for line in output.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "=", maxSplits: 1).map {
        $0.split(separator: " ").joined(separator: " ")
      }
      if parts.count == 2, parts[0] == name { return parts[1] }
    }
    return nil
  }
}
