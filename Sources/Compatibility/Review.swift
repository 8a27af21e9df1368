public import Contracts
public import Diagnostics
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

  /// The greatest verdict among the changes.
  public var verdict: ChangeVerdict { changes.compactMap(\.verdict).max() ?? .none }

  /// Changes and flaws together, in the order of files and places.
  public var findings: [Finding] { (changes + flaws).sorted(by: Finding.precedes) }

  /// The content model of the policy.
  public var contentModel: Configuration.ContentModel {
    options.contentModel ?? head.configuration.contentModel
  }
}

/// What changed between two states, each change where it happened.
public func review(
  from base: ContractSet, to head: ContractSet, options: ReviewOptions = ReviewOptions()
) -> Review {
  let comparison = SetComparison(base: base, head: head, options: options)
  var changes: [Finding] = []
  var modules: [ModuleReview] = []
  let names = Set(base.modules.map(\.name)).union(head.modules.map(\.name)).sorted()
  for name in names {
    let pair = (old: base.module(name), new: head.module(name))
    let found = comparison.changes(from: pair.old, to: pair.new)
    changes += found
    modules.append(comparison.moduleReview(name, pair.old, pair.new, changes: found))
  }
  let stopping = base.diagnostics.filter { Rule.stopping.contains($0.rule) }
  let flaws =
    head.diagnostics.map { Finding($0, isInBase: false) }
    + stopping.map { Finding($0, isInBase: true) }
  return Review(
    base: base, head: head, changes: changes.sorted(by: Finding.precedes), modules: modules,
    flaws: flaws, options: options)
}

extension Rule {
  /// The rules whose findings mean that something could not be judged.
  public static let stopping: Set<Rule> = [.fileSyntax, .fileUnreadable, .fileLinked]
}
