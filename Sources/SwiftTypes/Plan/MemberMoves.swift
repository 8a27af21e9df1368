import JSON
import Schema

/// Which members of a payload have another name in the next version, as `x-renamed-from` says.
///
/// All of them move at once: where `b` was `a` and `c` was `b`, the old `b` is what `c` takes. A member
/// that stays where it is moves nowhere, and none takes its name.
struct MemberMoves {
  /// The old names, by the new ones; each old name once.
  let single: [Name: Name]
  /// The same of several members that are to take one.
  let shared: [Name: Name]
  /// Those members, by the old name.
  private let rivals: [Name: [Name]]

  init(from old: PlainObject, to new: PlainObject) {
    self.init(new.formerNames, from: Set(old.members.keys), to: Set(new.members.keys))
  }

  /// The same from names alone: of the former ones, and of the members that there were and are.
  init(_ formerNames: [Name: Name], from old: Set<Name>, to new: Set<Name>) {
    let wanted = formerNames.filter { $0.key != $0.value && old.contains($0.value) }
    let moves = Self.settled(Self.withoutCircles(wanted), old, new)
    let takers = Dictionary(grouping: moves.keys) { moves[$0] ?? $0 }
    let rivals = takers.filter { $0.value.count > 1 }.mapValues { $0.sorted() }
    shared = moves.filter { rivals[$0.value] != nil }
    single = moves.filter { rivals[$0.value] == nil }
    self.rivals = rivals
  }

  /// The old name of a member that has another one.
  func former(of name: Name) -> Name? { single[name] ?? shared[name] }

  /// The old names that nothing has now, unless it takes them.
  var formerNames: Set<Name> { Set(single.values).union(shared.values) }

  /// The old name that a member leaves empty: of several members that are to have it, the first one does.
  func removal(by name: Name) -> Name? {
    single[name] ?? (rivals(of: name).first == name ? shared[name] : nil)
  }

  /// The members that are to take the same one as another, by name.
  func rivals(of name: Name) -> [Name] { shared[name].flatMap { rivals[$0] } ?? [] }

  /// The moves of which the names before them come to an end: it would not be known of a circle in which
  /// step its members moved.
  private static func withoutCircles(_ moves: [Name: Name]) -> [Name: Name] {
    var ends: [Name: Bool] = [:]
    for start in moves.keys {
      var way: [Name] = []
      var next = start
      while ends[next] == nil, let former = moves[next] {
        // Whoever comes here again is in a circle.
        ends[next] = false
        way.append(next)
        next = former
      }
      let isEnding = ends[next] ?? true
      for name in way { ends[name] = isEnding }
    }
    return moves.filter { ends[$0.key] == true }
  }

  /// Leaves only names that are free once all have moved. That one stays may keep others where they are:
  /// those that wait for its name, and the one whose name it was to take. No others are looked at again,
  /// so that long chains take no longer than as many short ones.
  private static func settled(
    _ wanted: [Name: Name], _ old: Set<Name>, _ new: Set<Name>
  ) -> [Name: Name] {
    var moves = wanted
    var takers: [Name: Set<Name>] = [:]
    for (name, former) in moves { takers[former, default: []].insert(name) }
    var waiting = Array(moves.keys)
    while let name = waiting.popLast() {
      guard let former = moves[name] else { continue }
      let isFree = !old.contains(name) || takers[name]?.isEmpty == false
      if isFree, !new.contains(former) || moves[former] != nil { continue }
      moves[name] = nil
      takers[former]?.remove(name)
      waiting += takers[name] ?? []
      waiting.append(former)
    }
    return moves
  }

  /// The holes, each before the one that is to have the name it takes away.
  func sorted(_ holes: [UpcastPlan.Hole]) -> [UpcastPlan.Hole] {
    var byFormer: [Name: [Int]] = [:]
    for (index, hole) in holes.enumerated() {
      guard let former = former(of: Name(hole.member.name)) else { continue }
      byFormer[former, default: []].append(index)
    }
    var begun: Set<Int> = []
    var sorted: [UpcastPlan.Hole] = []
    for index in holes.indices where begun.insert(index).inserted {
      var waiting = [index]
      while let next = waiting.last {
        let before = (byFormer[Name(holes[next].member.name)] ?? []).filter {
          begun.insert($0).inserted
        }
        if before.isEmpty {
          waiting.removeLast()
          sorted.append(holes[next])
        } else {
          waiting += before.reversed()
        }
      }
    }
    return sorted
  }
}
