import Testing
import TreatyRuntime

@Suite struct TextFormatTests {
  /// What cannot be told, and what no other table of the repository has.
  @Test(
    arguments: [
      (TextFormat.hostname, "xn--bcher-kva.example", nil), (.hostname, "xn--a.-b", false),
      (.email, "a@XN--a.example", nil), (.email, "@xn--a.example", false),
      (.regex, #"\p{Script=Klingon}+"#, nil), (.regex, #"\p{Klingon}"#, nil),
      (.regex, #"\p{Klingon}("#, false), (.regex, #"\p{Lu}\P{sc=Grek}\p{Emoji}"#, true),
      (.regex, #"\p{gc=Klingon}"#, false), (.regex, #"\p{Lu"#, false), (.regex, #"\p{a b}"#, false),
      (.regex, String(repeating: "(", count: 100_000), false),
      (.regex, String(repeating: "(", count: 9999) + String(repeating: ")", count: 9999), true),
      (.regex, "a{99999999999999999999,99999999999999999998}", false),
      (.regex, "a{99999999999999999998,99999999999999999999}", true), (.regex, "(?:a)*?", true),
      (.regex, "(?=a)*", false), (.regex, "a**", false), (.regex, #"\1(a)"#, true),
      (.regex, #"\2(a)"#, false), (.regex, #"(?<é>.)\k<é>"#, true),
      (.regex, #"(?<a>.)(?<a>.)"#, false),
      (.regex, #"[\ud83d\ude00-\u{1F601}]"#, true), (.regex, #"[\d-z]"#, false),
      (.regex, "[a-]", true),
      (.ipv6, "1.2::3.4.5.6", false), (.ipv6, ":::1", false), (.ipv6, "::", true),
      (.uriReference, "//[::1", false), (.uriReference, "//[v1.é]", false),
      (.iriReference, "//é@é:1", true), (.uri, "a:", true), (.uri, "1a:", false),
      (.uriTemplate, "{", false), (.uriTemplate, "{}", false), (.uriTemplate, "{a,}", false),
      (.duration, "P", false), (.duration, "P1T", false), (.duration, "P1DT", false),
      (.duration, "P1Y1W", false), (.duration, "PT1H1S", false), (.duration, "p1Y", false),
      (.relativeJSONPointer, "", false), (.relativeJSONPointer, "1#/a", false),
    ] as [(TextFormat, String, Bool?)])
  func aTextHasAFormatOrNot(_ format: TextFormat, _ text: String, _ expected: Bool?) {
    #expect(format.accepts(text) == expected)
  }

  /// `anyOf`, `oneOf`, `not`, `if` and `contains` say no more than is known: a value is accepted where
  /// every answer to what cannot be told leads to that.
  @Test(arguments: [
    (#""format": "hostname""#, false), (#""not": {"format": "hostname"}"#, false),
    (#""not": {"not": {"format": "hostname"}}"#, false),
    (#""anyOf": [{"format": "hostname"}, {"type": ["string"]}]"#, true),
    (#""anyOf": [{"format": "hostname"}, {"type": ["null"]}]"#, false),
    (#""not": {"anyOf": [{"format": "hostname"}, {"type": ["string"]}]}"#, false),
    (#""oneOf": [{"format": "hostname"}, {"type": ["string"]}]"#, false),
    (#""oneOf": [{"format": "hostname"}, {"type": ["null"]}]"#, false),
    (#""oneOf": [{"format": "ipv4"}, {"type": ["string"]}]"#, true),
    (#""not": {"oneOf": [{"format": "hostname"}, {"type": ["string"]}]}"#, false),
    (
      #""not": {"oneOf": [{"type": ["string"]}, {"type": ["string"]}, {"format": "hostname"}]}"#,
      true
    ),
    (#""if": {"format": "hostname"}, "then": {"minLength": 1}, "else": {"maxLength": 99}"#, true),
    (#""if": {"format": "hostname"}, "then": {"minLength": 1}, "else": {"maxLength": 1}"#, false),
    (#""if": {"format": "hostname"}, "then": {"maxLength": 1}"#, false),
    (
      #""not": {"if": {"format": "hostname"}, "then": {"maxLength": 1}, "else": {"maxLength": 1}}"#,
      true
    ),
    (#""not": {"if": {"format": "hostname"}, "then": {"maxLength": 1}}"#, false),
  ])
  func whatCannotBeToldDecidesNothing(_ keywords: String, _ isAccepted: Bool) {
    #expect(Self.accepts(#"{"$at": "s", \#(keywords)}"#, #""xn--bcher-kva""#) == isAccepted)
  }

  @Test(arguments: [
    (1, 9, #"["xn--a", "a"]"#, true), (2, 9, #"["xn--a", "a"]"#, false),
    (1, 1, #"["xn--a", "a"]"#, false), (1, 1, #"["-", "a"]"#, true), (1, 9, #"["xn--a"]"#, false),
  ])
  func itemsAreCountedWhenTheyAreKnown(
    _ minimum: Int, _ maximum: Int, _ text: String, _ isAccepted: Bool
  ) {
    let contains =
      #""contains": {"format": "hostname"}, "minContains": \#(minimum), "maxContains": \#(maximum)"#
    #expect(Self.accepts(#"{"$at": "s", \#(contains)}"#, text) == isAccepted)
  }

  private static func accepts(_ rules: String, _ text: String) -> Bool {
    Checked.$check.withValue(SchemaRules([rules])["s"]) {
      (try? Checked(json: Array(text.utf8))) != nil
    }
  }
}

/// A value that a check of the task accepts.
private struct Checked: JSONDecodable {
  @TaskLocal static var check: SchemaCheck?

  init(from reader: inout JSONReader) throws(Rejection) {
    if let check = Self.check { try reader.check(check) }
    _ = try RawJSON(from: &reader)
  }
}
