/// A part of a template's tree.
indirect enum TemplateNode: Sendable {
  /// Characters between tags, at most one line with its end.
  case text(String, TemplatePlace)
  /// A value: escaped, or as it is.
  case value(TemplateTag)
  /// A section, inverted or not, with what stands in it.
  case section(TemplateTag, [TemplateNode])
}
