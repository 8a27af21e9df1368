import JSON
import Schema

/// Which members of a payload have another name in the next version, as `x-renamed-from` says.
///
/// All of them move at once: where `b` was `a` and `c` was `b`, the old `b` is what `c` takes. A member
/// that stays where it is moves nowhere, and none takes its name.
struct MemberMoves {
  /// The old names, by the new ones; each old name once.
  private(set) var single: [Name: Name]
  /// The same of several members that are to take one.
  private(set) var shared: [Name: Name] = [:]

  init(from old: PlainObject, to new: PlainObject) {
    single = new.formerNames.filter { $0.key != $0.value && old.members[$0.value] != nil }
    settle(old, new)
    let uses = Dictionary(grouping: single.keys) { single[$0] ?? $0 }
    shared = single.filter { (uses[$0.value] ?? []).count > 1 }
    single = single.filter { shared[$0.key] == nil }
    settle(old, new)
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
  func rivals(of name: Name) -> [Name] {
    guard let former = shared[name] else { return [] }
    return shared.filter { $0.value == former }.map(\.key).sorted()
  }

  /// Leaves only names that are free once all have moved, and no circles: it would not be known of a
  /// circle in which step its members moved.
  private mutating func settle(_ old: PlainObject, _ new: PlainObject) {
    var count = -1
    while count != single.count {
      count = single.count
      let all = self
      let taken = formerNames
      single = single.filter { name, former in
        let isFree = old.members[name] == nil || taken.contains(name)
        return isFree && (new.members[former] == nil || all.former(of: former) != nil)
          && all.ends(name)
      }
    }
  }

  /// Whether the names before a name come to an end.
  private func ends(_ name: Name) -> Bool {
    var last = name
    for _ in 0...single.count + shared.count {
      guard let former = former(of: last) else { return true }
      last = former
    }
    return false
  }

  /// The holes, each before the one that is to have the name it takes away.
  func sorted(_ holes: [UpcastPlan.Hole]) -> [UpcastPlan.Hole] {
    var byFormer: [Name: [Int]] = [:]
    for (index, hole) in holes.enumerated() {
      guard let former = former(of: Name(hole.member.name)) else { continue }
      byFormer[former, default: []].append(index)
    }
    var done: Set<Int> = []
    var sorted: [UpcastPlan.Hole] = []
    for index in holes.indices {
      var waiting = [index]
      while let next = waiting.last {
        let before = (byFormer[Name(holes[next].member.name)] ?? []).filter {
          !done.contains($0) && !waiting.contains($0)
        }
        if before.isEmpty {
          waiting.removeLast()
          if done.insert(next).inserted { sorted.append(holes[next]) }
        } else {
          waiting += before.reversed()
        }
      }
    }
    return sorted
  }
}
