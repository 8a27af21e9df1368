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
      #expect(found.contains("edited /format") == asserts, "\(found)")
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
func question(_ old: SchemaSide, _ new: SchemaSide) -> DifferenceQuestion {
  var walk = ChangeWalk(from: old.graph, to: new.graph)
  return DifferenceQuestion(
    old: old, new: new, changes: walk.changes(from: old.node, to: new.node),
    losing: [.old, .new], reading: .declared,
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
    switch effect {
    case .none: text += ": no effect"
    case .some(let lost, let gained):
      if let lost { text += " strictly loses \(lost.value.compactText)" }
      if let gained { text += " strictly gains \(gained.value.compactText)" }
    }
    return text
  }
  return losses + others + difference.open.values.map { "open: \($0.reason)" }
}
