import Dispatch
import Foundation
import Testing

@testable import TreatyRuntime

/// Recursive schemas whose checks meet the same value several times at each level: what that costs must
/// grow with the text, not with the power of its depth.
@Suite struct NestedCheckTests {
  /// A type in the shape of generated code: each value within it checks itself once more.
  private struct Tree: JSONDecodable {
    @TaskLocal static var shape = NestedShape.any

    init(from reader: inout JSONReader) throws(Rejection) {
      switch Self.shape.checks {
      case .union(let branches): _ = try reader.branch(of: branches)
      case .whole(let check): try reader.check(check)
      }
      guard reader.kind() == .object else {
        try reader.skipValue()
        return
      }
      var object = try reader.openMap()
      while let name = try reader.mapMember(&object) {
        if name == "x" { _ = try Tree(from: &reader) } else { try reader.skipValue() }
      }
    }
  }

  /// Levels of a member within each other, and what is innermost.
  private static func text(_ depth: Int, _ level: String, innermost: String) -> String {
    String(repeating: level, count: depth) + innermost + String(repeating: "}", count: depth)
  }

  private final class Outcome: @unchecked Sendable {
    var steps = 0
    var failure: DecodingFailure?
  }

  /// Reads on a stack that holds the levels of the type; the checks need none of it.
  private static func read(_ text: String, as shape: NestedShape) -> Outcome {
    let outcome = Outcome()
    let end = DispatchSemaphore(value: 0)
    let thread = Thread {
      (outcome.steps, outcome.failure) = readHere(text, as: shape)
      end.signal()
    }
    thread.stackSize = 4 << 20
    thread.start()
    end.wait()
    return outcome
  }

  private static func readHere(_ text: String, as shape: NestedShape) -> (
    steps: Int, failure: DecodingFailure?
  ) {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      Tree.$shape.withValue(shape) {
        var reader = JSONReader(bytes, depthLimit: 512)
        do throws(Rejection) {
          _ = try Tree(from: &reader)
          try reader.end()
          return (reader.memory?.steps ?? 0, nil)
        } catch {
          return (reader.memory?.steps ?? 0, DecodingFailure(error, in: bytes))
        }
      }
    }
  }

  @Test("What a check costs grows with the depth", arguments: NestedShape.all, [20, 200, 480])
  func deepValues(shape: NestedShape, depth: Int) {
    let accepted = Self.read(
      Self.text(depth, shape.level, innermost: shape.fitting), as: shape)
    #expect(accepted.failure == nil, "\(accepted.failure?.description.prefix(2000) ?? "")")
    #expect(accepted.steps < 100 * depth + 10_000)
    let refused = Self.read(
      Self.text(depth, shape.level, innermost: shape.unfitting), as: shape)
    #expect(refused.failure != nil)
    #expect(refused.steps < 400 * depth + 10_000)
  }

  /// The branches of a branch are told, and no more of them, however deep the reason is.
  @Test func aDeepRefusalSaysWhatAShallowOneSays() throws {
    func lines(_ depth: Int) throws -> [Substring] {
      let text = Self.text(depth, #"{"q":1,"x":"#, innermost: "5")
      let failure = try #require(Self.read(text, as: .any).failure)
      return failure.description.split(separator: "\n")
    }
    let (shallow, deep) = (try lines(3), try lines(300))
    #expect(shallow.count == 13)
    // Only the column differs, and what is two unions further in stands at `/x/x`.
    #expect(shallow.map(Self.reason) == deep.map(Self.reason))
    #expect(shallow.map { $0.contains("/x/x") } == deep.map { $0.contains("/x/x") })
  }

  /// A line from what was expected on.
  private static func reason(_ line: Substring) -> Substring {
    line[(line.firstRange(of: "expected")?.lowerBound ?? line.startIndex)...]
  }

  /// Each part of a text that is checked again is read into memory once.
  @Test func aValueWithinAValueIsFound() throws {
    let text = #"{"a":[1,{"b":"c","d":[]}],"e":null}"#
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer, depthLimit: 512)
      let memory = CheckMemory()
      memory.begin(try reader.parsedValue(), end: reader.position)
      for offset in 0..<(bytes.count + 2) {
        var again = JSONReader(buffer, depthLimit: 512)
        again.position = offset
        let found = memory.value(at: offset)
        #expect((found != nil) == [0, 5, 6, 8, 13, 21, 30].contains(offset), "\(offset)")
        if let found { #expect(try again.parsedValue() == found && found.offset == offset) }
      }
    }
  }
}

