extension SpecificationTests {
  private static let yes: SpecificationData = ["boolean": true]
  private static let marks: SpecificationData = ["list": ["&", "\"", "<", ">"]]

  static let sections: [SpecificationCase] = [
    .init(
      "Truthy",
      yes,
      "\"{{#boolean}}This should be rendered.{{/boolean}}\"",
      "\"This should be rendered.\""
    ),
    .init(
      "Falsey",
      ["boolean": false],
      "\"{{#boolean}}This should not be rendered.{{/boolean}}\"",
      "\"\""
    ),
    .init(
      "Context",
      ["context": ["name": "Joe"]],
      "\"{{#context}}Hi {{name}}.{{/context}}\"",
      "\"Hi Joe.\""
    ),
    .init(
      "Parent contexts",
      ["a": "foo", "b": "wrong", "sec": ["b": "bar"], "c": ["d": "baz"]],
      "\"{{#sec}}{{a}}, {{b}}, {{c.d}}{{/sec}}\"",
      "\"foo, bar, baz\""
    ),
    .init(
      "Variable test",
      ["foo": "bar"],
      "\"{{#foo}}{{.}} is {{foo}}{{/foo}}\"",
      "\"bar is bar\""
    ),
    .init(
      "List Contexts",
      [
        "tops": [
          [
            "tname": ["upper": "A", "lower": "a"],
            "middles": [["mname": "1", "bottoms": [["bname": "x"], ["bname": "y"]]]],
          ]
        ]
      ],
      "{{#tops}}{{#middles}}{{tname.lower}}{{mname}}."
        + "{{#bottoms}}{{tname.upper}}{{mname}}{{bname}}.{{/bottoms}}{{/middles}}{{/tops}}",
      "a1.A1x.A1y."
    ),
    .init(
      "Deeply Nested Contexts",
      [
        "a": ["one": "1"], "b": ["two": "2"],
        "c": ["three": "3", "d": ["four": "4", "five": "5"]],
      ],
      """
      {{#a}}
      {{one}}
      {{#b}}
      {{one}}{{two}}{{one}}
      {{#c}}
      {{one}}{{two}}{{three}}{{two}}{{one}}
      {{#d}}
      {{one}}{{two}}{{three}}{{four}}{{three}}{{two}}{{one}}
      {{#five}}
      {{one}}{{two}}{{three}}{{four}}{{five}}{{four}}{{three}}{{two}}{{one}}
      {{one}}{{two}}{{three}}{{four}}{{.}}6{{.}}{{four}}{{three}}{{two}}{{one}}
      {{one}}{{two}}{{three}}{{four}}{{five}}{{four}}{{three}}{{two}}{{one}}
      {{/five}}
      {{one}}{{two}}{{three}}{{four}}{{three}}{{two}}{{one}}
      {{/d}}
      {{one}}{{two}}{{three}}{{two}}{{one}}
      {{/c}}
      {{one}}{{two}}{{one}}
      {{/b}}
      {{one}}
      {{/a}}

      """,
      "1\n121\n12321\n1234321\n123454321\n12345654321\n123454321\n1234321\n12321\n121\n1\n"
    ),
    .init(
      "List",
      ["list": [["item": "1"], ["item": "2"], ["item": "3"]]],
      "\"{{#list}}{{item}}{{/list}}\"",
      "\"123\""
    ),
    .init("Strings Not Lists", ["section": "123"], "\"{{#section}}foo{{/section}}\"", "\"foo\""),
    .init("Empty List", ["list": []], "\"{{#list}}Yay lists!{{/list}}\"", "\"\""),
    .init(
      "Doubled",
      ["bool": true, "two": "second"],
      "{{#bool}}\n* first\n{{/bool}}\n* {{two}}\n{{#bool}}\n* third\n{{/bool}}\n",
      "* first\n* second\n* third\n"
    ),
    .init(
      "Nested (Truthy)",
      ["bool": true],
      "| A {{#bool}}B {{#bool}}C{{/bool}} D{{/bool}} E |",
      "| A B C D E |"
    ),
    .init(
      "Nested (Falsey)",
      ["bool": false],
      "| A {{#bool}}B {{#bool}}C{{/bool}} D{{/bool}} E |",
      "| A  E |"
    ),

    // Implicit iterators
    .init(
      "Implicit Iterator - String",
      ["list": ["a", "b", "c", "d", "e"]],
      "\"{{#list}}({{.}}){{/list}}\"",
      "\"(a)(b)(c)(d)(e)\""
    ),
    .init(
      "Implicit Iterator - Integer",
      ["list": ["1", "2", "3", "4", "5"]],
      "\"{{#list}}({{.}}){{/list}}\"",
      "\"(1)(2)(3)(4)(5)\""
    ),
    .init(
      "Implicit Iterator - Decimal",
      ["list": ["1.1", "2.2", "3.3", "4.4", "5.5"]],
      "\"{{#list}}({{.}}){{/list}}\"",
      "\"(1.1)(2.2)(3.3)(4.4)(5.5)\""
    ),
    .init(
      "Implicit Iterator - Array",
      ["list": [["1", "2", "3"], ["a", "b", "c"]]],
      "\"{{#list}}({{#.}}{{.}}{{/.}}){{/list}}\"",
      "\"(123)(abc)\""
    ),
    .init(
      "Implicit Iterator - HTML Escaping",
      marks,
      "\"{{#list}}({{.}}){{/list}}\"",
      "\"(&amp;)(&quot;)(&lt;)(&gt;)\""
    ),
    .init(
      "Implicit Iterator - Triple mustache",
      marks,
      "\"{{#list}}({{{.}}}){{/list}}\"",
      "\"(&)(\")(<)(>)\""
    ),
    .init(
      "Implicit Iterator - Ampersand",
      marks,
      "\"{{#list}}({{&.}}){{/list}}\"",
      "\"(&)(\")(<)(>)\""
    ),

    // Dotted names
    .init(
      "Dotted Names - Truthy",
      ["a": ["b": ["c": true]]],
      "\"{{#a.b.c}}Here{{/a.b.c}}\" == \"Here\"",
      "\"Here\" == \"Here\""
    ),
    .init(
      "Dotted Names - Falsey",
      ["a": ["b": ["c": false]]],
      "\"{{#a.b.c}}Here{{/a.b.c}}\" == \"\"",
      "\"\" == \"\""
    ),

    // White space
    .init(
      "Surrounding Whitespace",
      yes,
      " | {{#boolean}}\t|\t{{/boolean}} | \n",
      " | \t|\t | \n"
    ),
    .init(
      "Internal Whitespace",
      yes,
      " | {{#boolean}} {{! Important Whitespace }}\n {{/boolean}} | \n",
      " |  \n  | \n"
    ),
    .init(
      "Indented Inline Sections",
      yes,
      " {{#boolean}}YES{{/boolean}}\n {{#boolean}}GOOD{{/boolean}}\n",
      " YES\n GOOD\n"
    ),
    .init(
      "Standalone Lines",
      yes,
      "| This Is\n{{#boolean}}\n|\n{{/boolean}}\n| A Line\n",
      "| This Is\n|\n| A Line\n"
    ),
    .init(
      "Indented Standalone Lines",
      yes,
      "| This Is\n  {{#boolean}}\n|\n  {{/boolean}}\n| A Line\n",
      "| This Is\n|\n| A Line\n"
    ),
    .init(
      "Standalone Line Endings",
      yes,
      "|\r\n{{#boolean}}\r\n{{/boolean}}\r\n|",
      "|\r\n|"
    ),
    .init("Standalone Without Previous Line", yes, "  {{#boolean}}\n#{{/boolean}}\n/", "#\n/"),
    .init("Standalone Without Newline", yes, "#{{#boolean}}\n/\n  {{/boolean}}", "#\n/\n"),
    .init("Padding", yes, "|{{# boolean }}={{/ boolean }}|", "|=|"),
  ]
}
