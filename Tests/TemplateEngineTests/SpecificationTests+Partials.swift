extension SpecificationTests {
  static let partials: [SpecificationCase] = [
    .init(
      "Basic Behavior",
      [:],
      "\"{{>text}}\"",
      partials: ["text": "from partial"],
      "\"from partial\""
    ),
    .init(
      "Context",
      ["text": "content"],
      "\"{{>partial}}\"",
      partials: ["partial": "*{{text}}*"],
      "\"*content*\""
    ),
    .init(
      "Nested",
      ["a": "hello", "b": "world"],
      "{{>outer}}",
      partials: ["outer": "*{{a}} {{>inner}}*", "inner": "{{b}}!"],
      "*hello world!*"
    ),
    .init(
      "Surrounding Whitespace",
      [:],
      "| {{>partial}} |",
      partials: ["partial": "\t|\t"],
      "| \t|\t |"
    ),
    .init(
      "Inline Indentation",
      ["data": "|"],
      "  {{data}}  {{> partial}}\n",
      partials: ["partial": ">\n>"],
      "  |  >\n>\n"
    ),
    .init(
      "Standalone Line Endings",
      [:],
      "|\r\n{{>partial}}\r\n|",
      partials: ["partial": ">"],
      "|\r\n>|"
    ),
    .init(
      "Standalone Without Previous Line",
      [:],
      "  {{>partial}}\n>",
      partials: ["partial": ">\n>"],
      "  >\n  >>"
    ),
    .init(
      "Standalone Without Newline",
      [:],
      ">\n  {{>partial}}",
      partials: ["partial": ">\n>"],
      ">\n  >\n  >"
    ),
    .init(
      "Standalone Indentation",
      ["content": "<\n->"],
      "\\\n {{>partial}}\n/\n",
      partials: ["partial": "|\n{{{content}}}\n|\n"],
      "\\\n |\n <\n->\n |\n/\n"
    ),
    .init("Padding Whitespace", [:], "|{{> partial }}|", partials: ["partial": "[]"], "|[]|"),
  ]
}
