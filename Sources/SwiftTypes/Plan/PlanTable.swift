/// The types planned, by their keys.
///
/// Planning takes a definition back now and then, for which it keeps the planner as it was. What was
/// settled before lies apart, so that keeping it does not copy the plans of all definitions.
struct PlanTable {
  private var settled: [String: TypePlan] = [:]
  private var recent: [String: TypePlan] = [:]

  subscript(_ key: String) -> TypePlan? {
    get { recent[key] ?? settled[key] }
    set { recent[key] = newValue }
  }

  /// Takes the plans made since the last time for settled.
  mutating func settle() {
    settled.merge(recent) { $1 }
    recent.removeAll(keepingCapacity: true)
  }

  /// All plans, in no order.
  var all: [String: TypePlan] {
    recent.isEmpty ? settled : settled.merging(recent) { $1 }
  }

  /// All plans, in no order.
  var values: [TypePlan] { Array(all.values) }
}
