import Contracts
import JSON
import Schema
import TestSupport
import Testing

/// Text of schemas that tries to leave the place it is put: the code compiles, and every literal means
/// the text it was made from.
@Suite(.serialized) struct HostileTextTests {
  /// What breaks naive generators: ends of comments and literals, interpolations, line breaks, marks
  /// that reorder text, names that are no identifiers.
  static let texts: [String] =
    [
      "\r", "\r\n", "\n", "*/", "/*", "//", "/// a\r/// b", "*/ fatalError() /*", "\"", "\"\"\"",
      "\\(1 + 1)", "\\#(1)", "#\"", "\"#", "\"##", "\"###", "##\"#", "\\", "\\\\", "\\n", "\\u{41}",
      "`", "`class`", "``", "$", "$0", "$ref", "#/x~1y", "~0", "~", "%", "%41", "\u{0}", "\u{1}",
      "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}", "\u{202E}abc", "\u{2066}x\u{2069}", "\u{200B}",
      "\u{FEFF}", "\u{FE0F}", "e\u{301}", "\u{E9}", "\u{1F469}\u{200D}\u{1F467}", "\u{1F1E9}",
      "\u{10FFFF}", "\u{E000}", " ", "  ", "\t", ".", "..", "../x", "a/b", "+1", "-1", "1", "1a",
      "_",
      "__", "self", "Self", "Type", "init", "class", "Any", "String", "JSONReader", "SchemaChecks",
      "reader", "object", "error", "unknownMembers", "value", "kind", "}", "{", "})",
      "}\nfatalError()",
      "@available(*, unavailable)", "#if false", "#sourceLocation", "import Foundation", "\u{FF21}",
      "\u{212B}", "\u{1D552}", "١", "名前", "ß", "İ", "K", "public", "inout", "let", "func()", "<T>",
      "a\u{0}b",
    ] + [String(repeating: "long ", count: 2000)]

  /// Names of events and commands: the texts, and names that generated registries have themselves.
  /// Reading a repository refuses most of them; generating does not rest on that. (A name of 10 kB
  /// costs the compiler half a minute here: it stands in every symbol.)
  static let types: [String] =
    texts.dropLast() + [
      "core.Hostile", "core.Events", "core.Commands", "core.Payload", "core.Envelope",
      "core.Stored", "core.Latest", "core.V1", "core.Unknown", "core.Root", "core.URLSeen",
      "core.UrlSeen", "shared.a.Seen", "shared.b.Seen", "core.Outcome", "core.Step",
    ]

  static var registry: GeneratedSuite.Subject {
    GeneratedSuite.Subject(
      name: "Hostile", module: "Registry", schema: object([("type", "object")]),
      dialect: .draft2020, load: { _ in .absent }, registered: types)
  }

