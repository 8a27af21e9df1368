import Inclusion
import JSON
import Schema

/// Questions in both readings. Where the strict reading holds, the declared one holds with it and is no
/// question of its own.
struct Readings {
  var strict = Score()
  var declared = Score()

  mutating func count(
    _ id: String, _ old: SchemaSide, in new: SchemaSide, expected: Bool? = nil,
    edited: JSONPointer? = nil
  ) {
    let verdict = strict.count(id, old, in: new, expected: expected, edited: edited)
    guard !verdict.isProved else { return }
    declared.count(
      "\(id), declared", old, in: new, expected: expected == true ? true : nil,
      reading: .declared, edited: edited)
  }

  /// Both ways.
  mutating func countBothWays(
    _ id: String, _ old: SchemaSide, _ new: SchemaSide, edited: JSONPointer? = nil
  ) {
    count(id, old, in: new, edited: edited)
    count("\(id) (forward)", new, in: old, edited: edited)
  }

  mutating func reset() {
    strict.reset()
    declared.reset()
  }

  mutating func add(_ other: Readings) {
    strict.add(other.strict)
    declared.add(other.declared)
  }

  /// Goes on with the judges that another one asked.
  mutating func take(judgesOf other: Readings) {
    strict.judge = other.strict.judge
    declared.judge = other.declared.judge
  }

  var wrong: [String] { strict.wrong + declared.wrong }
  var unverified: [String] { strict.unverified + declared.unverified }
  var decided: Int { strict.decided + declared.decided }
  var undecided: Int { strict.undecided.count + declared.undecided.count }

  func report(_ title: String) {
    strict.report("\(title), strict")
    declared.report("\(title), declared")
  }

  func decide(_ title: String) throws {
    try strict.judge.decide("\(title), strict")
    try declared.judge.decide("\(title), declared")
  }
}
