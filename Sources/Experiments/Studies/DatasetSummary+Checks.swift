internal import Datasets
package import Faults
internal import Models
internal import YAML

extension DatasetSummary {
  /// Refuses a network whose first or last layer does not fit the data.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - name: The network's name.
  /// - Throws: ``Fault`` with the layers that would fit.
  func checkFit(_ network: NetworkConfiguration, of name: String) throws(Fault) {
    try checkImages(network, of: name)
    let (inputs, outputs) = (network.featureCount, network.classCount)
    let classCount = classNames.count
    guard inputs != featureCount || outputs != classCount else { return }
    let first = network.takesImages ? network.layers[0].text : "\(featureCount)"
    let fitting = [first] + network.layers.dropFirst().dropLast().map(\.text) + ["\(classCount)"]
    let write = "Write `layers: [\(fitting.joined(separator: ", "))]`: "
    let features =
      isTable
      ? "\(featureCount) \(featureCount == 1 ? "column" : "columns") of numbers"
      : "\(shape.map(String.init).joined(separator: " x ")) = \(featureCount) features"
    let shown = classNames.prefix(8).map { String($0.prefix(40)) }.joined(separator: ", ")
    let names = classCount > 8 ? "\(shown), …" : shown
    let classes = "\(classCount) \(classCount == 1 ? "class" : "classes") (\(names))"
    let isSingle = outputs == 1 && classCount == 2
    throw Fault(
      .invalid,
      "the network does not fit the data (got \(counted(inputs, "input", "inputs")) and "
        + "\(counted(outputs, "output", "outputs")), "
        + "expected \(featureCount) and \(classCount))",
      hint: write + "\(title) has \(features) and \(classes)."
        + (isSingle
          ? " Two classes have an output each, whose softmax is the probability; one output is that of a sigmoid, "
            + "which is not trained here." : "")
    )
  }

  /// Refuses a network that begins with another image than those of the data.
  private func checkImages(_ network: NetworkConfiguration, of name: String) throws(Fault) {
    guard network.takesImages, network.input.sizes != shape else { return }
    throw Fault(
      .invalid,
      "networks.\(name) begins with \(network.input.sizeText) (\(self.name) has "
        + (isTable ? "\(columnWords) and no images)" : "\(sizeText))"),
      hint: isTable
        ? numbersHint
        : "Begin its layers with \(sizeText), or with `image` for the size of whatever data it gets."
    )
  }

  /// The columns of a table in words.
  var columnWords: String { "\(counted(featureCount, "column", "columns")) of numbers" }
  /// What to write where a network of images gets a table.
  var numbersHint: String { "Begin with \(featureCount) and write numbers alone." }
  /// The size of an example as files have it: `28x28x1`, or `784` of a table.
  var sizeText: String { exampleShape.sizeText }

  /// Refuses data in which a class has no example to train, to validate or, where a study tests, to test.
  ///
  /// - Throws: ``Fault`` with how many examples the class has in each part.
  func checkClasses(for study: Study) throws(Fault) {
    try checkClasses(measuresTest: study.measuresTest)
  }

  /// Refuses data in which a class has no example to train, to validate or, where it is asked for, to test.
  ///
  /// - Throws: ``Fault`` with how many examples the class has in each part.
  package func checkClasses(measuresTest: Bool = true) throws(Fault) {
    let hasTest = measuresTest && !testCounts.isEmpty
    let missing = classNames.indices.filter { label in
      trainingCounts[label] == 0 || validationCounts[label] == 0
        || (hasTest && testCounts[label] == 0)
    }
    // Too few of all is said by the numbers of examples.
    guard let label = missing.first, validationCount > 0 else { return }
    let counts =
      "\(trainingCounts[label]) to train, \(validationCounts[label]) to validate"
      + (testCounts.isEmpty ? "" : ", \(testCounts[label]) to test")
    let others = missing.count > 1 ? ", and \(missing.count - 1) more likewise" : ""
    let kept = classNames.indices.filter { !missing.contains($0) }.map { classNames[$0] }
    let parts = testCounts.isEmpty || !isTable || table?.testFile != nil ? 2 : 3
    let leave =
      (2...12).contains(kept.count)
      ? ", or leave it out: `classes: [\(kept.map { quoted($0) }.joined(separator: ", "))]`" : ""
    let isOnlyUntested = trainingCounts[label] > 0 && validationCounts[label] > 0
    // Examples to train on become none to test on where those are given by themselves.
    let mend: String
    if isOnlyUntested, table?.testFile != nil || !isTable {
      let place = table?.testFile ?? "The images to test on"
      mend = "\(place) must have an example of the class as well"
    } else {
      mend = "Give the class at least \(parts) examples, so that each part gets one"
    }
    throw Fault(
      .invalid,
      "a class of \(title) has no example in one of the parts (got \"\(classNames[label].prefix(60))\" with "
        + "\(counts)\(others), expected at least 1 each)",
      hint: "\(mend)\(leave)."
    )
  }
}