  @Test(.timeLimit(.minutes(20)))
  func everyTextInEverySlotStaysWhatItIs() throws {
    var suite = GeneratedSuite("hostile")
    let defaulted = Self.texts.indices.map { Self.subject($0, module: "Defaulted") }
    try suite.generate(
      Self.texts.indices.map { Self.subject($0, module: "Texts") } + defaulted + [Self.registry])
    #expect(suite.refused.isEmpty, "\(suite.refused)")
    let failure = try suite.build()
    #expect(failure == nil, "\(failure?.suffix(4000) ?? "")")
    guard failure == nil else { return }
    var questions: [(name: String, value: JSON)] = []
    var expected: [Bool] = []
    for (index, text) in Self.texts.enumerated() {
      for name in ["Texts/S\(index)", "Defaulted/S\(index)"] where suite.isGenerated(name) {
        for (value, isValid) in Self.values(text) {
          questions.append((name, value))
          expected.append(isValid)
        }
      }
    }
    for type in Self.types {
      for registry in ["Events", "Commands"] {
        questions += [type, type + "10"].map { ("Registry/Hostile.\(registry)", .string($0)) }
        expected += [true, false]
      }
    }
    let answers = try suite.answers(questions)
    #expect(answers.count == questions.count)
    for ((question, isValid), answer) in zip(zip(questions, expected), answers) {
      let shown = question.value.compactText.prefix(200)
      #expect(answer.isAccepted == isValid, "\(question.name) \(shown): \(answer.text.prefix(200))")
      if answer.isAccepted { #expect(try JSON(parsing: answer.text) == question.value, "\(shown)") }
    }
  }

  static func subject(_ index: Int, module: String) -> GeneratedSuite.Subject {
    let text = texts[index]
    var style = Configuration.SwiftStyle()
    style.defaults = module == "Defaulted" ? .use : .ignore
    return GeneratedSuite.Subject(
      name: "S\(index)", module: module, schema: schema(text), dialect: .draft2020,
      file: "\(text).json", load: { _ in .absent }, style: style)
  }

  /// The text as title, description, comment, default, example, format, key, member, item of a tuple,
  /// pattern, value and tag, as identifier and anchor, and as what members depend on.
  private static func schema(_ text: String) -> JSON {
    let notes: [(String, JSON)] = [
      ("title", .string(text)), ("description", .string(text)), ("$comment", .string(text)),
    ]
    func branch(_ tag: String) -> JSON {
      object(
        notes + [
          ("type", "object"), ("required", .array(["tag"])),
          ("properties", object([("tag", object([("const", .string(tag))]))])),
        ])
    }
    let asides: [(String, JSON)] = [
      ("default", .string(text)),
      ("examples", .array([.string(text), object([(text, .string(text))])])), ("deprecated", true),
    ]
    let choice = object(
      notes + asides + [("enum", .array([.string(text), .string(text + "2")]))])
    let mixed = object([("enum", .array([.string(text), .bool(true)]))])
    let open = object([("enum", .array([.string(text), 1])), ("x-open", true)])
    let checked = object([("type", "string"), ("not", object([("const", .string(text))]))])
    let union = object([("oneOf", .array([branch(text), branch(text + "3")]))])
    return object(
      notes + [
        ("type", "object"), ("required", .array([.string("m" + text)])),
        (
          "properties",
          object([
            ("m" + text, choice), ("mixed of it", mixed), ("open to it", open),
            ("checked one", checked), ("a union", union), ("identified", identified(text)),
            ("named", object([("$ref", .string("#/$defs/" + escaped(text)))])),
            (
              "formatted",
              object([("type", "string"), ("format", .string(text))] + asides.dropLast())
            ),
            ("tuple", tuple(text)),
          ])
        ),
        ("dependentRequired", object([("d" + text, .array([.string("e" + text)]))])),
        (
          "dependentSchemas",
          object([("f" + text, object([("required", .array([.string("g" + text)]))]))])
        ),
        ("patternProperties", object([("^p" + pattern(text) + "$", choice)])),
        ("$defs", object([(text, object(notes + [("const", .string(text))]))])),
      ])
  }

  /// Two items of one title, and one of another.
  private static func tuple(_ text: String) -> JSON {
    let items = [("string", text), ("string", text), ("boolean", text + "3")].map { type, title in
      object([("title", .string(title)), ("type", .string(type)), ("default", .string(text))])
    }
    return object([("type", "array"), ("prefixItems", .array(items)), ("items", false)])
  }

  private static func identified(_ text: String) -> JSON {
    // A fragment alone is the identifier of the document around it: reading refuses that.
    let keywords = (text.hasPrefix("#") ? [] : ["$id"]) + ["$anchor", "$dynamicAnchor"]
    return object(
      keywords.map { ($0, .string(text)) } + [
        ("type", "object"), ("properties", object([("inner", object([("const", .string(text))]))])),
      ])
  }

  private static func values(_ text: String) -> [(JSON, Bool)] {
    let own: (String, JSON) = ("m" + text, .string(text))
    return [
      (object([own]), true), (object([("m", .string(text))]), false),
      (object([("m" + text, .string(text + "4"))]), false),
      (object([own, ("mixed of it", .string(text))]), true),
      (object([own, ("mixed of it", .string(text + "5"))]), false),
      (object([own, ("open to it", .string(text))]), true),
      (object([own, ("open to it", .string(text + "5"))]), true),
      (object([own, ("open to it", true)]), false),
      (object([own, ("checked one", .string(text))]), false),
      (object([own, ("checked one", .string(text + "6"))]), true),
      (object([own, ("a union", object([("tag", .string(text))]))]), true),
      (object([own, ("a union", object([("tag", .string(text + "7"))]))]), false),
      (object([own, ("named", .string(text))]), true),
      (object([own, ("named", .string(text + "8"))]), false),
      (object([own, ("identified", object([("inner", .string(text))]))]), true),
      (object([own, ("identified", object([("inner", .string(text + "0"))]))]), false),
      (object([own, ("p" + text, .string(text))]), true),
      (object([own, ("p" + text, .string(text + "9"))]), false),
      (object([own, ("formatted", .string(text))]), true),
      (object([own, ("formatted", 1)]), false),
      (object([own, ("tuple", .array([.string(text), .string(text), true]))]), true),
      (object([own, ("tuple", .array([.string(text), .string(text), .string(text)]))]), false),
      (object([own, ("d" + text, 1), ("e" + text, 2)]), true),
      (object([own, ("d" + text, 1), ("e" + text + "1", 2)]), false),
      (object([own, ("f" + text, 1), ("g" + text, 2)]), true),
      (object([own, ("f" + text, 1), ("g" + text + "1", 2)]), false),
    ]
  }

  private static func object(_ members: [(String, JSON)]) -> JSON {
    .object(JSONObject(members.map { JSONMember(name: Name($0.0), value: $0.1) }))
  }

  /// As a token of a JSON Pointer in the fragment of a URI.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "~"): result += "~0"
      case UInt8(ascii: "/"): result += "~1"
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }

  /// As a pattern that matches the text and nothing else; long texts would make long automata.
  private static func pattern(_ text: String) -> String {
    guard text.utf8.count < 100 else { return "(long )+" }
    var result = ""
    for scalar in text.unicodeScalars {
      if "^$\\.*+?()[]{}|/".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
