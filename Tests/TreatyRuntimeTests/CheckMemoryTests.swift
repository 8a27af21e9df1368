import Testing

@testable import TreatyRuntime

/// What is remembered of checks changes no answer: rules and values made at random, with a memory that
/// keeps everything from the first step and with one that keeps nothing.
@Suite struct CheckMemoryTests {
  @Test(arguments: 0..<20)
  func answersAreTheSameWithAndWithoutMemory(seed: UInt64) {
    var random = Random(state: seed &* 0x9E37_79B9 &+ 1)
    var counts = [0, 0]
    for _ in 0..<30 {
      let rules = Self.rules(&random)
      for _ in 0..<10 {
        let text = Self.value(&random, depth: 4)
        let plain = Self.answers(
          to: text, rules, CheckMemory(stepsWithout: .max))
        let remembered = Self.answers(
          to: text, rules, CheckMemory(stepsWithout: 0, leastSteps: 0))
        #expect(plain == remembered, "\(text)")
        for answer in plain { counts[answer.isEmpty ? 0 : 1] += 1 }
      }
    }
    #expect(counts[0] > 50 && counts[1] > 50, "\(counts)")
  }

  /// An answer that was given where nobody asked what was evaluated is none where somebody does.
  @Test(arguments: ["b", "c"])
  func whatWasEvaluatedBelongsToTheAnswer(entry: String) {
    let rules = SchemaRules([
      #"{"$at":"a","type":["object"],"properties":{"x":{}}}"#,
      #"{"$at":"b","allOf":[{"$ref":"a"},{"$ref":"d"},{"$ref":"d"},{"$ref":"a"}]}"#,
      #"{"$at":"c","allOf":[{"$ref":"d"},{"$ref":"a"},{"$ref":"e"}]}"#,
      #"{"$at":"d","allOf":[{"$ref":"a"}],"unevaluatedProperties":false}"#,
      #"{"$at":"e","allOf":[{"$ref":"a"}],"unevaluatedProperties":false}"#,
    ])
    for (text, isAccepted) in [(#"{"x":1}"#, true), (#"{"x":1,"y":1}"#, false)] {
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        var reader = JSONReader(bytes, depthLimit: 512)
        reader.memory = CheckMemory(stepsWithout: 0, leastSteps: 0)
        let isRead = (try? reader.check(rules[entry])) != nil
        #expect(isRead == isAccepted, "\(text)")
      }
    }
  }

  /// What the entries of the rules say of a value, each of them twice: nothing when they accept it.
  private static func answers(
    to text: String, _ rules: SchemaRules, _ memory: CheckMemory
  ) -> [String] {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes, depthLimit: 512)
      reader.memory = memory
      var answers: [String] = []
      for entry in ["a", "b", "c", "a", "b", "c"] {
        do throws(Rejection) {
          try reader.check(rules[entry])
          answers.append("")
        } catch {
          answers.append(DecodingFailure(error, in: bytes).description)
        }
      }
      return answers
    }
  }

  private static func rules(_ random: inout Random) -> SchemaRules {
    let isDynamic = random.below(3) == 0
    let schemas = ["a", "b", "c"].map { name in
      "{\"$at\":\"\(name)\",\"$resource\":\"\(name)\"," + keywords(&random, 3, isDynamic) + "}"
    }
    return SchemaRules(
      schemas, anchors: isDynamic ? [("a", "n", "a"), ("b", "n", "b"), ("c", "n", "c")] : [])
  }

  /// Some keywords of a schema. References lead to members only, so that no rule goes in circles.
  private static func keywords(_ random: inout Random, _ depth: Int, _ isDynamic: Bool) -> String {
    func schema() -> String { "{" + keywords(&random, depth - 1, isDynamic) + "}" }
    func below() -> String {
      if random.below(3) == 0 { return schema() }
      let name = ["a", "b", "c"][random.below(3)]
      return isDynamic && random.below(2) == 0
        ? "{\"$dynamicRef\":{\"to\":\"\(name)\",\"anchor\":\"n\"}}" : "{\"$ref\":\"\(name)\"}"
    }
    var table: [String: String] = [:]
    for _ in 0..<(depth > 0 ? 1 + random.below(3) : 1) {
      switch random.below(depth > 0 ? 12 : 4) {
      case 0: table["type"] = ["[\"object\"]", "[\"integer\",\"object\"]"][random.below(2)]
      case 1: table["required"] = ["[\"x\"]", "[\"y\"]"][random.below(2)]
      case 2: table["format"] = "\"hostname\""
      case 3: table["minimum"] = "2"
      case 4: table["allOf"] = "[\(schema()),\(schema())]"
      case 5: table["anyOf"] = "[\(schema()),\(schema())]"
      case 6: table["oneOf"] = "[\(schema()),\(schema())]"
      case 7: table["not"] = schema()
      case 8:
        table["if"] = schema()
        table["then"] = schema()
        table["else"] = schema()
      case 9: table["properties"] = "{\"x\":\(below()),\"y\":\(below())}"
      case 10: table["unevaluatedProperties"] = below()
      default: table["items"] = below()
      }
    }
    return table.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
      .joined(separator: ",")
  }

  private static func value(_ random: inout Random, depth: Int) -> String {
    switch random.below(depth > 0 ? 8 : 4) {
    case 0: return "1"
    case 1: return "3"
    // Whether this is a host name cannot be told.
    case 2: return "\"xn--a\""
    case 3: return "\"?\""
    case 4: return "[\(value(&random, depth: depth - 1)),\(value(&random, depth: depth - 1))]"
    default:
      let members = ["x", "y", "z"].filter { _ in random.below(2) == 0 }
      return "{"
        + members.map { "\"\($0)\":\(value(&random, depth: depth - 1))" }
        .joined(separator: ",") + "}"
    }
  }

  private struct Random {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }
}
