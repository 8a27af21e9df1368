import JSON
import Testing

@testable import SwiftTypes

/// Objects of a union are named by the value of their tag, whatever stands beside them, and keep that name
/// when more branches come.
@Suite struct BranchNameTests {
  /// Branches, the names that they have, and one that is added before or behind them.
  @Test(arguments: [
    (["mail", "phone", "text"], ["mail", "phone", "string"], "fax"),
    (["mail", "text"], ["mail", "string"], "phone"),
    (["mail", "phone"], ["mail", "phone"], "text"),
    (["mail", "phone"], ["mail", "phone"], "raw"),
    (["mail", "phone"], ["mail", "phone"], "letters"),
    (["mail", "phone"], ["mail", "phone"], "null"),
    (["mail", "phone", "array"], ["mail", "phone", "array"], "mailMember"),
    (["two", "text"], ["version2", "string"], "one"),
    (["toMail", "toPhone"], ["mail", "phone"], "text"),
    (["toMail", "toPhone"], ["mail", "phone"], "raw"),
    (["titled", "phone"], ["mail", "phone"], "text"),
  ])
  func whatIsAddedRenamesNoBranchWithATag(_ branches: [String], _ names: [String], _ added: String)
    throws
  {
    for keyword in ["oneOf", "anyOf"] {
      let old = try Self.names(branches, keyword)
      #expect(old.sorted() == names.sorted(), "\(keyword) \(old)")
      for list in [[added] + branches, branches + [added]] {
        let new = try Self.names(list, keyword)
        #expect(new.count == old.count + (added == "null" ? 0 : 1))
        #expect(Set(new).isSuperset(of: old), "\(keyword) \(list) \(new)")
      }
    }
  }

  private static func names(_ branches: [String], _ keyword: String) throws -> [String] {
    let list = try branches.map { try #require(texts[$0]) }.joined(separator: ", ")
    let definitions = #""ToMail": \#(texts["mail"] ?? ""), "ToPhone": \#(texts["phone"] ?? "")"#
    let schema = #"{"\#(keyword)": [\#(list)], "$defs": {\#(definitions)}}"#
    let generation = NameTests.generation(["a.json": schema], nil)
    #expect(generation.files.count > 0)
    return Array(try #require(generation.names.members["a.json#"]).values)
  }

  private static let texts = [
    "mail": object("kind", #"{"const": "mail"}"#), "phone": object("kind", #"{"const": "phone"}"#),
    "fax": object("kind", #"{"const": "fax"}"#),
    "letters": object("kind", #"{"enum": ["letter", "card"]}"#),
    "raw": object("raw", #"{"type": "string"}"#), "mailMember": object("mail", "{}"),
    "one": object("version", #"{"const": 1}"#), "two": object("version", #"{"const": 2}"#),
    "text": #"{"type": "string"}"#, "array": #"{"type": "array", "items": {"type": "string"}}"#,
    "null": #"{"type": "null"}"#, "toMail": ##"{"$ref": "#/$defs/ToMail"}"##,
    "toPhone": ##"{"$ref": "#/$defs/ToPhone"}"##,
    "titled": #"{"title": "Letter", "allOf": [\#(object("kind", #"{"const": "mail"}"#))]}"#,
  ]

  private static func object(_ member: String, _ schema: String) -> String {
    #"{"type": "object", "required": ["\#(member)"], "properties": {"\#(member)": \#(schema)}}"#
  }
}
