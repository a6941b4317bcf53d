internal import Faults

/// The classes of the data that are kept, under the names that they get.
struct ClassSelection: Sendable, Hashable {
  /// The names of the classes that are kept, by their new labels.
  let names: [String]
  /// The former label of each of them.
  let labels: [UInt8]
  /// Whether these are all the classes in their order.
  let isAll: Bool

  /// The selection that a request makes among classes with these names.
  ///
  /// - Throws: ``Fault`` at the request's `classes` or `class_names`.
  init(of known: [String], for request: DatasetRequest) throws(Fault) {
    var all = known
    var own: [String]?
    switch request.classNames {
    case nil: break
    case .list(let names): own = names
    case .file(let path) where !FileReader.exists(path):
      throw request.missing(["class_names"], path, hint: "Give the path of a file, or a list.")
    case .file(let path): own = try ClassNamesFile.names(in: path)
    }
    if let own, own.count == known.count { all = own }
    var kept: [Int] = []
    for name in request.classes {
      // A class by its name in the data or its own name, else by its label.
      let number = Int(name).flatMap { known.indices.contains($0) ? $0 : nil }
      guard let index = known.firstIndex(of: name) ?? all.firstIndex(of: name) ?? number else {
        let near = Spelling.nearest(to: name, among: all)
        throw request.fault(
          "classes",
          "the data have no class \"\(name.prefix(60))\" (expected some of \(Self.list(all)))",
          hint: near.map { "Did you mean \"\($0)\"?" }
            ?? "Name classes, or give their labels from 0 to \(known.count - 1)."
        )
      }
      guard !kept.contains(index) else {
        throw request.fault(
          "classes",
          "the class \"\(all[index].prefix(60))\" is named twice",
          hint: "Keep one of them."
        )
      }
      kept.append(index)
    }
    guard kept.count != 1 else {
      throw request.fault(
        "classes",
        "one class leaves nothing to tell apart (got \"\(all[kept[0]].prefix(60))\", expected two or more)",
        hint: "Name another one: \(Self.list(all))."
      )
    }
    if kept.isEmpty { kept = Array(known.indices) }
    if let own, own.count != known.count {
      guard own.count == kept.count else {
        throw request.fault(
          "class_names",
          "there \(own.count == 1 ? "is 1 name" : "are \(own.count) names") of classes (expected \(kept.count): "
            + "\(Self.list(kept.map { known[$0] })))",
          hint: "Give one name for each class, in the order of their labels."
        )
      }
      names = own
    } else {
      names = kept.map { all[$0] }
    }
    labels = kept.map { UInt8($0) }
    isAll = kept == Array(known.indices)
    let final = names
    if let twice = final.indices.first(where: { final[..<$0].contains(final[$0]) }) {
      throw request.fault(
        "class_names",
        "two classes have one name (got \"\(final[twice].prefix(60))\" twice)",
        hint: "Give every class a name of its own."
      )
    }
  }

  /// The new label of each former one, nil where the class is left out.
  var newLabels: [UInt8?] {
    var new = [UInt8?](repeating: nil, count: 256)
    for (index, label) in labels.enumerated() { new[Int(label)] = UInt8(index) }
    return new
  }

  /// The selection as a part of what a data set is known by; nil for all classes.
  var digest: String? {
    isAll ? nil : "classes " + labels.map(String.init).joined(separator: " ")
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { String($0.prefix(40)) }.joined(separator: ", ")
    return names.count > 12 ? "\(shown), … (\(names.count) in all)" : shown
  }
}

extension DataFormat.Sets {
  /// The sets with the classes that a request keeps, under their names; for images, whose features do not depend on them.
  func selecting(_ request: DatasetRequest) throws(Fault) -> DataFormat.Sets {
    let selection = try ClassSelection(of: classNames, for: request)
    var sets = self
    sets.classNames = selection.names
    guard let digest = selection.digest else { return sets }
    sets.training = training.keeping(selection)
    sets.test = test?.keeping(selection)
    sets.training.contentDigests.append(digest)
    return sets
  }
}

extension StoredExamples {
  /// The examples of some classes, in their order.
  fileprivate func keeping(_ selection: ClassSelection) -> StoredExamples {
    let new = selection.newLabels
    let rows = labels.indices.filter { new[Int(labels[$0])] != nil }
    var kept = self
    kept.labels = rows.compactMap { new[Int(labels[$0])] }
    let width = shape.featureCount
    func values<Value>(_ all: [Value]) -> [Value] {
      var values: [Value] = []
      values.reserveCapacity(rows.count * width)
      for row in rows { values += all[row * width..<(row + 1) * width] }
      return values
    }
    kept.features =
      switch features {
      case nil: nil
      case .bytes(let all): .bytes(values(all))
      case .numbers(let all): .numbers(values(all))
      }
    return kept
  }
}
