@testable import Inclusion
import JSON
import Schema
import Testing

@Suite struct StressTests {
  private func verdict(_ old: String, _ new: String) throws -> Verdict {
    decide(side(try JSON(parsing: old)), in: side(try JSON(parsing: new)))
  }

  private func union(_ count: Int, changing changed: Int? = nil) -> String {
    let branches = (0..<count).map { number in
      let type = number == changed ? #"["string", "null"]"# : #""string""#
      return
        #"{"properties": {"kind": {"const": "k\#(number)"}, "v\#(number)": {"type": \#(type)}},"#
        + #" "required": ["kind", "v\#(number)"]}"#
    }
    return #"{"oneOf": [\#(branches.joined(separator: ","))]}"#
  }

  @Test func `a union of thirty variants with one widened`() throws {
    #expect(try verdict(union(30), union(30, changing: 17)).isProved)
    let witness = try verdict(union(30, changing: 17), union(30)).witness
    #expect(witness?.value == ["kind": "k17", "v17": .null])
  }

  @Test func `a union of sixty variants does not exhaust the stack`() throws {
    let verdict = try verdict(union(60), union(60, changing: 17))
    #expect(verdict.witness == nil)
  }

  @Test func `twelve alternatives under allOf against eleven`() throws {
    func whole(_ count: Int) -> String {
      let parts = (0..<count).map {
        #"{"anyOf": [{"required": ["a\#($0)"]}, {"required": ["b\#($0)"]}]}"#
      }
      return #"{"type": "object", "allOf": [\#(parts.joined(separator: ","))]}"#
    }
    #expect(try verdict(whole(12), whole(11)).isProved)
    #expect(try verdict(whole(11), whole(12)).witness != nil)
  }

