public import Datasets
internal import YAML

extension DatasetRequest {
  /// What results call the data set: its name or its place, with how it is read where that is said.
  package var key: String { isPlain ? place : fields { $0 } }

  /// The value of `dataset:` in the copy of the experiment that stands beside its report.
  package var yaml: String {
    let name = { (path: String) in copyPaths[path] ?? path }
    return isPlain ? quoted(name(place)) : fields(name)
  }

  /// The paths of the files that it names.
  public var paths: [String] {
    var paths = Catalogue.names.contains(place) ? [] : [place]
    if let test { paths.append(test) }
    if case .file(let path) = classNames { paths.append(path) }
    return paths
  }

  /// The fields as a mapping of YAML, with paths as a function gives them.
  private func fields(_ name: (String) -> String) -> String {
    func list(_ words: [String]) -> String {
      "[\(words.map { quoted($0) }.joined(separator: ", "))]"
    }
    let isName = Catalogue.names.contains(place)
    var fields = ["\(isName ? "name" : "file"): \(quoted(name(place)))"]
    if let label { fields.append("label: \(quoted(label))") }
    if !ignore.isEmpty { fields.append("ignore: \(list(ignore))") }
    if let delimiter {
      let text = String(UnicodeScalar(delimiter))
      fields.append("delimiter: \(quoted(text))")
    }
    if let decimal { fields.append("decimal: \(quoted(String(UnicodeScalar(decimal))))") }
    if let hasHeader { fields.append("header: \(hasHeader)") }
    if let missing { fields.append("missing: \(missing.rawValue)") }
    if let test { fields.append("test: \(quoted(name(test)))") }
    if !classes.isEmpty { fields.append("classes: \(list(classes))") }
    switch classNames {
    case nil: break
    case .list(let names): fields.append("class_names: \(list(names))")
    case .file(let path): fields.append("class_names: \(quoted(name(path)))")
    }
    return "{ \(fields.joined(separator: ", ")) }"
  }
}