/// A recursive schema, as the generated rules have it.
struct NestedShape: Sendable, CustomTestStringConvertible {
  enum Checks: Sendable {
    case union(UnionBranches)
    case whole(SchemaCheck)
  }

  let testDescription: String
  let checks: Checks
  let level: String
  var fitting = "{}"
  var unfitting = "5"

  static let all = [any, one, condition, part, dynamic, unevaluated]

  private static func union(
    _ name: String, _ entries: [String], isExclusive: Bool = false, level: String
  ) -> NestedShape {
    let rules = SchemaRules(entries)
    return NestedShape(
      testDescription: name,
      checks: .union(UnionBranches((0..<3).map { rules["\($0)"] }, isExclusive: isExclusive)),
      level: level)
  }

  private static func branches(_ last: String) -> [String] {
    [
      ##""type":["object"],"properties":{"x":{"$ref":"#"}},"required":["a"]"##,
      ##""type":["object"],"properties":{"x":{"$ref":"#"}},"required":["b"]"##, last,
    ]
  }

  private static func entries(_ keyword: String, _ branches: [String]) -> [String] {
    ["{\"$at\":\"#\",\"\(keyword)\":[" + branches.map { "{\($0)}" }.joined(separator: ",") + "]}"]
      + branches.enumerated().map { "{\"$at\":\"\($0)\",\($1)}" }
  }

  static let any = union(
    "anyOf",
    entries("anyOf", branches(##""type":["object"],"properties":{"x":{"$ref":"#"}}"##)),
    level: #"{"q":1,"x":"#)

  static let one = union(
    "oneOf",
    entries(
      "oneOf",
      branches(##""type":["object"],"properties":{"x":{"$ref":"#"},"a":false,"b":false}"##)),
    isExclusive: true, level: #"{"q":1,"x":"#)

  static let condition = NestedShape(
    testDescription: "if",
    checks: .whole(
      SchemaRules([
        #"{"$at":"B","type":["object"],"properties":{"x":{"$ref":"N"}}}"#,
        #"{"$at":"C","allOf":[{"$ref":"B"}]}"#,
        #"{"$at":"N","allOf":[{"$ref":"B"},{"if":{"required":["k"]},"then":{"$ref":"C"}}]}"#,
      ])["N"]),
    level: #"{"k":1,"x":"#)

  static let part = NestedShape(
    testDescription: "a branch that is part of the other",
    checks: .whole(
      SchemaRules([
        ##"{"$at":"#","type":["object"],"properties":{"x":{"$ref":"x"}},"required":["n"]}"##,
        ##"{"$at":"x","anyOf":[{"$ref":"#"},{"type":["object"],"properties":{"x":{"$ref":"x"}}}]}"##,
      ])["x"]),
    level: #"{"q":1,"x":"#)

  /// Which schema is meant depends on the resources on the way.
  static let dynamic = NestedShape(
    testDescription: "$dynamicRef",
    checks: .whole(
      SchemaRules(
        [
          ##"{"$at":"s","$resource":"s","anyOf":[{"required":["a"],"$ref":"t"},{"$ref":"t"}]}"##,
          ##"{"$at":"t","$resource":"t","type":["object"],"properties":{"x":{"$dynamicRef":{"to":"t","anchor":"n"}}}}"##,
        ], anchors: [("s", "n", "s"), ("t", "n", "t")])["s"]),
    level: #"{"a":1,"x":"#)

  /// What a branch has evaluated belongs to the answer.
  static let unevaluated = NestedShape(
    testDescription: "unevaluatedProperties",
    checks: .whole(
      SchemaRules([
        ##"{"$at":"#","anyOf":[{"$ref":"p"},{"properties":{"a":true},"$ref":"p"}],"unevaluatedProperties":false}"##,
        ##"{"$at":"p","type":["object"],"properties":{"x":{"$ref":"#"}}}"##,
      ])["#"]),
    level: #"{"a":1,"x":"#, unfitting: #"{"b":1}"#)
}
