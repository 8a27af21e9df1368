/// Types that their schemas call deprecated have two names: one that warns whoever writes it, and one for
/// generated code, which must not be warned.
extension Planner {
  /// Gives deprecated definitions another name, once all types are planned; the one they are known by is
  /// declared beside them.
  mutating func setDeprecatedApart() {
    let deprecated = plans.values.filter { plan in
      plan.notes.isDeprecated && plan.key == location(plan.node) && paths[plan.node] != nil
    }
    guard !deprecated.isEmpty else { return }
    var names: [String: String] = [:]
    for plan in deprecated.sorted(by: { key($0.path) < key($1.path) }) {
      let outer = key(plan.path.dropLast())
      var name = "Deprecated" + plan.name
      while !children[outer, default: []].insert(name).inserted { name += "Value" }
      names[key(plan.path)] = name
    }
    for (key, plan) in plans.all {
      let path = renamed(plan.path, names)
      plans[key]?.path = path
    }
    namespaces = Set(
      namespaces.map { namespace in
        let path = namespace.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
        return key(renamed(path, names))
      })
  }

  /// A path with other names for some of the types on it.
  private func renamed(_ path: [String], _ names: [String: String]) -> [String] {
    path.indices.map { names[key(path.prefix(through: $0))] ?? path[$0] }
  }
}
