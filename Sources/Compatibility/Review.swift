public import Contracts
public import Diagnostics
internal import Inclusion
public import JSON

/// How thoroughly two states are compared.
public struct ReviewOptions: Sendable {
  /// The content model of the policy; nil takes the head's configuration.
  public var contentModel: Configuration.ContentModel?
  /// Today as `YYYY-MM-DD`, to judge deprecation dates; without it a date has not passed.
  public var today: String?

  /// Options from their parts.
  public init(contentModel: Configuration.ContentModel? = nil, today: String? = nil) {
    self.contentModel = contentModel
    self.today = today
  }
}

/// What became of one module.
public struct ModuleReview: Sendable {
  /// Its name.
  public let name: Name
  /// The greatest verdict among its findings.
  public let verdict: ChangeVerdict
  /// Its version in the base; nil when added.
  public let from: Version?
  /// Its version in the head; nil when removed.
  public let to: Version?
  /// Whether the base is a draft, which may break freely.
  public let isDraft: Bool
  /// Whether both states have it.
  public let isKept: Bool
  /// The part of the version that must move.
  public let requiredBump: Bump
  /// The least version the head may carry; nil when nothing is to be measured from.
  public let requiredVersion: Version?
}

/// Two states of a repository's contracts, and what changed between them.
public struct Review: Sendable {
  /// The starting point.
  public let base: ContractSet
  /// What is proposed.
  public let head: ContractSet
  /// The changes, in the order of files and places.
  public let changes: [Finding]
  /// One for each module of either state, by name.
  public let modules: [ModuleReview]
  /// What is wrong with the files as they stand, in the head and, where it stops the run, in the base.
  public let flaws: [Finding]
  /// The options.
  public let options: ReviewOptions

  /// What both sides' policies come to.
  let policy: Policy

  /// The greatest verdict among the changes, apart from those that are waived.
  public var verdict: ChangeVerdict {
    changes.filter { $0.waiver == nil }.compactMap(\.verdict).max() ?? .none
  }

  /// Whether a module is only a name for schema files that no manifest lists.
  package func isBare(_ module: Name) -> Bool {
    (head.module(module) ?? base.module(module))?.isBare ?? false
  }

  /// The changes that concern a module.
  func changes(in module: Name) -> [Finding] {
    changes.filter { $0.verdict(in: module) != nil }
  }

  /// Changes and flaws together, in the order of files and places.
  public var findings: [Finding] { (changes + flaws).sorted(by: Finding.precedes) }

  /// The content model of the policy.
  public var contentModel: Configuration.ContentModel { policy.contentModel }
}

/// What changed between two states, each change where it happened.
///
/// Where something cannot be read, nothing is judged: what seems to be gone may only be unreadable.
public func review(
  from base: ContractSet, to head: ContractSet, options: ReviewOptions = ReviewOptions()
) -> Review {
  let comparison = SetComparison(base: base, head: head, options: options)
  let unread = unreadFindings(from: base, to: head)
  guard unread.allSatisfy({ $0.severity != .error }) else {
    return Review(
      base: base, head: head, changes: [], modules: [], flaws: unread, options: options,
      policy: comparison.policy)
  }
  var walk = ChangeWalk(from: base.graph, to: head.graph)
  var found = PlacedFindings()
  let names = Set(base.modules.map(\.name)).union(head.modules.map(\.name)).sorted()
  for name in names {
    found.append(comparison.changes(from: base.module(name), to: head.module(name), in: &walk))
  }
  let waivers = Waivers(head.waivers, on: options.today)
  let told = found.merged.map(waivers.applied(to:))
  let changes = told.filter { $0.verdict != nil }.sorted(by: Finding.precedes)
  let modules = names.map { name in
    comparison.moduleReview(name, base.module(name), head.module(name), changes: changes)
  }
  let others = head.diagnostics.filter { !Rule.stopping.contains($0.rule) }
  let flaws =
    others.map { Finding($0, isInBase: false) } + loosenedSettings(from: base, to: head)
    + nothingGuarded(from: base, to: head)
  return Review(
    base: base, head: head, changes: changes, modules: modules,
    flaws: told.filter { $0.verdict == nil } + unread + flaws.map(waivers.applied(to:)),
    options: options, policy: comparison.policy)
}

/// What cannot be read on either side. A file that holds contracts and is the same on both sides has
/// not changed, so it is told and stops nothing.
private func unreadFindings(from base: ContractSet, to head: ContractSet) -> [Finding] {
  let before = Set(
    head.unread.keys.filter { path in
      guard let new = head.unread[path], let old = base.unread[path] else { return false }
      return new.isSame(as: old)
    })
  let isStopping = { (diagnostic: Diagnostic) in Rule.stopping.contains(diagnostic.rule) }
  let inHead = head.diagnostics.filter(isStopping).map { diagnostic in
    var finding = Finding(diagnostic, isInBase: false)
    if before.contains(Name(diagnostic.place.file)) {
      finding.severity = .warning
      finding.fixes.append(
        "It stood so in the base, too: no change is hidden, and none can be judged.")
    }
    return finding
  }
  let inBase = base.diagnostics.filter { diagnostic in
    isStopping(diagnostic) && !before.contains(Name(diagnostic.place.file))
  }
  return inHead
    + inBase.map { diagnostic in
      var finding = Finding(diagnostic, isInBase: true)
      finding.fixes = [
        "What is committed stays as it is: compare with the last state that can be read, by "
          + "`--against` and its revision."
      ]
      return finding
    }
}

private func nothingGuarded(from base: ContractSet, to head: ContractSet) -> [Finding] {
  guard base.namesNothing, head.namesNothing else { return [] }
  let path = head.configurationPath
  return [
    head.hasConfiguration
      ? Finding(
        rule: .configurationNothingGuarded,
        message: "`\(path)` names no file that is there: nothing is guarded.",
        head: Place(file: path))
      : Finding(
        rule: .configurationNothingGuarded,
        message: "There is no `\(path)`, and no `contracts/*/*.contract.json`.")
  ]
}

extension Rule {
  /// The rules whose findings mean that something could not be judged.
  public static let stopping: Set<Rule> = [.fileSyntax, .fileUnreadable, .fileLinked]
}
