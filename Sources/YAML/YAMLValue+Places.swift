public import Faults

extension YAMLValue {
  /// Where each field of the value and of what lies in it stands, by the path of its keys.
  public func places(file: String) -> FieldPlaces {
    var places = FieldPlaces(file: file)
    add(to: &places, path: "")
    return places
  }

  private func add(to places: inout FieldPlaces, path: String) {
    places.positions[path] = position
    switch content {
    case .scalar: break
    case .sequence(let elements):
      for (index, element) in elements.enumerated() {
        element.add(to: &places, path: "\(path).\(index)")
      }
    case .mapping(let entries):
      for entry in entries {
        entry.value.add(to: &places, path: path.isEmpty ? entry.key : "\(path).\(entry.key)")
      }
    }
  }
}