  @Test func `thirty references that double`() throws {
    let definitions = (0..<30).map {
      ##""d\##($0)": {"type": "object", "properties": {"l": {"$ref": "#/$defs/d\##($0 + 1)"}, "##
        + ##""r": {"$ref": "#/$defs/d\##($0 + 1)"}}, "required": ["l", "r"]}"##
    }
    func whole(_ last: String) -> String {
      ##"{"$ref": "#/$defs/d0", "$defs": {\##(definitions.joined(separator: ",")), "d30": \##(last)}}"##
    }
    #expect(try verdict(whole(#"{"type": "integer"}"#), whole(#"{"type": "number"}"#)).isProved)
    // The smallest witness would have a billion parts.
    let verdict = try verdict(whole(#"{"type": "number"}"#), whole(#"{"type": "integer"}"#))
    guard case .undecided = verdict else {
      Issue.record("no witness of that size can be shown")
      return
    }
  }

  @Test(arguments: [5_998, 65_000])
  func `long texts are not held against a pattern that is too large`(length: Int) throws {
    let old = #"{"type": "string", "pattern": "^(a?b?c?){1999}$", "minLength": \#(length)}"#
    guard case .undecided = try verdict(old, #"{"type": "null"}"#) else {
      Issue.record("nothing was shown")
      return
    }
  }

  @Test func `an enum of five hundred values`() throws {
    let values = (0..<500).map { "\"value\($0)\"" }
    let all = #"{"enum": [\#(values.joined(separator: ","))]}"#
    let fewer = #"{"enum": [\#(values.dropLast().joined(separator: ","))]}"#
    #expect(try verdict(fewer, all).isProved)
    #expect(try verdict(all, fewer).witness?.value == "value499")
  }

  @Test func `recursion of two kinds of nodes through oneOf`() throws {
    func node(_ tag: String, _ other: String, _ leaf: String) -> String {
      let child = ##"{"oneOf": [{"$ref": "#/$defs/\##(other)"}, {"type": "\##(leaf)"}]}"##
      return #"{"type": "object", "required": ["tag"], "properties": {"tag": {"const": "\#(tag)"},"#
        + #" "left": \#(child), "right": \#(child)}}"#
    }
    func trees(_ leaf: String) -> String {
      ##"{"$ref": "#/$defs/a", "$defs": {"a": \##(node("a", "b", leaf)), "##
        + #""b": \#(node("b", "a", leaf))}}"#
    }
    #expect(try verdict(trees("integer"), trees("number")).isProved)
    let witness = try verdict(trees("number"), trees("integer")).witness
    #expect(witness?.value["tag"] == "a")
  }

  @Test func `a pattern that repeats two thousand times`() throws {
    func repeated(_ most: Int) -> String {
      #"{"type": "string", "pattern": "^([a-z]{1,\#(most)})$"}"#
    }
    #expect(try verdict(repeated(1999), repeated(2000)).isProved)
    let witness = try verdict(repeated(2000), repeated(1999)).witness
    #expect(witness?.value.string?.utf8.count == 2000)
  }

  @Test func `nesting beyond the budget is said`() throws {
    func nested(_ depth: Int, _ last: String) -> String {
      String(
        repeating: #"{"type": "object", "required": ["a"], "properties": {"a": "#, count: depth)
        + last + String(repeating: "}}", count: depth)
    }
    #expect(try verdict(nested(60, "true"), nested(60, "false")).witness != nil)
    guard case .undecided = try verdict(nested(200, "true"), nested(200, "false")) else {
      Issue.record("deeper than the budget")
      return
    }
  }

  @Test func `a member required without end has no value`() throws {
    let endless = ##"{"type": "object", "properties": {"n": {"$ref": "#"}}, "required": ["n"]}"##
    let verdict = try verdict(endless, "false")
    #expect(verdict.isProved)
    if case .proved(let proof) = verdict { #expect(proof.text.contains("part by part")) }
  }

  /// Each pigeon is in a hole, and no two are in one: there are too few holes, which takes long to see.
  private func pigeons(_ count: Int) -> String {
    let homes = (0..<count).map { pigeon in
      let holes = (0..<count - 1).map { #"{"required": ["p\#(pigeon)h\#($0)"]}"# }
      return #"{"anyOf": [\#(holes.joined(separator: ","))]}"#
    }
    let pairs = (0..<count).flatMap { first in (0..<first).map { (first, $0) } }
    let quarrels = pairs.flatMap { pair in
      (0..<count - 1).map {
        #"{"not": {"required": ["p\#(pair.0)h\#($0)", "p\#(pair.1)h\#($0)"]}}"#
      }
    }
    return #"{"type": "object", "allOf": [\#((homes + quarrels).joined(separator: ","))]}"#
  }

  /// Variants that exclude each other only because `oneOf` says so.
  private func overlapping(_ count: Int, changing changed: Int? = nil) -> String {
    let branches = (0..<count).map { number in
      let type = number == changed ? #"["string", "null"]"# : #""string""#
      return
        #"{"type": "object", "required": ["v\#(number)"], "#
        + #""properties": {"v\#(number)": {"type": \#(type)}}}"#
    }
    return #"{"oneOf": [\#(branches.joined(separator: ","))]}"#
  }

  @Test func `a hundred variants of which each two overlap`() throws {
    let (old, new) = (overlapping(100), overlapping(100, changing: 3))
    let witness = try verdict(old, new).witness
    #expect(witness?.value["v3"] == .null)
    let sides = try [old, new].map { side(try JSON(parsing: $0)) }
    #expect(decide(sides[0], in: sides[1], reading: .declared).isProved)
  }

  /// Without a bound that excludes alternatives each of them would double the cases.
  @Test func `intervals of which each two overlap`() throws {
    func intervals(_ count: Int, longer: Int?) -> String {
      let branches = (0..<count).map {
        #"{"type": "number", "minimum": \#($0), "maximum": \#($0 + ($0 == longer ? 4 : 3))}"#
      }
      return #"{"oneOf": [\#(branches.joined(separator: ","))]}"#
    }
    let (old, new) = (intervals(30, longer: nil), intervals(30, longer: 7))
    // What is in one interval alone lies at both ends, far from the longer one.
    #expect(try verdict(old, new).isProved)
    #expect(try verdict(new, old).isProved)
    #expect(try verdict(old, intervals(30, longer: 0)).isProved)
    #expect(try verdict(old, intervals(31, longer: nil)).witness != nil)
  }

  @Test func `long texts for a pattern without an automaton take little memory`() throws {
    let verdict = try verdict(
      #"{"type": "string", "pattern": "^(a?b?c?){1999}$"}"#,
      #"{"type": "string", "maxLength": 1999}"#)
    #expect(verdict.witness?.value.string?.utf8.count == 2_000)
  }

  @Test func `questions without a short answer end by their steps`() throws {
    let pairs = [
      (pigeons(8), "false"), (pigeons(10), #"{"maxProperties": 2}"#),
      (overlapping(60), overlapping(60, changing: 3)),
      (overlapping(150), overlapping(150, changing: 3)),
    ]
    var undecided = 0
    for (old, new) in pairs {
      let (old, new) = (side(try JSON(parsing: old)), side(try JSON(parsing: new)))
      var comparison = Comparison(old: old, new: new, budget: .standard)
      if case .undecided(let reason) = comparison.strict() {
        #expect(reason.isExhaustion)
        undecided += 1
      }
      // The budget, what is counted after it is used up, and the search for simple values.
      #expect(comparison.work < 80_000)
    }
    #expect(undecided >= 2)
  }
}
