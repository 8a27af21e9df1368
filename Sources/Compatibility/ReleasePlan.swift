public import Contracts
public import JSON

/// The version each module must carry next, and the findings that demand it: `treaty next`.
public struct ReleasePlan: Sendable {
  /// The step of one module.
  public struct Step: Sendable {
    /// The module.
    public let module: Name
    /// Its version in the base; nil when it is new, or has none.
    public let from: Version?
    /// Whether the base has no such module.
    public let isNew: Bool
    /// The version its manifest carries now.
    public let stated: Version?
    /// The least version it may carry next; nil when it needs none.
    public let required: Version?
    /// The part that must move.
    public let bump: Bump
    /// The greatest verdict.
    public let verdict: ChangeVerdict
    /// The changes that demand it: those of the greatest verdict.
    public let reasons: [Finding]

    /// Whether the manifest already carries enough.
    public var isMet: Bool {
      guard let required else { return true }
      return stated.map { $0 >= required } ?? false
    }
  }

  /// One step for each module of the head, by name.
  public let steps: [Step]
}

/// The next versions that a review demands.
public func releasePlan(for review: Review) -> ReleasePlan {
  let kept = review.modules.filter { review.head.module($0.name) != nil }
  return ReleasePlan(
    steps: kept.map { module in
      let changes = review.changes(in: module.name)
      let reasons = changes.filter { change in
        guard let verdict = change.verdict(in: module.name), verdict >= .additive else {
          return false
        }
        return module.verdict.isBreaking ? verdict.isBreaking : true
      }
      return ReleasePlan.Step(
        module: module.name, from: module.from, isNew: !module.isKept, stated: module.to,
        required: module.isKept ? module.requiredVersion : module.to, bump: module.requiredBump,
        verdict: module.verdict, reasons: module.isKept ? reasons : changes)
    })
}
