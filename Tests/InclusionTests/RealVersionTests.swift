import Foundation
@testable import Inclusion
import JSON
import Schema
import TestSupport
import Testing

@Suite struct RealVersionTests {
  @Test(arguments: [Inclusion.Reading.strict, .declared])
  func `consecutive versions of real schemas are answered without an error`(
    reading: Inclusion.Reading
  ) throws {
    guard let pairs = try igluPairs() else { return }
    #expect(pairs.count >= 135)
    var score = Score()
    for pair in pairs {
      let old = side(pair.old, .draft04)
      let new = side(pair.new, .draft04)
      score.count(pair.id, old, in: new, expected: nil, reading: reading)
      score.count(pair.id + " (forward)", new, in: old, expected: nil, reading: reading)
    }
    score.report("iglu-central, \(reading.rawValue)")
    #expect(score.undecided.isEmpty)
    try score.judge.decide("iglu-central, \(reading.rawValue)")
    #expect(score.wrong.isEmpty)
    #expect(score.unverified.isEmpty)
  }

  @Test func `no value near the old schema speaks against what was proved`() throws {
    guard let pairs = try igluPairs() else { return }
    var attacked = 0
    for pair in pairs {
      let old = side(pair.old, .draft04)
      let new = side(pair.new, .draft04)
      for (left, right) in [(old, new), (new, old)] {
        guard decide(left, in: right).isProved else { continue }
        attacked += 1
        var budget = Budget.standard
        budget.candidates = 400
        var comparison = Comparison(old: left, new: right, budget: budget)
        #expect(comparison.searchWitness(.strict)?.value == nil, "\(pair.id)")
      }
    }
    print("iglu-central: \(attacked) proofs attacked")
  }

  @Test func `edits of real schemas explain what they lose`() throws {
    guard let pairs = try igluPairs() else { return }
    var told: [String: Int] = [:]
    var unexplained: [String] = []
    let start = ContinuousClock.now
    for pair in pairs {
      let found = difference(question(side(pair.old, .draft04), side(pair.new, .draft04)))
      #expect(found.open.isEmpty)
      for loss in found.losses {
        if loss.new.pointer.tokens.isEmpty { unexplained.append(pair.id) }
        told[loss.losing == .old ? "loses values" : "gains values", default: 0] += 1
      }
      for other in found.others {
        let change = other.change
        if case .none = other.effect {
          told["\(change.kind.rawValue), no effect", default: 0] += 1
        } else {
          told["\(change.kind.rawValue), strictly", default: 0] += 1
        }
      }
    }
    let time = (ContinuousClock.now - start) / .milliseconds(1)
    print("iglu-central: changes told in \(Int(time)) ms, \(unexplained.count) of the whole")
    for (kind, count) in told.sorted(by: { $0.key < $1.key }) { print("  \(kind): \(count)") }
    for id in unexplained { print("  of the whole: \(id)") }
    #expect(unexplained.isEmpty)
  }
}

struct VersionPair {
  let id: String
  let old: JSON
  let new: JSON
}

/// The 141 consecutive versions of the schemas of Snowplow's registry; nil without the shared data.
func igluPairs() throws -> [VersionPair]? {
  guard
    let bundle = SharedData.path("histories/iglu-central.bundle", for: "iglu-central"),
    let list = SharedData.path("histories/iglu-central.schemaver-pairs.json", for: "iglu-central")
  else { return nil }
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "treaty-iglu-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  try git(["clone", "--quiet", bundle.path, folder.path])
  return try (json(at: list).array ?? []).compactMap { pair in
    guard let name = pair["dir"]?.string, let old = pair["old"]?.string,
      let new = pair["new"]?.string
    else { return nil }
    let schemas = folder.appending(path: "schemas").appending(path: name)
    let id = "\(name) \(old) → \(new)"
    do {
      return VersionPair(
        id: id, old: try json(at: schemas.appending(path: old)),
        new: try json(at: schemas.appending(path: new)))
    } catch let error as JSONSyntaxError {
      print("  unreadable: \(id): \(error.message)")
      return nil
    }
  }
}

private func git(_ arguments: [String]) throws {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["git"] + arguments
  try process.run()
  process.waitUntilExit()
  #expect(process.terminationStatus == 0)
}
