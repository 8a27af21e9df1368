import Foundation
import Inclusion
import JSON
import Schema
import TestSupport
import Testing

/// What is said of the changes between two versions: `Tests/Fixtures/Changes`, one file a case with
/// `old`, `new` and the lines expected.
@Suite struct ChangeTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let url: URL
  }

  static let folder = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Changes")
  static let cases: [Case] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { Case(testDescription: $0, url: folder.appending(path: $0)) }
  }()

  @Test func `there are cases to walk`() { #expect(Self.cases.count >= 20) }

  @Test(arguments: cases)
  func `each change is told once, where it happened, with what it does`(_ example: Case) throws {
    let file = try json(at: example.url)
    let old = side(try #require(file["old"]))
    let new = side(try #require(file["new"]))
    let found = lines(difference(question(old, new)))
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil, var object = file.object {
      object = JSONObject(
        object.members.map {
          $0.name == "changes"
            ? JSONMember(name: $0.name, value: .array(found.map { .string($0) })) : $0
        })
      try Data(JSON.object(object).indentedText().utf8).write(to: example.url)
    }
    #expect(found == file["changes"]?.array?.compactMap(\.string), "\(found)")
  }

  @Test func `a format that asserts is no annotation`() {
    let old: JSON = ["type": "string", "format": "special"]
    let new: JSON = ["type": "string", "format": "other", "title": "T"]
    for asserts in [false, true] {
      let (first, second) = (
        side(old, assertFormat: asserts), side(new, assertFormat: asserts)
      )
      let found = lines(difference(question(first, second)))
      #expect(found.contains("described /title: no effect"))
      #expect(found.contains("described /format: no effect") != asserts)
      #expect(found.contains { $0.hasPrefix("edited /format") } == asserts, "\(found)")
    }
  }

  /// All questions about the changes share a budget; what did not fit is told as not established.
  @Test func `many changes end within a budget for all of them`() {
    let schema = { (length: Int) -> JSON in
      let members = (0..<60).map {
        JSONMember(name: Name("m\($0)"), value: ["maxLength": .number(JSONNumber(length))])
      }
      return ["properties": .object(JSONObject(members))]
    }
    for (first, second) in [(9, 8), (8, 9)] {
      let (old, new) = (side(schema(first)), side(schema(second)))
      let whole = difference(question(old, new))
      #expect(whole.losses.count == 60 && whole.open.isEmpty)
      var some = question(old, new, losing: [first > second ? .old : .new])
      some.budget.steps = 100
      let found = difference(some)
      #expect(!found.losses.isEmpty && found.losses.count < 60)
      let reason = found.open.values.first?.reason ?? ""
      #expect(reason.contains("1000 steps for all changes together"), "\(reason)")
      #expect(found.losses.count == difference(some).losses.count)
      var other = question(old, new, losing: [first > second ? .new : .old])
      other.budget.steps = 200
      let open = difference(other).others.filter {
        if case .open(let reason) = $0.effect { reason.isExhaustion } else { false }
      }
      #expect(!open.isEmpty && open.count < 60)
    }
  }

  /// Undoing what is said to have no effect, or to be lost, never leaves a verdict unexplained.
  @Test(arguments: cases)
  func `a loss is told exactly when something is lost`(_ example: Case) throws {
    let file = try json(at: example.url)
    let old = side(try #require(file["old"]))
    let new = side(try #require(file["new"]))
    let found = difference(question(old, new))
    for losing in Losing.allCases {
      let verdict = (losing == .old ? found.backward : found.forward).declared
      #expect(found.losses.contains { $0.losing == losing } == (verdict.witness != nil))
    }
    let there = difference(question(old, old))
    #expect(there.losses.isEmpty && there.others.isEmpty && there.isEquivalence)
  }
}

/// Where changes lie below a union that refuses as a whole, and what is known of each.
@Suite struct ChangeVerdictTests {
  /// A union of closed objects behind references, as large published schemas are, each edited once.
  private static func union(of count: Int, isEdited: Bool) -> JSON {
    let kinds = (0..<count).map { "K\($0)" }
    let definitions = kinds.enumerated().map { index, kind in
      var members = [
        JSONMember(name: "kind", value: ["const": .string(kind)]),
        JSONMember(name: "size", value: ["type": "integer"]),
        JSONMember(name: "part", value: ["$ref": "#/$defs/Part"]),
      ]
      var required: [JSON] = ["kind"]
      if isEdited {
        switch index % 3 {
        case 0: members.remove(at: 1)
        case 1: required.append("size")
        default: members[1] = JSONMember(name: "size", value: ["type": "string"])
        }
      }
      return JSONMember(
        name: Name(kind),
        value: [
          "type": "object", "properties": .object(JSONObject(members)),
          "required": .array(required), "additionalProperties": false,
        ])
    }
    let part: JSON = isEdited ? ["maxLength": 3] : ["maxLength": 4]
    return [
      "oneOf": .array(kinds.map { ["$ref": .string("#/$defs/\($0)")] }),
      "$defs": .object(JSONObject(definitions + [JSONMember(name: "Part", value: part)])),
    ]
  }

  @Test func `each edit below a union is told at its own place`() {
    let (old, new) = (
      side(Self.union(of: 30, isEdited: false)), side(Self.union(of: 30, isEdited: true))
    )
    let found = difference(question(old, new))
    #expect(found.open.isEmpty)
    let lost = found.losses.filter { $0.losing == .old }
    #expect(lost.count == 31, "\(lost.map(\.new.pointer.description))")
    #expect(Set(lost.map(\.new.pointer)).count == 31)
    for loss in lost {
      let tokens = loss.new.pointer.tokens
      let kind = loss.witness.value["kind"]?.string ?? ""
      #expect(tokens[1] == "Part" || tokens[1] == Name(kind), "\(loss.new.pointer) \(kind)")
    }
  }

  @Test(arguments: ChangeTests.cases)
  func `no answer about a change contradicts the whole`(_ example: ChangeTests.Case) throws {
    let file = try json(at: example.url)
    let old = side(try #require(file["old"]))
    let new = side(try #require(file["new"]))
    let found = difference(question(old, new))
    let told = found.losses.map(\.verdicts) + found.others.map(\.verdicts)
    for losing in Losing.allCases {
      let whole = losing == .old ? found.backward : found.forward
      let (first, second) = losing == .old ? (old, new) : (new, old)
      for verdicts in told {
        for reading in [Reading.strict, .declared] {
          switch verdicts[losing, reading] {
          case .proved, .undecided: break
          case .notAsked: #expect(!whole[reading].isProved)
          case .refuted(let witness):
            #expect(!whole[reading].isProved)
            #expect(first.graph.isValid(witness.value, at: first.node) == true)
            #expect(second.graph.isValid(witness.value, at: second.node) == false)
            #expect(reading == .strict || first.declares(witness.value))
          }
        }
      }
      for loss in found.losses where loss.losing == losing {
        guard case .refuted = loss.verdicts[losing, .declared] else {
          Issue.record("a loss is refuted")
          continue
        }
      }
    }
  }

  @Test func `what was not asked is not answered`() throws {
    // The required member is lost by writers. Whether it loses more in the strict reading of the other
    // direction nobody asks; what the new member does to undeclared ones is asked.
    let old = side(["type": "object", "properties": ["a": true, "c": ["maximum": 5]]])
    let new = side([
      "type": "object", "properties": ["a": true, "b": ["type": "null"], "c": ["maximum": 6]],
      "required": ["a"],
    ])
    let found = difference(question(old, new, losing: [.old]))
    let required = try #require(found.losses.first { $0.new.pointer.tokens == ["required"] })
    guard case .refuted = required.verdicts[.old, .strict],
      case .notAsked = required.verdicts[.new, .strict]
    else {
      Issue.record("\(required.verdicts)")
      return
    }
    let member = try #require(found.others.first { $0.change.new.pointer.lastToken == "b" })
    guard case .proved = member.verdicts[.old, .declared],
      case .refuted(let witness) = member.verdicts[.old, .strict]
    else {
      Issue.record("\(member.verdicts)")
      return
    }
    #expect(witness.value["b"] != nil)
  }
}

/// What is asked of two schemas of a test: losses on both sides, as writers use them.
func question(
  _ old: SchemaSide, _ new: SchemaSide, losing: Set<Losing> = [.old, .new]
) -> DifferenceQuestion {
  var walk = ChangeWalk(from: old.graph, to: new.graph)
  return DifferenceQuestion(
    old: old, new: new, changes: walk.changes(from: old.node, to: new.node),
    losing: losing, reading: .declared,
    options: SchemaOptions(defaultDialect: new.graph[new.node].dialect))
}

private func lines(_ difference: SchemaDifference) -> [String] {
  let losses = difference.losses.map { loss in
    let verb = loss.losing == .old ? "loses" : "gains"
    return "\(place(of: loss.change)) \(verb) \(loss.witness.value.compactText)"
  }
  let others = difference.others.map { other in
    let change = other.change
    var text = "\(change.kind.rawValue) \(place(of: change))"
    if let from = change.before?.string, change.kind != .edited, change.kind != .described {
      text += " from \(from.drop { $0 != "#" })"
    }
    if change.kind == .swapped {
      let names = [change.before, change.after].map { $0?.compactText ?? "" }
      text += " \(names[0]) are now \(names[1])"
    }
    switch other.effect {
    case .none: text += ": no effect"
    case .joint(let kept, let barred):
      if let kept { text += " keeps \(kept.compactText)" }
      if let barred { text += " bars \(barred.compactText)" }
    case .open(let reason): text += " is open: \(reason.reason)"
    case .some(let lost, let gained):
      if let lost { text += " strictly loses \(lost.value.compactText)" }
      if let gained { text += " strictly gains \(gained.value.compactText)" }
    }
    return text
  }
  return losses + others + difference.open.values.map { "open: \($0.reason)" }
}

/// Where a change is; an item that is gone by where it was.
private func place(of change: SchemaChange) -> String {
  switch change.item {
  case .removed: "removed \(change.old.pointer)"
  case .added: "added \(change.new.pointer)"
  case nil: change.new.pointer.description
  }
}
