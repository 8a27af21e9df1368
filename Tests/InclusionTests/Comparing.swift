import Foundation
@testable import Inclusion
import JSON
import Schema
import TestSupport

/// A schema of a test as one side of a comparison.
func side(_ schema: JSON, _ dialect: Dialect = .draft2020, assertFormat: Bool = false) -> SchemaSide
{
  let reader = SchemaReader(
    options: SchemaOptions(defaultDialect: dialect, assertFormat: assertFormat),
    load: { remote($0, dialect) })
  let graph = reader.read(JSONDocument(name: "schema.json", root: schema))
  return SchemaSide(graph: graph, node: graph.roots[0])
}

/// The documents that the official suite keeps at its own address.
private func remote(_ uri: String, _ dialect: Dialect) -> LoadedDocument {
  let prefix = "http://localhost:1234/"
  guard uri.hasPrefix(prefix), let folder = SharedData.folder else { return .absent }
  let path = "json-schema-test-suite/remotes/" + uri.dropFirst(prefix.count)
  guard let data = try? Data(contentsOf: folder.appending(path: path)),
    let document = try? JSONDocument(parsing: Array(data), name: uri)
  else { return .absent }
  return .found(document)
}

/// Bytes of a file as a JSON document.
func json(at url: URL) throws -> JSON {
  try JSONDocument(parsing: Array(Data(contentsOf: url)), name: url.lastPathComponent).root
}

/// The dialect named as the containment data names it.
func dialect(_ name: String?) -> Dialect {
  switch name {
  case "draft4": .draft04
  case "draft6": .draft06
  case "draft7": .draft07
  case "draft2019-09": .draft2019
  default: .draft2020
  }
}

/// How much is tried: `make test-deep` sets the variable.
enum Depth {
  static let isDeep = ProcessInfo.processInfo.environment["TREATY_DEEP"] != nil
  static let members = isDeep ? 10_000 : 200
}

/// How often a set of questions was decided, rightly or not.
struct Score {
  var decided = 0
  var wrong: [String] = []
  var undecided: [(id: String, reason: String)] = []
  var times: [Double] = []
  var judge = Judge()
  /// Random members of the old schema that each proof must stand.
  var members = Depth.members
  /// How many of them the judge is asked about as well.
  var judged = 0
  var attacks = 0
  var checked = 0
  /// Proofs that the checker could not follow.
  var unverified: [String] = []

  mutating func count(
    _ id: String, _ old: SchemaSide, in new: SchemaSide, expected: Bool?,
    reading: Inclusion.Reading = .strict
  ) {
    let start = ContinuousClock.now
    let verdict = decide(old, in: new, reading: reading)
    let time = (ContinuousClock.now - start) / .milliseconds(1)
    times.append(time)
    if time > 300 { print("slow: \(id): \(Int(time)) ms") }
    switch verdict {
    case .proved:
      decided += 1
      if expected == false { wrong.append("\(id): proved, but it does not hold") }
      attack(id, old, new, reading)
      verify(id, old, new, reading)
    case .refuted(let witness):
      decided += 1
      if expected == true {
        wrong.append("\(id): refuted by \(witness.value.compactText), but it holds")
      }
      let isMember = old.graph.accepts(witness.value, at: old.node).isAccepted
      let isOutside = new.graph.isValid(witness.value, at: new.node) == false
      if !isMember || !isOutside { wrong.append("\(id): no witness: \(witness.value.compactText)") }
      judge.ask(id, old, new, witness.value)
    case .undecided(let reason): undecided.append((id, reason.reason))
    }
  }

  /// Random members of the old schema against the new one; for the declared reading, those that have
  /// declared members only.
  private mutating func attack(
    _ id: String, _ old: SchemaSide, _ new: SchemaSide, _ reading: Inclusion.Reading
  ) {
    var source = MemberSource(old.graph, old.node, seed: UInt64(id.utf8.count) &+ 7)
    source.drawsUndeclared = reading == .strict
    let declaredness = Declaredness(graph: old.graph)
    var fruitless = 0
    var drawn = 0
    while drawn < members, fruitless < 12 {
      guard let member = source.member(),
        reading == .strict || declaredness.isDeclared(member, at: old.node)
      else {
        fruitless += 1
        continue
      }
      drawn += 1
      if drawn <= judged { judge.ask(id, old, new, member, isLost: false) }
      if new.graph.isValid(member, at: new.node) == false {
        wrong.append("\(id): proved, but \(member.compactText) speaks against it")
        return
      }
    }
    attacks += drawn
  }

  /// The argument, as the checker sees it.
  private mutating func verify(
    _ id: String, _ old: SchemaSide, _ new: SchemaSide, _ reading: Inclusion.Reading
  ) {
    guard let argument = argument(that: old, isIn: new, reading: reading) else {
      wrong.append("\(id): proved without an argument")
      return
    }
    if let fault = argument.faults.first {
      unverified.append("\(id): \(fault)")
    } else {
      checked += 1
    }
  }

  /// Counts from nothing again, for the same judge.
  mutating func reset() {
    (decided, attacks, checked) = (0, 0, 0)
    (wrong, undecided, times, unverified) = ([], [], [], [])
  }

  /// The score with all that another one counted, but for what the judge is asked.
  mutating func add(_ other: Score) {
    decided += other.decided
    wrong += other.wrong
    undecided += other.undecided
    times += other.times
    attacks += other.attacks
    checked += other.checked
    unverified += other.unverified
  }

  /// Questions, decided, wrong, undecided, median and 95th percentile, longest.
  var line: String {
    let sorted = times.sorted()
    let median = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    let late = sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * 95 / 100)]
    return "\(decided) of \(decided + undecided.count) decided, \(wrong.count) wrong, "
      + "\(undecided.count) undecided; "
      + String(
        format: "median %.2f ms, p95 %.2f ms, longest %.1f ms", median, late, sorted.last ?? 0)
  }

  func report(_ title: String, listing: Int = 40) {
    print("\(title): \(line)")
    print("  \(checked) arguments verified, \(attacks) members tried against them")
    for text in unverified { print("  not verified: \(text)") }
    for text in wrong { print("  wrong: \(text)") }
    for (id, reason) in undecided.prefix(listing) { print("  undecided: \(id): \(reason)") }
  }
}
