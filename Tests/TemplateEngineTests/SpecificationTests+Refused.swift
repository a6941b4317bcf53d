extension SpecificationTests {
  /// The cases that are refused, with the fault in place of the text that the specification expects.
  ///
  /// Left out are the other cases of set delimiters, `~inheritance` and `~dynamic-names`, which have the same tags, and those
  /// whose data cannot be said: functions (`~lambdas`), null, and a text in place of all names (implicit iterators of
  /// interpolation).
  static let refused: [SpecificationCase] = missing + unbounded + otherLanguages

  /// A name without a value makes no text: it is wrong, and is told with its place.
  private static let missing: [SpecificationCase] = [
    .init(
      "Basic Context Miss Interpolation",
      [:],
      "I ({{cannot}}) be seen!",
      "t:1:4: there is no value \"cannot\""
    ),
    .init(
      "Triple Mustache Context Miss Interpolation",
      [:],
      "I ({{{cannot}}}) be seen!",
      "t:1:4: there is no value \"cannot\""
    ),
    .init(
      "Ampersand Context Miss Interpolation",
      [:],
      "I ({{&cannot}}) be seen!",
      "t:1:4: there is no value \"cannot\""
    ),
    .init(
      "Dotted Names - Broken Chains",
      ["a": [:]],
      "\"{{a.b.c}}\" == \"\"",
      "t:1:2: there is no value \"a.b.c\""
    ),
    .init(
      "Dotted Names - Broken Chain Resolution",
      ["a": ["b": [:]], "c": ["name": "Jim"]],
      "\"{{a.b.c.name}}\" == \"\"",
      "t:1:2: there is no value \"a.b.c.name\""
    ),
    .init(
      "Dotted Names - Context Precedence",
      ["a": ["b": [:]], "b": ["c": "ERROR"]],
      "{{#a}}{{b.c}}{{/a}}",
      "t:1:7: there is no value \"b.c\""
    ),
    .init(
      "Dotted Names - Leading Dot",
      ["a": [:], "b": ["name": "Name"], "name": "Fail"],
      "{{#a}}{{.name}}{{/a}}{{#b}}{{.name}}{{/b}}",
      "t:1:7: there is no value \".name\""
    ),
    .init(
      "Context Misses (sections)",
      [:],
      "[{{#missing}}Found key 'missing'!{{/missing}}]",
      "t:1:2: there is no value \"missing\""
    ),
    .init(
      "Dotted Names - Broken Chains (sections)",
      ["a": [:]],
      "\"{{#a.b.c}}Here{{/a.b.c}}\" == \"\"",
      "t:1:2: there is no value \"a.b.c\""
    ),
    .init(
      "Context Misses (inverted)",
      [:],
      "[{{^missing}}Cannot find key 'missing'!{{/missing}}]",
      "t:1:2: there is no value \"missing\""
    ),
    .init(
      "Failed Lookup (partials)",
      [:],
      "\"{{>text}}\"",
      "t:1:2: there is no partial \"text\""
    ),
  ]

  /// All names of a template are checked before there is any value, which a text without end does not allow.
  private static let unbounded: [SpecificationCase] = [
    .init(
      "Recursion",
      ["content": "X", "nodes": [["content": "Y", "nodes": []]]],
      "{{>node}}",
      partials: ["node": "{{content}}<{{#nodes}}{{>node}}{{/nodes}}>"],
      "node:1:23: the partial \"node\" includes itself (node > node)"
    )
  ]

  /// Tags look the same in every template, and values are no program.
  private static let otherLanguages: [SpecificationCase] = [
    .init(
      "Pair Behavior (delimiters)",
      ["text": "Hey!"],
      "{{=<% %>=}}(<%text%>)",
      "t:1:1: templates have no such tag (got {{=<% %>=}})"
    ),
    .init(
      "Inherit (~inheritance)",
      [:],
      "{{<include}}{{/include}}",
      partials: ["include": "{{$foo}}default content{{/foo}}"],
      "t:1:1: templates have no such tag (got {{<include}})\n"
        + "t:1:13: a section ends that has not begun (got {{/include}})"
    ),
    .init(
      "Basic Behavior - Partial (~dynamic-names)",
      ["dynamic": "content"],
      "\"{{>*dynamic}}\"",
      partials: ["content": "Hello, world!"],
      "t:1:2: there is no partial \"*dynamic\""
    ),
  ]
}
