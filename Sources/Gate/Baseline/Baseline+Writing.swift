public import Faults
internal import Foundation

extension Baseline {
  /// The file: keys in a fixed order, one line a run, the same bytes for the same baseline.
  ///
  /// Comments of the file that was read stand where they stood.
  ///
  /// - Parameter file: The file's path, for messages.
  /// - Returns: Its text.
  /// - Throws: ``Fault`` where a comment would be lost, and for a baseline that could not be read back.
  public func text(file: String = "baseline.yaml") throws(Fault) -> String {
    let writer = BaselineWriter(self)
    if let lost = writer.lost.first {
      throw Fault(
        file: file,
        at: Fault.Position(line: lost.line, column: 1),
        "a comment would be lost (got \"\(lost.text.prefix(60))\", expected it above a key that stays)",
        hint: "Move the comment above the metric, or remove it."
      )
    }
    let text = writer.lines.joined(separator: "\n") + "\n"
    do throws(Faults) {
      _ = try Baseline(reading: Data(text.utf8), file: file)
    } catch {
      throw Fault(
        file: file,
        "the baseline cannot be written: \(error.all[0].message)",
        hint: error.all[0].hint ?? "Gate fewer metrics, groups or levels."
      )
    }
    return text
  }
}
