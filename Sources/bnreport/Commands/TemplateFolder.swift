internal import Experiments
internal import Faults
internal import Foundation
internal import Reporting
internal import TemplateEngine

/// A folder with a report's text: `template.md`, other Markdown files as partials, and perhaps `style.yaml`.
enum TemplateFolder {
  /// The most bytes that a text may have: a report's is a tenth of that.
  private static let byteLimit = 1 << 20

  /// The template in a folder, or the general one where there is none and none is asked for.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - isAsked: Whether there must be a template.
  ///   - faults: Takes what is wrong with the style.
  /// - Returns: The template with its partials and pictures.
  /// - Throws: `Fault` for what cannot be read.
  static func template(
    in folder: String,
    isAsked: Bool,
    _ faults: inout FaultCollector
  ) throws -> ReportTemplate {
    let path = (folder as NSString).appendingPathComponent("template.md")
    guard FileManager.default.fileExists(atPath: path) else {
      guard !isAsked else {
        throw Fault(
          .missing,
          file: path,
          "there is no such template",
          hint: "Write one, or start from `bnreport template export`."
        )
      }
      return .builtIn("generic")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    var partials: [String: TemplateFile] = [:]
    for name in names where name.hasSuffix(".md") && name != "template.md" {
      let file = (folder as NSString).appendingPathComponent(name)
      // What bnreport itself writes beside an experiment is no partial.
      guard name != "report.md" else { continue }
      partials[String(name.dropLast(3))] = TemplateFile(text: try text(of: file), file: file)
    }
    var template = ReportTemplate(text: try text(of: path), file: path, partials: partials)
    let style = (folder as NSString).appendingPathComponent("style.yaml")
    if let bytes = FileManager.default.contents(atPath: style) {
      do {
        template.style = try ReportStyle(reading: bytes, file: style)
      } catch {
        faults.add(error.all)
      }
    }
    for picture in template.picturePaths {
      template.pictures[picture] = Result { () throws(Fault) in
        try self.picture(picture, in: folder)
      }
    }
    return template
  }

  /// A picture that a text names by its path from the template's folder.
  ///
  /// - Throws: `Fault` without a place: what is wrong with it.
  private static func picture(
    _ path: String,
    in folder: String
  ) throws(Fault) -> TemplatePicture {
    let words = "the picture \(path)"
    guard !path.hasPrefix("/"), !path.hasPrefix("~") else {
      throw Fault(
        .invalid,
        "\(words) is named from the root of the disk (expected a path from the template's folder)",
        hint: "Copy it to pictures/ beside the template."
      )
    }
    // Links in Markdown write spaces so.
    let file = (folder as NSString).appendingPathComponent(path.removingPercentEncoding ?? path)
    guard let root = realpath(folder, nil) else {
      throw Fault(.missing, "there is no folder \(folder)")
    }
    defer { free(root) }
    guard let real = realpath(file, nil) else {
      throw Fault(
        .invalid,
        "there is no such picture (got \(path))",
        hint: "Paths of pictures begin in the template's folder, \(folder)."
      )
    }
    defer { free(real) }
    let target = String(cString: real)
    guard target.hasPrefix(String(cString: root) + "/") else {
      throw Fault(
        .invalid,
        "\(words) lies outside the template's folder",
        hint: "Copy it to pictures/ beside the template."
      )
    }
    var status = stat()
    guard stat(target, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Fault(.invalid, "\(words) is no file", hint: "Name a PNG or JPEG file.")
    }
    guard status.st_size <= TemplatePicture.largestFile else {
      throw Fault(
        .invalid,
        "\(words) is too large a file (got \(status.st_size) bytes, expected at most \(TemplatePicture.largestFile))",
        hint: "Make the picture smaller: a page shows about 1,200 pixels side by side."
      )
    }
    guard let bytes = FileManager.default.contents(atPath: target) else {
      throw Fault(.invalid, "\(words) cannot be read", hint: "Check the permissions of the file.")
    }
    do {
      return try TemplatePicture(Array(bytes))
    } catch {
      throw Fault(.invalid, "\(path) cannot be shown: \(error.message)", hint: error.hint)
    }
  }

  private static func text(of file: String) throws(Fault) -> String {
    guard let bytes = FileManager.default.contents(atPath: file), bytes.count <= byteLimit,
      let text = String(validating: bytes, as: UTF8.self)
    else {
      throw Fault(
        file: file,
        "the template is not a readable file of UTF-8 text of at most 1 MiB",
        hint: "Save it as UTF-8."
      ).coded(.template)
    }
    // Lines end as those of the program's own templates do, and no byte order mark stands before the first.
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    return lines.unicodeScalars.first == "\u{FEFF}"
      ? String(lines.unicodeScalars.dropFirst()) : lines
  }
}
