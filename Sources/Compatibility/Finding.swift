public import Contracts
public import Diagnostics
public import JSON
internal import enum TreatyRuntime.SHA256

/// What a change does to the users of a contract.
public enum ChangeVerdict: String, Sendable, Hashable, Comparable, CaseIterable {
  case none, documentation, additive, breaking
  /// Neither could be shown; counts as breaking.
  case undecided

  /// From harmless to harmful.
  public static func < (left: ChangeVerdict, right: ChangeVerdict) -> Bool {
    left.rank < right.rank
  }

  /// Whether it demands what a breaking change demands.
  public var isBreaking: Bool { self >= .breaking }

  private var rank: Int {
    switch self {
    case .none: 0
    case .documentation: 1
    case .additive: 2
    case .breaking: 3
    case .undecided: 4
    }
  }
}

/// Which readers lose by a change.
public enum Direction: String, Sendable, Hashable, CaseIterable {
  /// New readers refuse old values.
  case backward
  /// Old readers refuse new values.
  case forward
}

/// One thing that was found: a change, a release rule that is not kept, or a flaw of a file.
public struct Finding: Sendable {
  /// The rule that fired.
  public let rule: Rule
  /// How much it matters in the run that found it.
  public var severity: Rule.Severity
  /// What it does to users; nil for findings that are no changes.
  public let verdict: ChangeVerdict?
  /// The module concerned.
  public let module: Name?
  /// The contract or registry entry concerned.
  public let contract: Name?
  /// The major version in the name of the contract's file, where there is one.
  public var series: Int?
  /// Other contracts that the same change affects, sorted.
  public var affected: [Affected] = []
  /// The contract and the others that the same change reaches, with what is known of the change in each:
  /// the contract itself first. Empty for what is no change of a schema.
  public var roots: [Root] = []
  /// The waiver that lets it pass.
  public var waiver: Waiver?
  /// What happened, one sentence.
  public let message: String
  /// Where it stands in the head.
  public var head: Place?
  /// Where it stood in the base.
  public var base: Place?
  /// Who loses.
  public var direction: Direction?
  /// The content model under which it holds: `declared` or `strict`.
  public var reading: Configuration.ContentModel?
  /// A value that one side accepts and the other refuses.
  public var witness: JSON?
  /// Why the other side refuses it.
  public var rejection: String?
  /// What can be done, most advisable first.
  public var fixes: [String]
  /// What it was and what it is, as JSON: `[]` for absent, `[value]` otherwise.
  public var facts: Facts

  /// Another contract that a change affects, and what it does to its users.
  public struct Affected: Sendable, Hashable {
    /// Its module.
    public let module: Name
    /// Its name.
    public let contract: Name
    /// What the change does to it.
    public let verdict: ChangeVerdict
  }

  /// The canonical old and new state that a finding is about.
  public struct Facts: Sendable, Hashable {
    /// What it was.
    public let old: [JSON]
    /// What it is.
    public let new: [JSON]

    /// Facts from values that may be absent.
    public init(old: JSON? = nil, new: JSON? = nil) {
      self.old = old.map { [$0] } ?? []
      self.new = new.map { [$0] } ?? []
    }
  }

  /// A finding from its parts.
  public init(
    rule: Rule, severity: Rule.Severity? = nil, verdict: ChangeVerdict? = nil, module: Name? = nil,
    contract: Name? = nil, message: String, head: Place? = nil, base: Place? = nil,
    facts: Facts = Facts()
  ) {
    self.rule = rule
    // What breaks is never a mere note, also where the same rule mostly is one.
    let isBreaking = verdict?.isBreaking ?? false
    self.severity = severity ?? (isBreaking && rule.severity == .note ? .warning : rule.severity)
    self.verdict = verdict
    self.module = module
    self.contract = contract
    self.message = message
    self.head = head
    self.base = base
    self.facts = facts
    fixes = [rule.fix]
  }

  /// A flaw of a file as a finding.
  public init(_ diagnostic: Diagnostic, isInBase: Bool) {
    let related = diagnostic.related.map { " \($0.message) \($0.place.description)" }
    let message = diagnostic.message + related.joined()
    self.init(
      rule: diagnostic.rule, message: isInBase ? "In the base: " + message : message,
      head: isInBase ? nil : diagnostic.place, base: isInBase ? diagnostic.place : nil,
      facts: Facts(new: .string(diagnostic.place.file)))
  }

  /// 16 hexadecimal digits that name it in every format and after every reformatting.
  ///
  /// Rule, contract, pointer and facts go in; wording, lines and witnesses do not.
  public var fingerprint: String {
    let pointer = deepestPointer?.description ?? ""
    // Parallel majors have one name and are two contracts.
    let major = series.map { [JSON.number(JSONNumber($0))] } ?? []
    let text = JSON.array(
      [
        .string(rule.id), .string(module?.text ?? ""), .string(contract?.text ?? ""),
        .string(pointer), .array(facts.old), .array(facts.new),
      ] + major
    ).distinctText
    return String(SHA256.hex(of: text.utf8).prefix(16))
  }
}

extension Finding {
  /// Where it stands; what was taken away stands in the head only by what is nearest above it.
  private var deepestPointer: JSONPointer? {
    guard let pointer = head?.pointer else { return base?.pointer }
    guard let before = base?.pointer, before.starts(with: pointer) else {
      return pointer
    }
    return before
  }

  /// What the change does to the users of a module; nil when it does not concern the module or is no
  /// change. What is waived does nothing.
  public func verdict(in module: Name) -> ChangeVerdict? {
    guard let verdict else { return nil }
    let others = affected.filter { $0.module == module }.map(\.verdict)
    let all = (self.module == module ? [verdict] : []) + others
    return waiver == nil ? all.max() : all.isEmpty ? nil : ChangeVerdict.none
  }

  /// The contracts and types of a module that a change breaks.
  func brokenContracts(in module: Name) -> [Name] { contracts(in: module, from: .breaking) }

  /// The contracts and types of a module whose values a change adds to or takes from.
  func changedContracts(in module: Name) -> [Name] { contracts(in: module, from: .additive) }

  private func contracts(in module: Name, from least: ChangeVerdict) -> [Name] {
    guard waiver == nil, let verdict else { return [] }
    let own = self.module == module && verdict >= least ? [contract].compactMap { $0 } : []
    let others = affected.filter { $0.module == module && $0.verdict >= least }
    return own + others.map(\.contract)
  }

  /// The order of reports: what stops the run, then by file, place, rule, contract, direction.
  static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    let stops = (left.isStopping, right.isStopping)
    if stops.0 != stops.1 { return stops.0 }
    for (a, b) in zip(left.sortKeys, right.sortKeys) where a != b { return a < b }
    return false
  }

  /// Whether nothing can be judged because of it.
  var isStopping: Bool { severity == .error && Rule.stopping.contains(rule) }

  private var sortKeys: [Name] {
    let place = head ?? base
    let position = place?.range?.start
    return [
      Name(place?.file ?? ""), Self.padded(position?.line ?? 0), Self.padded(position?.column ?? 0),
      Name(rule.id), contract ?? "", Name(direction?.rawValue ?? ""), Name(message),
    ]
  }

  private static func padded(_ number: Int) -> Name {
    let digits = String(number)
    return Name(String(repeating: "0", count: max(0, 12 - digits.count)) + digits)
  }
}
