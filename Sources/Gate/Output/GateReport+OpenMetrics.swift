internal import Notation

extension GateReport {
  /// The means and their differences as lines of OpenMetrics, which GitLab compares between branches.
  public var openMetrics: String {
    let families: [(String, (GateFinding) -> Double?)] = [
      ("bnreport_candidate_mean", { $0.candidate?.mean }),
      ("bnreport_baseline_mean", { $0.baseline?.mean }),
      ("bnreport_difference", { $0.comparison?.difference }),
    ]
    let lines = families.flatMap { name, number in
      ["# TYPE \(name) gauge\n"]
        + result.findings.compactMap { finding in
          number(finding).map { "\(name){\(Self.labels(finding.cell))} \(Format.data($0))\n" }
        }
    }
    return lines.joined() + "# EOF\n"
  }

  private static func labels(_ cell: GateCell) -> String {
    let labels = [("metric", cell.metric), ("group", cell.group), ("level", cell.level)]
    return labels.compactMap { name, value in
      value.map {
        let text = $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
          "\n",
          with: "\\n"
        )
        return "\(name)=\"\(text)\""
      }
    }.joined(separator: ",")
  }
}
