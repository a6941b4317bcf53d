import Faults
import TemplateEngine
import Testing

/// A case of the Mustache specification (https://github.com/mustache/spec, version 1.4, MIT), by its name there.
struct SpecificationCase: Sendable, CustomTestStringConvertible {
  var name: String
  var data: SpecificationData
  var template: String
  var partials: [String: String]
  /// The text that the specification expects, or the fault of a case that is refused.
  var expected: String

  init(
    _ name: String,
    _ data: SpecificationData,
    _ template: String,
    partials: [String: String] = [:],
    _ expected: String
  ) {
    self.name = name
    self.data = data
    self.template = template
    self.partials = partials
    self.expected = expected
  }

  var testDescription: String { name }

  /// The text that the engine makes, or its faults.
  var outcome: String {
    do {
      let template = try Template(
        TemplateFile(text: template, file: "t"),
        partials: partials.reduce(into: [:]) {
          $0[$1.key] = TemplateFile(text: $1.value, file: $1.key)
        }
      )
      return try template.filled(with: data.group, escaping: Self.escapedForHTML)
    } catch {
      return error.all.map(\.description).joined(separator: "\n")
    }
  }

  /// The specification escapes for HTML.
  private static func escapedForHTML(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
      .replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

/// The data of a case, written as in the specification; numbers are texts, since values have no numbers.
indirect enum SpecificationData: Sendable {
  case text(String)
  case flag(Bool)
  case list([SpecificationData])
  case map([String: SpecificationData])

  var value: TemplateValue {
    switch self {
    case .text(let text): .text(text)
    case .flag(let flag): .flag(flag)
    case .list(let elements): .list(elements.map(\.value))
    case .map: .group(group)
    }
  }

  var group: [String: TemplateValue] {
    guard case .map(let members) = self else { return [:] }
    return members.mapValues(\.value)
  }
}

extension SpecificationData: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral text: String) { self = .text(text) }
  init(booleanLiteral flag: Bool) { self = .flag(flag) }
  init(arrayLiteral elements: SpecificationData...) { self = .list(elements) }
  init(dictionaryLiteral members: (String, SpecificationData)...) {
    self = .map(Dictionary(uniqueKeysWithValues: members))
  }
}
