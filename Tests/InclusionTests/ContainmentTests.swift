import Foundation
import Inclusion
import JSON
import Schema
import TestSupport
import Testing

@Suite struct ContainmentTests {
  @Test func `the published containment suite is answered without an error`() throws {
    guard let url = SharedData.path("containment/suite.jsonl", for: "containment suite") else {
      return
    }
    var score = Score()
    for line in try Data(contentsOf: url).split(separator: UInt8(ascii: "\n")) {
      let question = try JSONDocument(parsing: Array(line), name: "suite").root
      guard let a = question["a"], let b = question["b"], let expected = question["exp"]?.bool else {
        continue
      }
      let dialect = dialect(question["draft"]?.string)
      score.count(
        question["id"]?.string ?? "", side(a, dialect), in: side(b, dialect), expected: expected)
    }
    score.report("containment suite")
    #expect(score.wrong.isEmpty)
    #expect(score.decided >= 6_500)
  }

  @Test func `hand-written pairs are answered without an error, both ways`() throws {
    guard let url = SharedData.path("containment/handwritten.json", for: "hand-written pairs") else {
      return
    }
    var score = Score()
    for pair in try json(at: url).array ?? [] {
      guard let old = pair["old"], let new = pair["new"] else { continue }
      let asserts = pair["format"]?.string == "assertion"
      let first = side(old, dialect(pair["draft_old"]?.string), assertFormat: asserts)
      let second = side(new, dialect(pair["draft_new"]?.string), assertFormat: asserts)
      let id = pair["id"]?.string ?? ""
      let isDisputed = pair["disputed"] != nil
      score.count(
        id, first, in: second, expected: isDisputed ? nil : pair["old_subset_new"]?.bool)
      score.count(
        id + " (forward)", second, in: first,
        expected: isDisputed ? nil : pair["new_subset_old"]?.bool)
    }
    score.report("hand-written pairs")
    #expect(score.wrong.isEmpty)
  }

  @Test func `the pairs that other tools get wrong are answered without an error`() throws {
    guard let url = SharedData.path("containment/hard.json", for: "hard pairs") else { return }
    var score = Score()
    for pair in try json(at: url).array ?? [] {
      guard let old = pair["old"], let new = pair["new"] else { continue }
      let id = pair["id"]?.string ?? ""
      score.count(id, side(old), in: side(new), expected: pair["backward"]?.string == "ok")
      score.count(
        id + " (forward)", side(new), in: side(old), expected: pair["forward"]?.string == "ok")
    }
    score.report("hard pairs")
    #expect(score.wrong.isEmpty)
  }
}
