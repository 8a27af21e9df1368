import Contracts
import Foundation
import SwiftTypes
import Testing

/// Steps one after the other: what a version says of a member is asked of the payloads of all versions
/// before it that pass their member on.
@Suite struct UpcastChainTests {
  private static let text = UpcastingTests.text
  private static let integer = #"{"type":"integer"}"#
  private static let number = #"{"type":"number"}"#
  private static let none = object([:])
  private static let shut = #"{"type":"object","properties":{},"additionalProperties":false}"#

  private static func object(_ members: [String: String], required: [String] = []) -> String {
    UpcastingTests.object(required: required, members)
  }

  private static func sized(_ object: String) -> String {
    #"{"allOf":[\#(object)],"maxProperties":9}"#
  }
  private static func merged(_ object: String) -> String { #"{"allOf":[\#(object)]}"# }

  @Test(
    "A member that comes again",
    arguments: [
      // The payload versions; the properties of the last step, nil for none; why.
      ([object(["a": integer]), none, object(["a": text])], ["a: String?"], refusal("0")),
      (
        [
          object(["a": integer]), none,
          object(["a": #"{"type":"string","default":"z"}"#], required: ["a"]),
        ], ["a: String"], refusal("0")
      ),
      ([object(["a": integer]), none, object(["a": number])], nil, ""),
      // What says more of members than it names may refuse what is passed on.
      (
        [
          object(["a": text]), object(["b": text], required: ["b"]),
          #"{"type":"object","required":["b"],"properties":{"b":{"type":"string"}},"#
            + #""additionalProperties":{"type":"integer"}}"#,
        ], ["payload: V3"], "does not say by its name what becomes of the member `a`"
      ),
      (
        [
          object(["a": integer]), none,
          object(["a": #"{"type":"number","default":1}"#], required: ["a"]),
        ], nil, ""
      ),
      // Deeper, also where a step between changes something else.
      (
        [
          object(["x": object(["a": integer])]), object(["x": none]),
          object(["x": object(["a": text])]),
        ], ["x: Order3.X?"], refusal(#"{"a":0}"#)
      ),
      (
        [
          object(["x": object(["a": integer])]),
          object(["x": none, "k": #"{"const":1}"#], required: ["k"]),
          object(["x": object(["a": text])]),
        ], ["x: Order3.X?"], refusal(#"{"a":0}"#)
      ),
      // In schemas of which the members do not say everything.
      (
        [
          sized(object(["a": integer])), sized(none), sized(object(["a": text])),
        ], ["payload: V3"], refusal(#"{"a":0}"#)
      ),
      (
        [
          merged(object(["a": integer])), merged(none), merged(object(["a": text])),
        ], ["a: String?"], refusal("0")
      ),
      // Where nothing may come again.
      (
        [object(["a": integer]), none, shut], ["payload: V3"],
        "Version 1 has a member `a`, which version 2 passes on and version 3 refuses."
      ),
      ([shut, none, object(["a": text])], nil, ""),
      // A value that has another name since, and comes back to the first one.
      (
        [
          object(["a": integer], required: ["a"]),
          object(["b": #"{"type":"integer","x-renamed-from":"a"}"#], required: ["b"]),
          object(["a": text, "b": integer], required: ["b"]),
        ], nil, ""
      ),
      (
        [
          object(["a": integer], required: ["a"]),
          object(["b": #"{"type":"integer","x-renamed-from":"a"}"#], required: ["b"]),
          object(["a": #"{"type":"integer","x-renamed-from":"b"}"#], required: ["a"]),
        ], nil, ""
      ),
      // One that somebody wrote in the meantime.
      (
        [
          object(["a": text]), object(["a": integer]), none, object(["a": number]),
        ], nil, ""
      ),
    ] as [([String], [String]?, String)])
  func comesAgain(versions: [String], properties: [String]?, reason: String) throws {
    let swift = try UpcastingTests.swift(versions)
    let step = try #require(swift.range(of: "enum FromV\(versions.count - 1): Upcastable {"))
    let body = swift[step.upperBound...].components(separatedBy: "\n      }\n")[0]
    let found = body.split(separator: "\n").compactMap { line in
      line.range(of: "public var ").map { String(line[$0.upperBound...]) }
    }
    #expect(found == properties ?? [], "\(body)")
    #expect(body.contains("Step = Void") == (properties == nil), "\(body)")
    let comments = body.split(separator: "\n").compactMap { line in
      line.range(of: "/// ").map { String(line[$0.upperBound...]) }
    }
    #expect(reason.isEmpty || comments.joined(separator: " ").contains(reason), "\(body)")
  }

  @Test(
    "Members that have other names",
    arguments: [
      // Required members of the old and the new version, the latter with their former names; the lines
      // of the step; what it asks for.
      (
        ["a": integer, "b": text], ["b": ("a", integer), "c": ("b", text)],
        [#"try members.rename("b", to: "c")"#, #"try members.rename("a", to: "b")"#], []
      ),
      (
        ["a": integer, "b": text], ["b": ("a", text), "c": ("b", text)],
        [
          #"try members.rename("b", to: "c")"#, #"members["a"] = nil"#,
          #"members["b"] = try RawJSON(ofStep: step.b)"#,
        ], ["The member `b`. Version 1 allows `0`, which version 2 refuses (`type`)."]
      ),
      // One is not two.
      (
        ["a": integer], ["b": ("a", integer), "c": ("a", integer)],
        [
          #"members["a"] = nil"#, #"members["b"] = try RawJSON(ofStep: step.b)"#,
          #"members["c"] = try RawJSON(ofStep: step.c)"#,
        ],
        [
          "The member `b`. Version 1 has only `a` for `b` and `c`.",
          "The member `c`. Version 1 has only `a` for `b` and `c`.",
        ]
      ),
      // Neither a circle nor what a step before has done already.
      (["a": text, "b": text], ["a": ("b", text), "b": ("a", text)], [], []),
      (["b": integer, "c": text], ["b": ("a", integer), "c": ("b", text)], [], []),
      // What is gone for something else is not left behind.
      (
        ["a": number], ["b": ("a", integer)],
        [#"members["a"] = nil"#, #"members["b"] = try RawJSON(ofStep: step.b)"#],
        ["The member `b`. Version 1 allows `0.1`, which version 2 refuses (`type`)."]
      ),
    ] as [([String: String], [String: (String, String)], [String], [String])])
  func otherNames(
    old: [String: String], new: [String: (former: String, schema: String)], lines: [String],
    asked: [String]
  ) throws {
    let renamed = new.mapValues { member in
      String(member.schema.dropLast()) + #","x-renamed-from":"\#(member.former)"}"#
    }
    let swift = try UpcastingTests.swift(
      Self.object(old, required: old.keys.sorted()),
      Self.object(renamed, required: new.keys.sorted()))
    let found = swift.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    #expect(found.filter { $0.contains("members.rename(") || $0.contains("members[") } == lines)
    #expect(
      found.filter { $0.hasPrefix("/// The member `") && $0.contains("Version 1 ") }
        == asked.map { "/// " + $0 })
  }

  @Test(
    "A member that has one value now",
    arguments: [
      // The old and the new schema of a required member, and the lines of the step.
      (text, #"{"const":"z"}"#, written), (#"{"enum":["z","y"]}"#, #"{"const":"z"}"#, written),
      (text, #"{"const":true}"#, written), (text, #"{"const":[7]}"#, written),
      (text, #"{"const":7}"#, written), (integer, #"{"type":"null"}"#, written),
      // Of what had one value, too, nothing is lost.
      (#"{"const":"y"}"#, #"{"const":"z"}"#, #"members["k"] = RawJSON("z")"#),
      (#"{"type":"null"}"#, #"{"const":"z"}"#, #"members["k"] = RawJSON("z")"#),
      (#"{"const":"y"}"#, #"{"type":"null"}"#, #"members["k"] = .null"#),
      (nil, #"{"const":"z"}"#, #"members.fill("k", with: RawJSON("z"))"#),
      (nil, #"{"type":"null"}"#, #"members.fill("k", with: .null)"#),
    ] as [(String?, String, String)])
  func oneValue(old: String?, new: String, line: String) throws {
    let swift = try UpcastingTests.swift(
      Self.object(old.map { ["k": $0] } ?? [:], required: old == nil ? [] : ["k"]),
      Self.object(["k": new], required: ["k"]))
    let found = swift.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    #expect(
      found.filter { $0.contains("members.fill(") || $0.contains("members[") } == [line])
    #expect(swift.contains("Step = Void") == (line != Self.written))
  }

  private static let written = #"members["k"] = try RawJSON(ofStep: step.k)"#

  @Test func aValueThatIsTheOnlyOneNowIsAskedForWithItsType() throws {
    let swift = try UpcastingTests.swift(
      Self.object(["k": Self.text, "n": Self.text, "v": Self.text], required: ["k", "n", "v"]),
      Self.object(
        ["k": #"{"const":"z"}"#, "n": #"{"const":7}"#, "v": #"{"const":[7]}"#],
        required: ["k", "n", "v"]))
    for property in ["k: String", "n: Int", "v: RawJSON"] {
      #expect(swift.contains("          public var \(property)\n"), "\(property)")
    }
    #expect(
      swift.contains(
        #"The member `k`. Version 1 allows `""`, which version 2 refuses (`const`)."#))
  }

  @Test(
    "A member that is a machine word now",
    arguments: [
      // The old and the new schema of a required member, and the property of the step.
      (integer, #"{"type":"integer","format":"int64"}"#, "k: Int"),
      (#"{"type":"integer","minimum":0}"#, #"{"type":"integer","format":"int64"}"#, "k: Int"),
      (number, #"{"type":"number","format":"double"}"#, "k: Double"),
      (
        #"{"type":["integer","string"]}"#, #"{"type":["integer","string"],"format":"int64"}"#,
        "k: Order2.K"
      ),
      // What the old version allows is held.
      (#"{"type":"integer","format":"int32"}"#, #"{"type":"integer","format":"int64"}"#, nil),
      (
        #"{"type":"integer","minimum":0,"maximum":9}"#, #"{"type":"integer","format":"int64"}"#, nil
      ),
      (#"{"type":"integer","format":"int64"}"#, integer, nil),
      (#"{"type":"number","format":"float"}"#, #"{"type":"number","format":"double"}"#, nil),
      (#"{"enum":[1,2]}"#, #"{"type":["integer","null"],"format":"int64"}"#, nil),
    ] as [(String, String, String?)])
  func machineWord(old: String, new: String, property: String?) throws {
    let swift = try UpcastingTests.swift(
      Self.object(["k": old], required: ["k"]), Self.object(["k": new], required: ["k"]))
    #expect(swift.contains("Step = Void") == (property == nil))
    guard let property else { return }
    #expect(swift.contains("          public var \(property)\n"))
    let reason =
      property == "k: Double"
      ? "/// The member `k`. Version 1 allows numbers beyond those that version 2 holds (`format`)."
      : "/// (`format`)."
    #expect(swift.contains("  " + reason + "\n"))
  }

  @Test(
    "Integers that are machine words by the settings of a module",
    arguments: [
      (#"{"type":"integer","minimum":0,"maximum":1e30}"#, false),
      (#"{"type":"number","multipleOf":1}"#, false), (integer, true),
      (#"{"type":"integer","maximum":9}"#, true),
    ])
  func machineWordBySetting(old: String, isDerived: Bool) {
    var style = Configuration.SwiftStyle()
    style.integers = .int
    let versions = [old, Self.integer].map { Self.object(["k": $0], required: ["k"]) }
    let (_, generation) = UpcastingTests.registry(versions, style: style)
    let swift = generation.files.map(\.text).joined()
    #expect(swift.contains("Step = Void") == isDerived)
    #expect(swift.contains("          public var k: Int\n") != isDerived)
  }

  @Test func aMemberOfAnEarlierVersionHasTheNameAlready() throws {
    let swift = try UpcastingTests.swift(
      Self.object(["b": Self.text]), Self.object(["a": Self.integer]),
      Self.object(["b": #"{"type":"integer","x-renamed-from":"a"}"#]))
    #expect(
      swift.contains(
        "/// The member `b`. Version 1 has another member `b`, which version 2 passes on."))
  }

  private static func refusal(_ value: String) -> String {
    "Version 1 allows `\(value)`, which version 2 passes on and version 3 refuses (`type`)."
  }
}
