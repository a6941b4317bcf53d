package import Datasets
internal import Notation

extension TableReading {
  /// How the table was read, in sentences.
  ///
  /// - Parameter name: What a name of somebody's file becomes in the text.
  /// - Returns: The sentences, one behind the other.
  package func words(_ name: (String) -> String = { $0 }) -> String {
    let hasNames = header.value == "true"
    let column =
      hasNames
      ? localized("the column “\(name(label))”") : localized("column \(labelColumn)")
    var sentences = [
      labelReason.words(column),
      hasNames
        ? localized("The first row names the columns.")
        : localized("No row names the columns, which are numbered from 1."),
      localized(
        "Fields are separated by \(Self.separator(delimiter.value)), decimals by \(Self.separator(decimal.value))."
      ),
      localized("\(featureColumns, "# column has", "# columns have") the features."),
    ]
    if !ignored.isEmpty {
      let columns = ignored.map { column in
        Int(column).map { localized("column \($0)") } ?? name(column)
      }
      sentences.append(localized("Left out: \(columns.joined(separator: ", "))."))
    }
    if droppedRows > 0 {
      sentences.append(
        localized(
          "\(droppedRows, "# row lacks a value and is", "# rows lack a value and are") left out."
        )
      )
    }
    if otherClassRows > 0 {
      sentences.append(
        localized(
          "\(otherClassRows, "# row of another class is", "# rows of other classes are") left out."
        )
      )
    }
    sentences.append(
      testFile.map { localized("The rows of \(name($0)) are used for testing.") }
        ?? localized("One row in five of each class is used for testing.")
    )
    return sentences.sentences
  }

  /// A separator by its name.
  private static func separator(_ value: String) -> Phrase {
    switch value {
    case ",": Phrase("commas")
    case ";": Phrase("semicolons")
    case ".": Phrase("points")
    case "tab": Phrase("tabs")
    case "space": Phrase("spaces")
    default: Phrase("“\(value)”")
    }
  }
}

extension TableReading.Reason {
  /// Which column has the classes, and why it is this one.
  fileprivate func words(_ column: String) -> String {
    switch self {
    case .given: localized("The classes are in \(column), as the experiment says.")
    case .name: localized("The classes are in \(column), recognised by its name.")
    case .words:
      localized("The classes are in \(column), recognised because no other column has words.")
    case .fewValues:
      localized(
        "The classes are in \(column), recognised because no other column has few different whole numbers."
      )
    case .besidePixels:
      localized("The classes are in \(column), recognised because all other columns hold pixels.")
    }
  }
}
