extension SpecificationTests {
  private static let no: SpecificationData = ["boolean": false]

  static let invertedSections: [SpecificationCase] = [
    .init(
      "Falsey",
      no,
      "\"{{^boolean}}This should be rendered.{{/boolean}}\"",
      "\"This should be rendered.\""
    ),
    .init(
      "Truthy",
      ["boolean": true],
      "\"{{^boolean}}This should not be rendered.{{/boolean}}\"",
      "\"\""
    ),
    .init(
      "Context",
      ["context": ["name": "Joe"]],
      "\"{{^context}}Hi {{name}}.{{/context}}\"",
      "\"\""
    ),
    .init(
      "List",
      ["list": [["n": "1"], ["n": "2"], ["n": "3"]]],
      "\"{{^list}}{{n}}{{/list}}\"",
      "\"\""
    ),
    .init("Empty List", ["list": []], "\"{{^list}}Yay lists!{{/list}}\"", "\"Yay lists!\""),
    .init(
      "Doubled",
      ["bool": false, "two": "second"],
      "{{^bool}}\n* first\n{{/bool}}\n* {{two}}\n{{^bool}}\n* third\n{{/bool}}\n",
      "* first\n* second\n* third\n"
    ),
    .init(
      "Nested (Falsey)",
      ["bool": false],
      "| A {{^bool}}B {{^bool}}C{{/bool}} D{{/bool}} E |",
      "| A B C D E |"
    ),
    .init(
      "Nested (Truthy)",
      ["bool": true],
      "| A {{^bool}}B {{^bool}}C{{/bool}} D{{/bool}} E |",
      "| A  E |"
    ),
    .init(
      "Dotted Names - Truthy",
      ["a": ["b": ["c": true]]],
      "\"{{^a.b.c}}Not Here{{/a.b.c}}\" == \"\"",
      "\"\" == \"\""
    ),
    .init(
      "Dotted Names - Falsey",
      ["a": ["b": ["c": false]]],
      "\"{{^a.b.c}}Not Here{{/a.b.c}}\" == \"Not Here\"",
      "\"Not Here\" == \"Not Here\""
    ),
    .init(
      "Surrounding Whitespace",
      no,
      " | {{^boolean}}\t|\t{{/boolean}} | \n",
      " | \t|\t | \n"
    ),
    .init(
      "Internal Whitespace",
      no,
      " | {{^boolean}} {{! Important Whitespace }}\n {{/boolean}} | \n",
      " |  \n  | \n"
    ),
    .init(
      "Indented Inline Sections",
      no,
      " {{^boolean}}NO{{/boolean}}\n {{^boolean}}WAY{{/boolean}}\n",
      " NO\n WAY\n"
    ),
    .init(
      "Standalone Lines",
      no,
      "| This Is\n{{^boolean}}\n|\n{{/boolean}}\n| A Line\n",
      "| This Is\n|\n| A Line\n"
    ),
    .init(
      "Standalone Indented Lines",
      no,
      "| This Is\n  {{^boolean}}\n|\n  {{/boolean}}\n| A Line\n",
      "| This Is\n|\n| A Line\n"
    ),
    .init(
      "Standalone Line Endings",
      no,
      "|\r\n{{^boolean}}\r\n{{/boolean}}\r\n|",
      "|\r\n|"
    ),
    .init("Standalone Without Previous Line", no, "  {{^boolean}}\n^{{/boolean}}\n/", "^\n/"),
    .init("Standalone Without Newline", no, "^{{^boolean}}\n/\n  {{/boolean}}", "^\n/\n"),
    .init("Padding", no, "|{{^ boolean }}={{/ boolean }}|", "|=|"),
  ]
}
