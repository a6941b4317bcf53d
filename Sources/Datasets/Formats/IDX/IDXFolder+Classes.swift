internal import Faults

extension IDXFolder {
  /// The training set, the test set if there is one, and their classes.
  func read(_ reading: DataFormat.Reading) throws(Fault) -> DataFormat.Sets {
    var training = try read(.trainingImages, .trainingLabels, pixels: reading.pixels)
    var test: StoredExamples?
    if reading.needsTest || hasTestFile {
      test = try read(.testImages, .testLabels, pixels: reading.pixels)
    }
    let names: [String]
    if reading.classNames.isEmpty {
      let present = Self.present(in: training.labels + (test?.labels ?? []))
      guard present.count != 1 else {
        throw Fault(
          file: "\(path)/\(name(of: .trainingLabels) ?? Part.trainingLabels.standardName)",
          "all images are of one class (got label \(present[0]), expected two or more)",
          hint: "Add images of another class with a label of its own."
        )
      }
      names = try classNames(of: present)
      // Labels become the numbers of their classes, so that gaps between them are no classes.
      var new = [UInt8](repeating: 0, count: 256)
      for (index, label) in present.enumerated() { new[Int(label)] = UInt8(index) }
      training.labels = training.labels.map { new[Int($0)] }
      if let labels = test?.labels { test?.labels = labels.map { new[Int($0)] } }
    } else {
      names = reading.classNames
      for (part, labels) in [
        (Part.trainingLabels, training.labels), (.testLabels, test?.labels ?? []),
      ] {
        guard let index = labels.firstIndex(where: { Int($0) >= names.count }) else { continue }
        throw Fault(
          file: "\(path)/\(name(of: part) ?? part.standardName)",
          "label \(index) is not a class (got \(labels[index]), expected 0 to \(names.count - 1))",
          hint: "Ask for the folder by its path to use these files under their own name."
        )
      }
    }
    return DataFormat.Sets(classNames: names, training: training, test: test)
  }

  /// The labels that there are, ascending.
  private static func present(in labels: [UInt8]) -> [UInt8] {
    var isPresent = [Bool](repeating: false, count: 256)
    for label in labels { isPresent[Int(label)] = true }
    return (0...255).filter { isPresent[Int($0)] }
  }

  /// The names of the classes with these labels: of `classes.txt` beside the images, else the labels themselves.
  ///
  /// The file names either every label from 0, or those that there are in their order.
  private func classNames(of present: [UInt8]) throws(Fault) -> [String] {
    let file = "\(path)/\(ClassNamesFile.name)"
    guard FileReader.exists(file) else { return present.map { String($0) } }
    let names = try ClassNamesFile.names(in: file)
    if let last = present.last, Int(last) < names.count { return present.map { names[Int($0)] } }
    guard names.count == present.count else {
      throw Fault(
        file: file,
        "the file does not name the classes of the labels (got "
          + "\(counted(names.count, "name", "names")), expected \(present.count) for the labels \(present.map { String($0) }.joined(separator: ", ")))",
        hint: "Write one name in each line, for the labels in their order."
      )
    }
    return names
  }
}
