internal import Contracts
internal import Diagnostics
internal import JSON

/// Two versions of one registry entry, apart from their schemas.
struct EntryChange {
  let old: RegistryEntry
  let new: RegistryEntry
  let module: Name

  /// Visibility, status and the deprecation window.
  func lifeFindings() -> [Finding] {
    var findings: [Finding] = []
    if old.visibility != new.visibility {
      let isHidden = new.visibility == .private
      findings.append(
        finding(
          isHidden ? .typeHidden : .typePublished, isHidden ? .breaking : .additive, "visibility",
          isHidden ? "`\(new.type)` is no longer public." : "`\(new.type)` is now public.",
          .string(old.visibility.rawValue), .string(new.visibility.rawValue)))
    }
    if old.status != new.status { findings.append(statusFinding()) }
    if let before = old.deprecation, let after = new.deprecation,
      before.lastSupported != after.lastSupported
    {
      findings.append(windowFinding(before, after))
    }
    if let former = old.renamedFrom, new.renamedFrom != former {
      findings.append(
        finding(
          .typeAliasDropped, .breaking, "renamed_from",
          "`\(new.type)` no longer answers to `\(former)`.", .string(former.text),
          new.renamedFrom.map { .string($0.text) } ?? .null))
    } else if let name = new.renamedFrom, new.type == old.type, old.renamedFrom == nil {
      findings.append(
        finding(
          .typeRenamed, .additive, "renamed_from", "`\(new.type)` now answers to `\(name)`, too.",
          .null, .string(name.text)))
    }
    return findings
  }

  private func statusFinding() -> Finding {
    let (rule, verdict, what) = Self.meaning(from: old.status, to: new.status)
    return finding(
      rule, verdict, "status", "`\(new.type)` \(what).", .string(old.status.rawValue),
      .string(new.status.rawValue))
  }

  /// A payload version that came to another stage of its life.
  func statusFindings(from before: PayloadVersion, to after: PayloadVersion) -> [Finding] {
    guard before.status != after.status else { return [] }
    let (rule, verdict, what) = Self.meaning(from: before.status, to: after.status)
    let facts = { (version: PayloadVersion) in
      JSON.string("\(version.number): \(version.status.rawValue)")
    }
    return [
      finding(
        rule, verdict, "versions",
        "Payload version \(after.number) of `\(new.type)` \(what).", facts(before), facts(after),
        places: (after.place, before.place))
    ]
  }

  private static func meaning(
    from old: EntryStatus, to new: EntryStatus
  ) -> (Rule, ChangeVerdict, String) {
    let rule: Rule
    let verdict: ChangeVerdict
    let what: String
    switch (old, new) {
    case (_, .deprecated):
      (rule, verdict, what) = (.typeDeprecated, .documentation, "is deprecated")
    case (.deprecated, _):
      (rule, verdict, what) = (.typeReactivated, .documentation, "is no longer deprecated")
    case (.draft, _): (rule, verdict, what) = (.typeActivated, .additive, "is no draft any more")
    case (.active, _):
      (rule, verdict, what) = (.typeWithdrawn, .breaking, "is a draft again")
    }
    return (rule, verdict, what)
  }

  /// A deprecation whose window is over before it begins leaves its users no time.
  func overFinding() -> Finding {
    let limit = new.deprecation?.lastSupportedText ?? ""
    return finding(
      .typeSupportShortened, .breaking, "deprecated",
      "`\(new.type)` is deprecated with a `last_supported` that is over already: \(limit).", .null,
      .string(limit))
  }

  private func windowFinding(_ before: Deprecation, _ after: Deprecation) -> Finding {
    let isLater: Bool
    switch (before.lastSupported, after.lastSupported) {
    case (.date(let a)?, .date(let b)?): isLater = Name(a) < Name(b)
    case (.version(let a)?, .version(let b)?): isLater = a < b
    // A date and a version cannot be ordered, so the promise counts as broken.
    case (.date?, .version?), (.version?, .date?), (nil, _), (_, nil): isLater = false
    }
    let texts = (before.lastSupportedText ?? "", after.lastSupportedText ?? "")
    return finding(
      isLater ? .typeSupportExtended : .typeSupportShortened,
      isLater ? .documentation : .breaking, "deprecated",
      "`last_supported` of `\(new.type)` moved from \(texts.0) to \(texts.1).", .string(texts.0),
      .string(texts.1))
  }

  /// Who owns it.
  func ownershipFindings() -> [Finding] {
    guard text(old.owner) != text(new.owner) else { return [] }
    return [
      finding(
        .typeOwnerChanged, new.kind == .command ? .breaking : .documentation, "owner",
        "`\(new.type)` passed from \(name(old.owner)) to \(name(new.owner)).", text(old.owner),
        text(new.owner))
    ]
  }

  /// What people read about it.
  func textFindings() -> [Finding] {
    let members: [(Name, String?, String?)] = [
      ("title", old.title, new.title), ("description", old.description, new.description),
    ]
    return members.filter { text($0.1) != text($0.2) }.map { member, before, after in
      finding(
        .typeDocumented, .documentation, member, "The \(member) of `\(new.type)` changed.",
        text(before), text(after))
    }
  }

  /// What only commands have.
  func commandFindings() -> [Finding] {
    guard let before = old.traits, let after = new.traits else { return [] }
    var findings: [Finding] = []
    if text(before.handler) != text(after.handler) {
      findings.append(
        finding(
          .commandHandlerChanged, .breaking, "handler",
          "`\(new.type)` is handled by \(name(after.handler)) instead of \(name(before.handler)).",
          text(before.handler), text(after.handler)))
    }
    if text(before.targetRef) != text(after.targetRef) {
      findings.append(
        finding(
          .commandTargetChanged, .breaking, "target_ref",
          "`\(new.type)` acts upon \(name(after.targetRef)) instead of \(name(before.targetRef)).",
          text(before.targetRef), text(after.targetRef)))
    }
    if before.dedupeScope != after.dedupeScope {
      findings.append(
        finding(
          .commandScopeChanged, .breaking, "dedupe_scope",
          "The dedupe scope of `\(new.type)` changed.", before.dedupeScope ?? .null,
          after.dedupeScope ?? .null))
    }
    if let a = before.safetyClass, let b = after.safetyClass, a != b {
      let isRaised = b.rank > a.rank
      findings.append(
        finding(
          isRaised ? .commandSafetyRaised : .commandSafetyLowered, .breaking, "safety_class",
          isRaised
            ? "`\(new.type)` is now \(b.rawValue): its callers need what that class demands."
            : "`\(new.type)` is now only \(b.rawValue): a guard was removed.",
          .string(a.rawValue), .string(b.rawValue)))
    }
    return findings
  }

  private func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
  private func name(_ text: String?) -> String { text.map { "`\($0)`" } ?? "nobody" }

  private func finding(
    _ rule: Rule, _ verdict: ChangeVerdict, _ member: Name, _ message: String, _ before: JSON,
    _ after: JSON, places: (head: Place, base: Place)? = nil
  ) -> Finding {
    // A private type is its module's own affair.
    let isPrivate = old.visibility == .private && new.visibility == .private
    return Finding(
      rule: rule, verdict: isPrivate ? min(verdict, .documentation) : verdict, module: module,
      contract: new.type, message: message, head: places?.head ?? new.place(member),
      base: places?.base ?? old.place(member),
      facts: Finding.Facts(old: before, new: after))
  }
}
