import JSON
import TestSupport
import Testing

@testable import Schema

/// Schemas that lead to the same schema with the same value more than once, at every level.
@Suite struct RepeatedWorkTests {
  private static let recursive = [
    ##"""
    {"oneOf": [{"properties": {"next": {"$ref": "#"}, "v": {"const": 2}}, "required": ["v"]},
               {"properties": {"next": {"$ref": "#"}, "v": {"const": 1}}, "required": ["v"]}]}
    """##,
    ##"""
    {"anyOf": [{"properties": {"next": {"$ref": "#"}, "v": {"const": 2}}, "required": ["v"]},
               {"properties": {"next": {"$ref": "#"}, "v": {"const": 1}}, "required": ["v"]}],
     "unevaluatedProperties": false}
    """##,
    ##"""
    {"$dynamicAnchor": "n", "required": ["v"],
     "if": {"properties": {"next": {"$dynamicRef": "#n"}, "v": {"const": 2}}},
     "else": {"properties": {"next": {"$dynamicRef": "#n"}, "v": {"const": 1}}}}
    """##,
  ]

  private func chain(_ depth: Int, end: JSON) -> JSON {
    var value = end
    for _ in 0..<depth { value = ["next": value, "v": 1] }
    return value
  }

  @Test(arguments: recursive)
  func aDeepValueTakesTimeInProportion(_ schema: String) throws {
    let graph = try read(schema)
    let root = graph.roots[0]
    for (end, isValid) in [(["v": 1], true), (["v": 3], false)] as [(JSON, Bool)] {
      let value = chain(100, end: end)
      #expect(graph.isValid(value, at: root) == isValid)
      let validation = graph.accepts(value, at: root)
      #expect(validation.isAccepted == isValid)
      #expect(validation.errors.isEmpty == isValid)
    }
  }

  @Test func aChainOfDoublingReferencesIsFollowedOnce() throws {
    let links = (0..<60).map {
      ##""d\##($0)": {"allOf": [{"$ref": "#/$defs/d\##($0 + 1)"}, {"$ref": "#/$defs/d\##($0 + 1)"}]}"##
    }
    let graph = try read(
      ##"{"$ref": "#/$defs/d0", "$defs": {\##(links.joined(separator: ", ")), "d60": {"type": "object"}}}"##
    )
    #expect(graph.isValid(["a": 1], at: graph.roots[0]) == true)
    #expect(graph.isValid(1, at: graph.roots[0]) == false)
    let validation = graph.accepts(1, at: graph.roots[0])
    #expect(validation.errors.first?.message == "Expected an object, found the number 1.")
    #expect(validation.errors.count < 1_000)
  }

  /// What nothing can decide, at the end of a value that leads to it in two ways at every level.
  @Test(arguments: [
    ##"{"properties": {"next": {"$ref": "#"}, "v": {"pattern": "(a"}}}"##,
    ##"{"properties": {"next": {"$ref": "#"}, "v": {"$ref": "#/gone"}}, "unevaluatedItems": false}"##,
  ])
  func whatIsUnknownIsFoundOutOnce(_ branch: String) throws {
    let graph = try read(##"{"anyOf": [\##(branch), \##(branch)], "unevaluatedProperties": true}"##)
    for collectsErrors in [false, true] {
      let steps = [100, 200].map { depth in
        var walk = Evaluation(graph: graph, collectsErrors: collectsErrors)
        #expect(walk.evaluate(chain(depth, end: ["v": "x"]), graph.roots[0]) == .unknown)
        return walk.memory.steps
      }
      #expect(steps[1] < 3 * steps[0] && steps[1] < 10_000, "\(steps)")
    }
  }

  /// A value that is nested more deeply than the walk goes, in two ways at every level.
  @Test func whatIsTooDeepIsGivenUpSoon() throws {
    let graph = try read(Self.recursive[0])
    var walk = Evaluation(graph: graph, collectsErrors: false)
    #expect(walk.evaluate(chain(1_000, end: ["v": 1]), graph.roots[0]) == .unknown)
    #expect(walk.memory.steps < 20_000, "\(walk.memory.steps)")
  }

  /// What was given up leaves the dynamic scope as it was: `c` is meant, not the `b` in which the walk
  /// ended.
  @Test func whatIsTooDeepLeavesNoTrace() throws {
    let graph = try read(
      ##"""
      {"$id": "http://x/a",
       "allOf": [{"anyOf": [{"$ref": "b"}, true]}, {"$dynamicRef": "c#n"}],
       "$defs": {"b": {"$id": "b", "$dynamicAnchor": "n", "maxItems": 0,
                       "anyOf": [{"items": {"$ref": "#"}}, {"items": {"$ref": "#"}}]},
                 "c": {"$id": "c", "$dynamicAnchor": "n", "type": "array"}}}
      """##)
    var value: JSON = []
    for _ in 0..<400 { value = [value] }
    #expect(graph.isValid(value, at: graph.roots[0]) == true)
    #expect(graph.accepts(value, at: graph.roots[0]).isAccepted)
  }

  /// Two steps for each level of the document, so that the walk is given up at the 401st.
  @Test(arguments: [(400, true), (401, nil)] as [(Int, Bool?)])
  func aWalkThatLeadsTooDeepIsGivenUpAndSaysSo(_ levels: Int, _ expected: Bool?) throws {
    let graph = try read(##"{"allOf": [{"type": "array", "items": {"$ref": "#"}}]}"##)
    let value = try JSON(
      parsing: String(repeating: "[", count: levels) + String(repeating: "]", count: levels))
    #expect(graph.isValid(value, at: graph.roots[0]) == expected)
    guard case .undecided(let reason) = graph.accepts(value, at: graph.roots[0]).verdict else {
      #expect(expected == true)
      return
    }
    #expect(expected == nil)
    #expect(reason.hasPrefix("The schema leads more than 800 steps deep into the document"))
  }

  /// Walks that keep answers from the first step on say what those say that keep none.
  @Test(arguments: Dialect.allCases)
  func keptAnswersAreTheSame(_ dialect: Dialect) throws {
    guard let suite = OfficialSuite.find(for: "kept answers in \(dialect.rawValue)") else { return }
    for test in try suite.cases(dialect) {
      let graph = suite.graph(test.schema, dialect)
      for collectsErrors in [false, true] {
        var walk = Evaluation(graph: graph, collectsErrors: collectsErrors)
        walk.memory.stepsWithout = 0
        let outcome = walk.evaluate(test.instance, graph.roots[0])
        #expect(outcome == (test.isValid ? .accepted : .rejected), "\(test.name)")
        if collectsErrors {
          let validation = graph.accepts(test.instance, at: graph.roots[0])
          #expect(outcome == .accepted || walk.errors.list == validation.errors, "\(test.name)")
        }
      }
    }
  }
}
