extension SpecificationTests {
  private static let forbidden: SpecificationData = ["forbidden": "& \" < >"]
  private static let joe: SpecificationData = ["person": ["name": "Joe"]]
  private static let string: SpecificationData = ["string": "---"]

  static let interpolation: [SpecificationCase] = [
    .init("No Interpolation", [:], "Hello from {Mustache}!\n", "Hello from {Mustache}!\n"),
    .init("Basic Interpolation", ["subject": "world"], "Hello, {{subject}}!\n", "Hello, world!\n"),
    .init(
      "HTML Escaping",
      forbidden,
      "These characters should be HTML escaped: {{forbidden}}\n",
      "These characters should be HTML escaped: &amp; &quot; &lt; &gt;\n"
    ),
    .init(
      "Triple Mustache",
      forbidden,
      "These characters should not be HTML escaped: {{{forbidden}}}\n",
      "These characters should not be HTML escaped: & \" < >\n"
    ),
    .init(
      "Ampersand",
      forbidden,
      "These characters should not be HTML escaped: {{&forbidden}}\n",
      "These characters should not be HTML escaped: & \" < >\n"
    ),
    .init(
      "Basic Integer Interpolation",
      ["mph": "85"],
      "\"{{mph}} miles an hour!\"",
      "\"85 miles an hour!\""
    ),
    .init(
      "Triple Mustache Integer Interpolation",
      ["mph": "85"],
      "\"{{{mph}}} miles an hour!\"",
      "\"85 miles an hour!\""
    ),
    .init(
      "Ampersand Integer Interpolation",
      ["mph": "85"],
      "\"{{&mph}} miles an hour!\"",
      "\"85 miles an hour!\""
    ),
    .init(
      "Basic Decimal Interpolation",
      ["power": "1.21"],
      "\"{{power}} jiggawatts!\"",
      "\"1.21 jiggawatts!\""
    ),
    .init(
      "Triple Mustache Decimal Interpolation",
      ["power": "1.21"],
      "\"{{{power}}} jiggawatts!\"",
      "\"1.21 jiggawatts!\""
    ),
    .init(
      "Ampersand Decimal Interpolation",
      ["power": "1.21"],
      "\"{{&power}} jiggawatts!\"",
      "\"1.21 jiggawatts!\""
    ),

    // Dotted names
    .init(
      "Dotted Names - Basic Interpolation",
      joe,
      "\"{{person.name}}\" == \"{{#person}}{{name}}{{/person}}\"",
      "\"Joe\" == \"Joe\""
    ),
    .init(
      "Dotted Names - Triple Mustache Interpolation",
      joe,
      "\"{{{person.name}}}\" == \"{{#person}}{{{name}}}{{/person}}\"",
      "\"Joe\" == \"Joe\""
    ),
    .init(
      "Dotted Names - Ampersand Interpolation",
      joe,
      "\"{{&person.name}}\" == \"{{#person}}{{&name}}{{/person}}\"",
      "\"Joe\" == \"Joe\""
    ),
    .init(
      "Dotted Names - Arbitrary Depth",
      ["a": ["b": ["c": ["d": ["e": ["name": "Phil"]]]]]],
      "\"{{a.b.c.d.e.name}}\" == \"Phil\"",
      "\"Phil\" == \"Phil\""
    ),
    .init(
      "Dotted Names - Initial Resolution",
      [
        "a": ["b": ["c": ["d": ["e": ["name": "Phil"]]]]],
        "b": ["c": ["d": ["e": ["name": "Wrong"]]]],
      ],
      "\"{{#a}}{{b.c.d.e.name}}{{/a}}\" == \"Phil\"",
      "\"Phil\" == \"Phil\""
    ),

    // White space
    .init("Interpolation - Surrounding Whitespace", string, "| {{string}} |", "| --- |"),
    .init("Triple Mustache - Surrounding Whitespace", string, "| {{{string}}} |", "| --- |"),
    .init("Ampersand - Surrounding Whitespace", string, "| {{&string}} |", "| --- |"),
    .init("Interpolation - Standalone", string, "  {{string}}\n", "  ---\n"),
    .init("Triple Mustache - Standalone", string, "  {{{string}}}\n", "  ---\n"),
    .init("Ampersand - Standalone", string, "  {{&string}}\n", "  ---\n"),
    .init("Interpolation With Padding", string, "|{{ string }}|", "|---|"),
    .init("Triple Mustache With Padding", string, "|{{{ string }}}|", "|---|"),
    .init("Ampersand With Padding", string, "|{{& string }}|", "|---|"),
  ]
}
