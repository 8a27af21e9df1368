import Diagnostics
import JSON
import Testing

@testable import SwiftTypes

/// Letters with marks are in names what they are in the text, in one form however they are written.
@Suite struct LetterTests {
  /// A text, and the names of a member and a type made from it; compared by bytes, as the compiler does.
  @Test(arguments: [
    ("cafe\u{301}", "caf\u{E9}", "Caf\u{E9}"), ("e\u{301}tat", "\u{E9}tat", "\u{C9}tat"),
    ("na_E\u{301}tat", "na\u{C9}tat", "Na\u{C9}tat"), ("A\u{30A}", "\u{E5}", "\u{C5}"),
    // Two marks, in every order and partly composed.
    ("vie\u{302}\u{323}t", "vi\u{1EC7}t", "Vi\u{1EC7}t"),
    ("vie\u{323}\u{302}t", "vi\u{1EC7}t", "Vi\u{1EC7}t"),
    ("vi\u{EA}\u{323}t", "vi\u{1EC7}t", "Vi\u{1EC7}t"),
    ("vi\u{1EB9}\u{302}t", "vi\u{1EC7}t", "Vi\u{1EC7}t"),
    ("i\u{308}\u{301}", "\u{1E2F}", "\u{1E2E}"),
    // A mark without a scalar for it and its letter, and two, which are put in order.
    ("m\u{303}", "m\u{303}", "M\u{303}"), ("m\u{303}\u{323}", "\u{1E43}\u{303}", "\u{1E42}\u{303}"),
    ("m\u{323}\u{303}", "\u{1E43}\u{303}", "\u{1E42}\u{303}"),
    ("q\u{301}\u{323}", "q\u{323}\u{301}", "Q\u{323}\u{301}"),
    // What upper and lower case make marks of.
    ("\u{130}x", "i\u{307}x", "\u{130}x"), ("a_\u{1F0}", "aJ\u{30C}", "AJ\u{30C}"),
    ("a_\u{390}", "a\u{3AA}\u{301}", "A\u{3AA}\u{301}"),
    // Korean, Japanese.
    (
      "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", "\u{D55C}\u{AE00}",
      "Type\u{D55C}\u{AE00}"
    ),
    ("\u{1100}\u{1161}", "\u{AC00}", "Type\u{AC00}"),
    ("\u{30AB}\u{3099}", "\u{30AC}", "Type\u{30AC}"),
    ("\u{FF76}\u{FF9E}", "\u{FF76}\u{FF9E}", "Type\u{FF76}\u{FF9E}"),
    // Vowel signs and tones: Devanagari, Tamil (in two parts, too), Thai; Arabic and Hebrew points.
    ("\u{928}\u{93E}\u{92E}", "\u{928}\u{93E}\u{92E}", "Type\u{928}\u{93E}\u{92E}"),
    ("\u{928}\u{93C}\u{93E}", "\u{929}\u{93E}", "Type\u{929}\u{93E}"),
    (
      "\u{915}\u{94D}\u{937}\u{93F}", "\u{915}\u{94D}\u{937}\u{93F}",
      "Type\u{915}\u{94D}\u{937}\u{93F}"
    ),
    ("\u{B95}\u{BC6}\u{BBE}", "\u{B95}\u{BCA}", "Type\u{B95}\u{BCA}"),
    ("\u{B95}\u{BCA}", "\u{B95}\u{BCA}", "Type\u{B95}\u{BCA}"),
    ("\u{E19}\u{E49}\u{E33}", "\u{E19}\u{E49}\u{E33}", "Type\u{E19}\u{E49}\u{E33}"),
    ("\u{645}\u{651}\u{64F}", "\u{645}\u{64F}\u{651}", "Type\u{645}\u{64F}\u{651}"),
    ("\u{5E9}\u{5BC}\u{5C1}", "\u{5E9}\u{5BC}\u{5C1}", "Type\u{5E9}\u{5BC}\u{5C1}"),
    // What cannot be seen, and marks that no name may have.
    ("caf\u{E9}\u{FE0F}", "caf\u{E9}", "Caf\u{E9}"), ("e\u{200D}\u{301}", "\u{E9}", "\u{C9}"),
    ("\u{645}\u{6CC}\u{200C}\u{62E}", "\u{645}\u{6CC}\u{62E}", "Type\u{645}\u{6CC}\u{62E}"),
    ("a\u{20DD}b", "ab", "Ab"), ("a\u{1F3FB}", "a", "A"),
    // No letters: a mark of its own, signs with marks, digits with marks, pictures.
    ("\u{301}a", "a", "A"), ("a=\u{338}b", "aB", "AB"), ("a_\u{301}b", "aB", "AB"),
    ("1\u{FE0F}\u{20E3}", "u31Ufe0fU20e3", "U31Ufe0fU20e3"), ("\u{2764}\u{FE0F} a", "a", "A"),
    ("\u{1F469}\u{200D}\u{1F467}", "u1f469U200dU1f467", "U1f469U200dU1f467"),
    // Letters alone stay what they are, as do those that stand for others.
    ("caf\u{E9}", "caf\u{E9}", "Caf\u{E9}"), ("\u{212B}", "u212b", "U212b"),
    ("\u{D55C}", "\u{D55C}", "Type\u{D55C}"), ("\u{1100}", "u1100", "U1100"),
  ])
  func namesKeepMarks(text: String, member: String, type: String) {
    for (name, expected) in [(Identifier.member(text), member), (Identifier.type(text), type)] {
      #expect(
        name.utf8.elementsEqual(expected.utf8),
        "\(name.unicodeScalars.map { String($0.value, radix: 16) })")
      // What is chosen can be kept in a file.
      #expect(Identifier.isIdentifier(name))
    }
    #expect(Identifier.member(member).utf8.elementsEqual(member.utf8))
  }

  /// The compiler takes names for equal that have the same bytes, Swift's texts are equal where they look
  /// the same: no two names do that and differ.
  @Test func namesThatLookTheSameAreTheSameOrToldApart() {
    let groups: [([String], [String])] = [
      (["caf\u{E9}", "cafe\u{301}"], ["caf\u{E9}", "cafe_u301_"]),
      (["vie\u{302}\u{323}t", "vi\u{1EC7}t"], ["vie_u302__u323_t", "vi\u{1EC7}t"]),
      (["cafe", "cafe\u{FE0F}"], ["cafe", "cafe_ufe0f_"]),
      (["\u{928}\u{93E}", "\u{928}\u{93E}\u{200D}"], ["\u{928}_u93e_", "\u{928}_u93e__u200d_"]),
      (["\u{C5}", "A\u{30A}", "\u{212B}"], ["capital\u{C5}", "capitalA_u30a_", "u212b"]),
      // No composition puts the first of these in the form of the second.
      (["\u{E9}\u{323}", "\u{1EB9}\u{301}"], ["\u{E9}_u323_", "\u{1EB9}_u301_"]),
    ]
    for (names, expected) in groups {
      for kind in [ScopeKind.properties, .cases] {
        let found = Scope.members(names, as: kind)
        #expect(found.map { Array($0.utf8) } == expected.map { Array($0.utf8) }, "\(found)")
        let reversed = Scope.members(names.reversed(), as: kind)
        #expect(reversed.reversed().map { Array($0.utf8) } == found.map { Array($0.utf8) })
        #expect(Set(found).count == names.count && found.allSatisfy(Identifier.isIdentifier))
      }
    }
  }

  @Test func definitionsThatLookTheSameAreToldApart() {
    let names = Planner.names(
      ofDefinitions: ["caf\u{E9}", "cafe\u{301}", "n\u{303}"].map {
        DefinitionKey(keyword: "$defs", name: $0)
      }, locked: [nil, nil, nil])
    #expect(
      names.map { Array($0.utf8) }
        == ["Type_caf\u{E9}", "Type_cafe_u301_", "\u{D1}"].map { Array($0.utf8) }, "\(names)")
  }

  @Test(arguments: [
    "cafe\u{301}", "a\u{200D}b", "\u{301}a", "_\u{301}", "a\u{20DD}", "1\u{301}", "\u{212B}",
    "m\u{303}\u{323}", "\u{1100}\u{1161}",
  ])
  func otherFormsAreNoNames(text: String) { #expect(!Identifier.isIdentifier(text)) }

  /// Names that a file keeps for a schema are taken as they stand there, marks included.
  @Test func namesWithMarksAreKept() throws {
    let texts = [
      "a.json": #"{"title": "Cafe\#u{301}", "type": "object", "properties": "#
        + #"{"e\#u{301}": {"type": "string"}, "\#u{928}\#u{93E}": {"enum": ["m\#u{303}", "n"]}}}"#
    ]
    let first = NameTests.generation(texts, NameLock())
    #expect(first.isComplete, "\(first.diagnostics.map(\.message))")
    #expect(first.names.types["a.json#"]?.utf8.elementsEqual("Caf\u{E9}".utf8) == true)
    #expect(first.names.members["a.json#"]?["e\u{301}"]?.utf8.elementsEqual("\u{E9}".utf8) == true)
    let lock = try NameLock(parsing: Array(first.names.text.utf8), name: "names.json")
    #expect(lock == first.names)
    let again = NameTests.generation(texts, lock)
    #expect(again.isComplete && again.files == first.files)
  }

  /// What stands in literals and comments for a text: vowel signs behind their letters, and nothing that looks
  /// like another text, stands alone or heaps up.
  @Test(arguments: [
    ("\u{928}\u{93E}\u{92E} \u{938}\u{94D}\u{924}", "\u{928}\u{93E}\u{92E} \u{938}\u{94D}\u{924}"),
    ("\u{E0A}\u{E37}\u{E48}\u{E2D}", "\u{E0A}\u{E37}\u{E48}\u{E2D}"),
    ("\u{646}\u{64E}", "\u{646}\u{64E}"), ("e\u{301}", #"e\u{301}"#), ("\u{E9}", "\u{E9}"),
    ("\u{93E}", #"\u{93E}"#), ("a\u{93E}", #"a\u{93E}"#), ("1\u{94D}", #"1\u{94D}"#),
    ("\u{928} \u{93E}", #"\#u{928} \u{93E}"#),
    ("\u{928}\u{200D}\u{93E}", #"\#u{928}\u{200D}\u{93E}"#),
    ("\u{928}\u{FE0F}", #"\#u{928}\u{FE0F}"#), ("\u{928}\u{301}", #"\#u{928}\u{301}"#),
    (
      "\u{E0A}\u{E48}\u{E48}\u{E48}\u{E48}\u{E48}",
      "\u{E0A}\u{E48}\u{E48}\u{E48}\u{E48}" + #"\u{E48}"#
    ),
  ])
  func vowelSignsAreShown(text: String, shown: String) {
    #expect(Literal.string(text).utf8.elementsEqual("\"\(shown)\"".utf8))
    var swift = SwiftText()
    swift.comment(text)
    #expect(swift.trimmed.utf8.elementsEqual("/// \(shown)\n".utf8))
  }
}
