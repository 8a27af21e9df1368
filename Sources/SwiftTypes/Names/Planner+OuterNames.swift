import Contracts

/// A nested type may have the name of one at the top, which nothing within it could then be called by:
/// such a type has another name, too.
extension Planner {
  /// Gives a second name to every type at the top that is named where a nearer one has its name. Call it
  /// when all names are given.
  mutating func nameOuterTypes() {
    let nested = children.filter { !$0.key.isEmpty }.values.reduce(into: Set()) { $0.formUnion($1) }
    let tops = plans.values.filter { $0.path.count == 1 && nested.contains($0.name) }
    guard !tops.isEmpty else { return }
    let renderer = Renderer(access: .internal, planner: self, isInOneFile: true)
    var hidden: Set<String> = []
    for plan in plans.values {
      for key in [plan.key] + plan.kind.types.flatMap(\.named) + plan.kind.mergedTypes {
        guard let path = renderer.path(ofType: key) else { continue }
        let views = [Viewpoint.declaration(of: plan.path), .extension(of: plan.path)]
        hidden.formUnion(views.compactMap { renderer.hiddenName(path, from: $0) })
      }
    }
    for plan in tops.sorted(by: { $0.key < $1.key }) where hidden.contains(plan.name) {
      let name = outerName(of: plan)
      plans[plan.key]?.outerName = name
    }
  }

  private mutating func outerName(of plan: TypePlan) -> String {
    let key = plan.key + " as outer"
    if let locked = lockedName(key, in: []), take(locked, in: [], for: key) { return locked }
    let all = children.values.reduce(into: Set()) { $0.formUnion($1) }
    var name = "Outer" + plan.name
    while all.contains(name) || !take(name, in: [], for: key) { name = "Outer" + name }
    return name
  }
}

extension TypePlan.Kind {
  /// The types that a struct is merged with, by their keys.
  fileprivate var mergedTypes: [String] {
    if case .object(let object) = self { object.bases } else { [] }
  }
}
