import Contracts
import Diagnostics
import SwiftTypes
import Testing

/// Steps where types forget the members that their schemas do not name: what a version in between forgets
/// does not arrive at the next one.
@Suite struct ForgottenMemberStepTests {
  private static let text = UpcastingTests.text
  private static let integer = #"{"type":"integer"}"#
  private static let any = #"{"type":"object"}"#

  private static func object(_ members: [String: String]) -> String {
    UpcastingTests.object(required: [], members)
  }

  private static func list(_ items: String, _ more: String = "") -> String {
    #"{"type":"array","items":\#(items)\#(more)}"#
  }

  /// A payload with a member `x`.
  private static func around(_ schema: String) -> String { object(["x": schema]) }

  private static let passedOn =
    #"Version 1 allows `{"a":0}`, which version 2 passes on and version 3 refuses (`type`)."#
  private static let partly =
    "That version 3 accepts all that version 1 allows is not proved: version 2 forgets members that it "
    + "does not name."

  @Test(
    "A member of a member that comes again",
    arguments: [
      // The schemas of `x` in three versions; why the last step asks for it, nil where it does not: with
      // members kept, and forgotten.
      (
        [object(["a": integer, "b": text]), object(["b": text]), object(["a": text, "b": text])],
        passedOn, nil
      ),
      (
        [
          object(["y": object(["a": integer, "b": text])]), object(["y": object(["b": text])]),
          object(["y": object(["a": text, "b": text])]),
        ],
        #"Version 1 allows `{"y":{"a":0}}`, which version 2 passes on and version 3 refuses (`type`)."#,
        nil
      ),
      (
        [
          list(object(["a": integer, "b": text])), list(object(["b": text])),
          list(object(["a": text, "b": text])),
        ],
        #"Version 1 allows `[{"a":0}]`, which version 2 passes on and version 3 refuses (`type`)."#,
        nil
      ),
      // Some of it is forgotten, and some is not.
      (
        [
          object(["a": integer, "m": any]), object(["m": any]), object(["a": text, "m": any]),
        ], passedOn, partly
      ),
      // What names no members keeps all of them.
      ([object(["a": integer]), object([:]), object(["a": text])], passedOn, passedOn),
      // Items that differ may be equal without what is forgotten.
      (
        [
          list(object(["a": integer, "b": text]), #","uniqueItems":true"#),
          list(object(["b": text]), #","uniqueItems":true"#),
          list(object(["a": text, "b": text]), #","uniqueItems":true"#),
        ],
        #"Version 1 allows `[{"a":0}]`, which version 2 passes on and version 3 refuses (`type`)."#,
        partly
      ),
    ] as [([String], String?, String?)])
  func comesAgain(schemas: [String], kept: String?, forgotten: String?) throws {
    for (style, expected) in [(Self.keeping, kept), (Self.dropping, forgotten)] {
      let step = try Self.lastStep(schemas.map(Self.around), style)
      #expect(step.contains("Step = Void") == (expected == nil), "\(step)")
      #expect(step.contains("struct Step") == (expected != nil), "\(step)")
      if let expected { #expect(step.contains(expected), "\(step)") }
    }
  }

  /// The same of payloads that are merged, and of whole ones of which the members do not say everything.
  @Test(arguments: [("", #"`0`"#), (#","maxProperties":9"#, #"`{"a":0}`"#)])
  func aPayloadThatIsMergedForgetsToo(beside: String, value: String) throws {
    let schemas = [
      ["a": Self.integer, "b": Self.text], ["b": Self.text], ["a": Self.text, "b": Self.text],
    ]
    let versions = schemas.map { #"{"allOf":[\#(Self.object($0))]\#(beside)}"# }
    let reason =
      "Version 1 allows \(value), which version 2 passes on and version 3 refuses (`type`)."
    #expect(try Self.lastStep(versions, Self.keeping).contains(reason))
    #expect(try Self.lastStep(versions, Self.dropping).contains("Step = Void"))
  }

  private static let keeping = Configuration.SwiftStyle()
  private static var dropping: Configuration.SwiftStyle {
    var style = Configuration.SwiftStyle()
    style.unknownMembers = .drop
    return style
  }

  /// The step to the last version, in one line without the signs of comments.
  private static func lastStep(
    _ versions: [String], _ style: Configuration.SwiftStyle
  ) throws -> String {
    let (contracts, generation) = UpcastingTests.registry(versions, style: style)
    try #require((contracts.diagnostics + generation.diagnostics).map(\.message) == [])
    let swift = generation.files.map(\.text).joined()
    let start = try #require(swift.firstRange(of: "enum FromV\(versions.count - 1): Upcastable {"))
    let rest = swift[start.upperBound...]
    let end = rest.firstRange(of: "\n      }\n")?.lowerBound ?? rest.endIndex
    let lines = rest[..<end].split(separator: "\n").map { line in
      let words = line.drop { $0 == " " }
      return words.hasPrefix("/// ") ? words.dropFirst(4) : words
    }
    return lines.joined(separator: " ")
  }
}
