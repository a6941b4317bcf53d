/// The programs of notebooks that are the same in every report: files of Python in `Templates/notebook`.
enum PythonFile: String, CaseIterable {
  /// Imports, the split into training and validation.
  case data
  /// Examples of some classes alone.
  case keep
  case idx
  case cifar
  case synthetic
  case table
  /// The examples of a run, as tensors.
  case examples
  /// Training and evaluation.
  case training
  /// What a run is reduced to.
  case measures
  /// Intervals.
  case comparison
  /// A study with its numbers beside the report's.
  case repetition = "repeat"
  /// All numbers, and their largest differences.
  case check

  /// The program.
  var text: String {
    var text = BuiltInFiles.text(of: "notebook/\(rawValue).py")
    while text.last == "\n" { text.removeLast() }
    return text
  }
}
