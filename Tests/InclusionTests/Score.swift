import Foundation
@testable import Inclusion
import JSON
import Schema
import TestSupport

/// How often a set of questions was decided, rightly or not.
struct Score {
  var decided = 0
  var wrong: [String] = []
  var undecided: [(id: String, reason: String)] = []
  var times: [Double] = []
  /// What each question took of the budget, in the same order.
  var work: [Int] = []
  var judge = Judge()
  /// Random members of the old schema that each proof must stand.
  var members = Depth.members
  /// How many of them the judge is asked about as well.
  var judged = 0
  var attack = Attack()
  var checked = 0
  /// Proofs that the checker could not follow.
  var unverified: [String] = []

  /// - Parameter edited: where the two differ; every other member then has a value of that place.
  @discardableResult
  mutating func count(
    _ id: String, _ old: SchemaSide, in new: SchemaSide, expected: Bool?,
    reading: Inclusion.Reading = .strict, edited: JSONPointer? = nil
  ) -> Verdict {
    let (verdict, time, steps) = Self.ask(old, new, reading)
    times.append(time)
    work.append(steps)
    if time > 300 { print("slow: \(id): \(Int(time)) ms, \(steps) steps") }
    switch verdict {
    case .proved:
      decided += 1
      if expected == false { wrong.append("\(id): proved, but it does not hold") }
      let seed = UInt64(id.utf8.count) &+ 7
      let drawing = Drawing(of: old, reading, count: members, seed: seed, near: edited)
      for member in drawing.members.prefix(judged) {
        judge.ask(id, old, new, member, isLost: false)
      }
      if let member = attack.opponent(among: drawing, of: new, id, wanted: members) {
        wrong.append("\(id): proved, but \(member.compactText) speaks against it")
      }
      verify(id, old, new, reading)
    case .refuted(let witness):
      decided += 1
      if expected == true {
        wrong.append("\(id): refuted by \(witness.value.compactText), but it holds")
      }
      let isMember =
        old.graph.accepts(witness.value, at: old.node).isAccepted
        && (reading == .strict
          || Declaredness(graph: old.graph).isDeclared(witness.value, at: old.node))
      let isOutside = new.graph.isValid(witness.value, at: new.node) == false
      if !isMember || !isOutside { wrong.append("\(id): no witness: \(witness.value.compactText)") }
      judge.ask(id, old, new, witness.value)
    case .undecided(let reason):
      undecided.append((id, reason.reason))
      // An argument that the checker refuses decides nothing for users, and is a bug here.
      if reason.reason.contains("the checker") { unverified.append("\(id): \(reason.reason)") }
    }
    return verdict
  }

  /// The answer, the processor's time in milliseconds, and what it took of the budget.
  ///
  /// In code that is not optimised, steps take more stack than threads of the pool have.
  private static func ask(
    _ old: SchemaSide, _ new: SchemaSide, _ reading: Inclusion.Reading
  ) -> (verdict: Verdict, time: Double, steps: Int) {
    onStack(ofBytes: stack) {
      let start = processorTime()
      var comparison = Comparison(old: old, new: new, budget: .standard)
      let strict = comparison.strict()
      let verdict = reading == .strict ? strict : comparison.declared(after: strict)
      return (verdict, processorTime() - start, comparison.work)
    }
  }

  private static let stack = 256 << 20

  /// Milliseconds that this thread has worked; other tests and other programs do not count.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
  }

  /// The argument, as the checker sees it.
  private mutating func verify(
    _ id: String, _ old: SchemaSide, _ new: SchemaSide, _ reading: Inclusion.Reading
  ) {
    let found = onStack(ofBytes: Self.stack) { argument(that: old, isIn: new, reading: reading) }
    guard let argument = found else {
      wrong.append("\(id): proved without an argument")
      return
    }
    if !argument.isWhole {
      unverified.append("\(id): not written out within the budget")
    } else if let fault = argument.faults.first {
      unverified.append("\(id): \(fault)")
    } else {
      checked += 1
      guard checked % 10 == 1 else { return }
      let lines = onStack(ofBytes: Self.stack) { argument.text.components(separatedBy: "\n").count }
      let isTold = (argument.stepCount == 0 || argument.text.hasPrefix("[1] ")) && lines < 200
      if !isTold { wrong.append("\(id): not put into words: \(argument.text)") }
    }
  }

  /// Counts from nothing again, for the same judge.
  mutating func reset() {
    (decided, checked, attack) = (0, 0, Attack())
    (wrong, undecided, times, work, unverified) = ([], [], [], [], [])
  }

  /// The score with all that another one counted, but for what the judge is asked.
  mutating func add(_ other: Score) {
    decided += other.decided
    wrong += other.wrong
    undecided += other.undecided
    times += other.times
    work += other.work
    attack.add(other.attack)
    checked += other.checked
    unverified += other.unverified
  }

  /// Decided, wrong, undecided; median, 95th percentile and longest of the processor time.
  var line: String {
    let sorted = times.sorted()
    let median = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    let late = sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * 95 / 100)]
    return "\(decided) of \(decided + undecided.count) decided, \(wrong.count) wrong, "
      + "\(undecided.count) undecided; "
      + String(
        format: "median %.2f ms, p95 %.2f ms, longest %.1f ms", median, late, sorted.last ?? 0)
      + ", most steps \(work.max() ?? 0)"
  }

  func report(_ title: String, listing: Int = 40) {
    print("\(title): \(line)")
    print("  \(checked) arguments verified; \(attack.line)")
    for text in attack.tired.prefix(listing) { print("  few members: \(text)") }
    for text in unverified { print("  not verified: \(text)") }
    for text in wrong { print("  wrong: \(text)") }
    for (id, reason) in undecided.prefix(listing) { print("  undecided: \(id): \(reason)") }
  }
}
