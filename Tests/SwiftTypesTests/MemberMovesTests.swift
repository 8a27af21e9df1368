import JSON
import Testing

@testable import SwiftTypes

/// Members that have other names in the next version, all at once.
@Suite struct MemberMovesTests {
  /// What is there, and what was worked out from it.
  private struct Case: CustomStringConvertible {
    let formerNames: [Name: Name]
    let old: Set<Name>
    let new: Set<Name>
    var moves: MemberMoves { MemberMoves(formerNames, from: old, to: new) }
    var description: String { "\(formerNames), from \(old) to \(new)" }
  }

  /// Versions with members of six names, made of numbers that follow from one another.
  private static func cases(_ count: Int) -> [Case] {
    let names = ["a", "b", "c", "d", "e", "f"].map { Name($0) }
    var state: UInt64 = 15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    return (0..<count).map { _ in
      let old = Set(names.filter { _ in next(3) > 0 })
      let new = Set(names.filter { _ in next(3) > 0 })
      var formerNames: [Name: Name] = [:]
      for name in names where new.contains(name) && next(4) > 0 {
        formerNames[name] = names[next(names.count)]
      }
      return Case(formerNames: formerNames, old: old, new: new)
    }
  }

  /// Of all sets of moves that leave no name to two members, the largest; what leads to a circle is in
  /// none.
  private static func largest(_ given: Case) -> [Name: Name] {
    let wanted = given.formerNames.filter { $0.key != $0.value && given.old.contains($0.value) }
    let possible = wanted.keys.sorted().filter { start in
      var last: Name? = start
      for _ in 0...wanted.count { last = last.flatMap { wanted[$0] } }
      return last == nil
    }
    var largest: [Name: Name] = [:]
    for bits in 0..<1 << possible.count {
      var moves: [Name: Name] = [:]
      for (index, name) in possible.enumerated() where bits >> index & 1 == 1 {
        moves[name] = wanted[name]
      }
      let taken = Set(moves.values)
      let areFree = moves.allSatisfy { name, former in
        (!given.old.contains(name) || taken.contains(name))
          && (!given.new.contains(former) || moves[former] != nil)
      }
      if areFree { largest.merge(moves) { $1 } }
    }
    return largest
  }

  @Test func asManyMoveAsLeaveNoNameToTwo() {
    var counts = (moved: 0, kept: 0, shared: 0)
    for given in Self.cases(2_000) {
      let moves = given.moves
      let expected = Self.largest(given)
      #expect(moves.single.merging(moves.shared) { $1 } == expected, "\(given)")
      for (name, former) in expected {
        let rivals = expected.filter { $0.value == former }.keys.sorted()
        #expect(moves.former(of: name) == former)
        #expect(moves.rivals(of: name) == (rivals.count > 1 ? rivals : []), "\(given)")
        #expect(moves.removal(by: name) == (rivals.first == name ? former : nil), "\(given)")
      }
      #expect(moves.formerNames == Set(expected.values))
      counts.moved += moves.single.count
      counts.shared += moves.shared.count
      counts.kept += given.formerNames.count - expected.count
    }
    // Each of the three is among what was tried, and not seldom.
    #expect(counts.moved > 400 && counts.shared > 50 && counts.kept > 400, "\(counts)")
  }

  private static let length = 50_000

  /// Each member has the name of the one before it. Work that grew with a power of the length would not end
  /// while anybody waits.
  @Test(
    "A long chain",
    arguments: [
      // Members that are in the new version, or in the old one, besides; whether the others move.
      (nil, nil, true),
      // The first one stays, and with it all that wait for each other's names.
      (0, nil, false),
      // The name that the last one is to have is another member's.
      (nil, length, false),
    ] as [(Int?, Int?, Bool)])
  func longChain(kept: Int?, known: Int?, areMoving: Bool) throws {
    let names = (0...Self.length).map { Name("m\($0)") }
    var formerNames: [Name: Name] = [:]
    for index in 1...Self.length { formerNames[names[index]] = names[index - 1] }
    let old = names.dropLast() + (known.map { [names[$0]] } ?? [])
    let new = names.dropFirst() + (kept.map { [names[$0]] } ?? [])
    let moves = MemberMoves(formerNames, from: Set(old), to: Set(new))
    #expect(moves.single.count == (areMoving ? Self.length : 0))
    #expect(moves.shared.isEmpty)
    let holes = names.dropFirst().map { name in
      let member = MemberPlan(
        name: name.text, identifier: name.text, notes: Annotations(.null), isRequired: true,
        content: .value(.bool))
      let former = moves.former(of: name)?.text
      return UpcastPlan.Hole(
        member: member, source: former.map { .renamed($0, fallback: nil) } ?? .written,
        former: former, reason: .absent)
    }
    // Nothing is to move onto a name that is not left yet.
    let sorted = moves.sorted(holes).map(\.member.name)
    let given = holes.map(\.member.name)
    #expect(sorted == (areMoving ? given.reversed() : given))
  }

  /// Members by the thousand that say one former name.
  @Test func manyRivals() {
    let names = (0..<Self.length).map { Name("m\($0)") }
    let moves = MemberMoves(
      Dictionary(uniqueKeysWithValues: names.map { ($0, "a") }), from: ["a"], to: Set(names))
    #expect(moves.single.isEmpty && moves.shared.count == names.count)
    #expect(names.filter { moves.removal(by: $0) != nil } == ["m0"])
  }
}
