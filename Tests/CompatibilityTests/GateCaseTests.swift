import Compatibility
import Contracts
import Diagnostics
import Foundation
import JSON
import Snapshots
import Testing

@Test("A case is judged as its expected.txt says", arguments: GateCase.all)
func caseIsJudgedAsExpected(_ example: GateCase) throws {
  let file = example.folder.appending(path: "expected.txt")
  let actual = example.check.digest
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
    try Data(actual.utf8).write(to: file)
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  #expect(actual == expected)
}

@Test("There are cases to walk")
func thereAreCases() { #expect(GateCase.all.count > 80) }

@Test("Every rule about contracts, changes and releases is fired by a case")
func everyRuleFires() {
  let fired = Set(GateCase.all.flatMap { $0.check.findings.map(\.rule.id) })
  // What a case's plain files cannot hold: unreadable bytes and links have tests of their own.
  let elsewhere: Set<String> = ["file.unreadable", "file.linked"]
  let missing = Rule.all.map(\.id).filter { id in
    !fired.contains(id) && !elsewhere.contains(id) && !id.hasPrefix("schema.")
      && !id.hasPrefix("swift.")
  }
  #expect(missing == [])
}

@Test("A state compared with itself has not changed", arguments: GateCase.all)
func sameStateHasNoChanges(_ example: GateCase) {
  let set = readContracts(in: GateCase.snapshot("head", example.head))
  #expect(review(from: set, to: set).changes.map(\.message) == [])
}

@Test("Rule ids are unique, lower-case words of a family, and sorted")
func ruleIDs() {
  let ids = Rule.all.map(\.id)
  #expect(Set(ids).count == ids.count)
  #expect(ids == ids.sorted())
  for id in ids {
    #expect(id.wholeMatch(of: /[a-z]+(\.[a-z]+(-[a-z]+)*)+/) != nil, "\(id)")
  }
}

@Test("Swapping the sides turns each loss into a gain", arguments: GateCase.all)
func swappingMirrors(_ example: GateCase) {
  let old = readContracts(in: GateCase.snapshot("base", example.base))
  let new = readContracts(in: GateCase.snapshot("head", example.head))
  let there = review(from: old, to: new)
  let back = review(from: new, to: old)
  #expect(there.changes.isEmpty == back.changes.isEmpty)
  let isAdded = { (review: Review) in review.changes.filter { $0.rule == .typeAdded }.count }
  let isRemoved = { (review: Review) in
    review.changes.filter { $0.rule == .typeRemoved || $0.rule == .typeRetired }.count
  }
  let renames = { (review: Review) in review.changes.contains { $0.rule == .typeRenamed } }
  guard !renames(there), !renames(back) else { return }
  #expect(isAdded(there) == isRemoved(back))
  #expect(isRemoved(there) == isAdded(back))
}

@Test("Links and unreadable files stop the run")
func unreadableStops() {
  let path = "contracts/billing/billing.events.json"
  let files = GateCase.common
  let entries = files.keys.map {
    Snapshot.Entry(path: $0, contentID: $0, kind: $0 == path ? .symbolicLink : .file)
  }
  let linked = readContracts(
    in: Snapshot(name: "head", entries: entries) { files[$0.path] ?? [] })
  #expect(linked.diagnostics.contains { $0.rule == .fileLinked })
  let plain = entries.map { Snapshot.Entry(path: $0.path, contentID: "", kind: .file) }
  let load: (Snapshot.Entry) throws(Snapshot.ReadError) -> [UInt8] = {
    entry throws(Snapshot.ReadError) in
    if entry.path == path { throw Snapshot.ReadError(path: path, message: "It is gone.") }
    return files[entry.path] ?? []
  }
  let unreadable = readContracts(in: Snapshot(name: "head", entries: plain, load: load))
  #expect(unreadable.diagnostics.contains { $0.rule == .fileUnreadable })
  #expect(review(from: unreadable, to: unreadable).check.outcome == .notJudged)
}
