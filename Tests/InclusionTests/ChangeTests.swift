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
      other.budget.steps = 100
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
    return "\(loss.new.pointer) \(verb) \(loss.witness.value.compactText)"
  }
  let others = difference.others.map { change, effect in
    var text = "\(change.kind.rawValue) \(change.new.pointer)"
    if let from = change.before?.string, change.kind != .edited, change.kind != .described {
      text += " from \(from.drop { $0 != "#" })"
    }
    if change.kind == .swapped {
      let names = [change.before, change.after].map { $0?.compactText ?? "" }
      text += " \(names[0]) are now \(names[1])"
    }
    switch effect {
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
