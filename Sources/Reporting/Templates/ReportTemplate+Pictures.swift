internal import Faults
internal import Markup
internal import TemplateEngine

extension ReportTemplate {
  /// The paths of pictures that the text and its partials name, as they write them; none is read here.
  public var picturePaths: [String] {
    var paths: [String] = []
    for file in [source] + partials.sorted(by: { $0.key < $1.key }).map(\.value) {
      for match in file.text.matches(of: /!\[(?:[^\[\]\\]|\\.|\[[^\]]*\])*\]\(\s*([^\s)]+)/) {
        let path = String(match.output.1)
        let isElsewhere = path.contains("://") || path.hasPrefix("data:") || path.contains("{{")
        if !isElsewhere, !path.hasPrefix("figures/"), !paths.contains(path) { paths.append(path) }
      }
    }
    return paths
  }

  /// What is known of the pictures, for who reads the text.
  var knownPictures: [String: KnownPicture] {
    pictures.mapValues { picture in
      switch picture {
      case .success: .usable
      case .failure(let fault): .refused(fault.message, hint: fault.hint ?? "")
      }
    }
  }

  /// The pictures that can be shown.
  var usablePictures: [String: TemplatePicture] {
    pictures.compactMapValues { try? $0.get() }
  }
}
