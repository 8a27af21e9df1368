import Diagnostics
import Testing

@testable import SwiftTypes

/// Choices within choices: what is asked of their branches stays within bounds, and the answers are safe.
@Suite struct NestedChoiceTests {
  /// Of each choice, a branch leads to the next one, so that all below it would be read at every level.
  @Test func proofsAboutNestedChoicesDoNotReadWithoutEnd() {
    let count = 200
    let levels = (0..<count).map { level in
      let branches =
        ##"{"$ref": "#/$defs/D\##(level + 1)"}, {"type": "object", "required": ["a\##(level)"]}"##
      return #""D\#(level)": {"oneOf": [\#(branches)]}"#
    }
    let last = #""D\#(count)": {"type": "string"}"#
    let schema = #"{"$defs": {\#((levels + [last]).joined(separator: ", "))}}"#
    var planner = Planner(GoldenTests.contracts(in: Array(schema.utf8)))
    planner.planAll()
    let knowledge = planner.knowledge
    let small = count * SchemaKnowledge.smallReach
    #expect(knowledge.readCount > 0)
    #expect(knowledge.readCount <= knowledge.readLimit + small, "\(knowledge.readCount)")
    // Without bounds, each level would read the three schemas of every level below it.
    #expect(knowledge.readLimit + small < 3 * count * count / 2)
    // What is not proved is told, not taken for granted.
    let overlaps = planner.diagnostics.filter { $0.rule.id == "swift.branches-overlap" }
    #expect(overlaps.count == count - 1, "\(overlaps.count)")
  }

  /// A large branch is read all the same where nothing was read before.
  @Test func aLargeBranchIsToldApart() {
    var inner = #"{"type": "object"}"#
    for _ in 0..<60 { inner = #"{"type": "object", "properties": {"x": \#(inner)}}"# }
    let branches = [inner, #"{"type": "string"}"#].map {
      #"{"type": "object", "required": ["a"], "properties": {"a": \#($0)}}"#
    }
    let schema = #"{"oneOf": [\#(branches.joined(separator: ", "))]}"#
    let generation = GoldenTests.generate(from: Array(schema.utf8))
    #expect(generation.isComplete && generation.diagnostics.isEmpty, "\(generation.diagnostics)")
  }
}
