internal import JSON

/// The members of an object by the names that they had before, as `x-renamed-from` says them.
///
/// For example, of `{"c": {"x-renamed-from": "b"}, "b": {"x-renamed-from": "a"}}` the former `b` is `c` now, and
/// nothing has kept that name. Every member is looked at a few times, however long such chains are.
struct FormerNames {
  /// Who says that it had a name.
  private var bearers: [Name: [Name]] = [:]
  /// Whether a name is that of a member which did not take it over when it was itself renamed.
  private var fates: [Name: Bool] = [:]
  /// How many names were followed to find that out.
  private(set) var stepCount = 0

  init(_ members: JSONObject) {
    for member in members.members {
      guard let former = Self.former(of: member.value) else { continue }
      bearers[former, default: []].append(member.name)
    }
    for former in bearers.keys { settle(former, in: members) }
  }

  /// The first other member that had the same name.
  func rival(of name: Name?, for former: Name) -> Name? {
    bearers[former]?.first { $0 != name }
  }

  /// Whether a former name still is that of a member: where `b` was `a`, and `c` was `b`, the former `b` is
  /// `c` now.
  func isKept(_ former: Name) -> Bool { fates[former] ?? false }

  private mutating func settle(_ name: Name, in members: JSONObject) {
    var path: [Name] = []
    let isKept = follow(name, in: members, &path)
    for step in path { fates[step] = isKept }
  }

  /// Goes from name to former name until it is known what became of the first one.
  private mutating func follow(_ name: Name, in members: JSONObject, _ path: inout [Name]) -> Bool {
    var name = name
    while true {
      if let known = fates[name] { return known }
      stepCount += 1
      path.append(name)
      guard let member = members[name] else { return false }
      guard let former = Self.former(of: member) else { return true }
      // Members that have each other's names keep them all: who comes back here is told so.
      fates[name] = true
      name = former
    }
  }

  private static func former(of member: JSON) -> Name? {
    member[Name(OwnKeyword.renamedFrom.rawValue)]?.string.map { Name($0) }
  }
}
