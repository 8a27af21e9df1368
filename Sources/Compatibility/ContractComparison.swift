internal import Contracts
internal import Diagnostics
internal import Inclusion
internal import JSON
internal import Schema

/// Two versions of one contract: what the change does in the directions that its roles ask for, said at
/// the deepest places that explain it.
struct ContractComparison {
  let base: ContractSet
  let head: ContractSet
  let old: Contract
  let new: Contract
  let module: Name
  let contentModel: Configuration.ContentModel
  /// Where the two differ; empty when they are two schemas that merely take each other's place.
  let changes: [SchemaChange]

  var oldSide: SchemaSide { SchemaSide(graph: base.graph, node: old.node) }
  var newSide: SchemaSide { SchemaSide(graph: head.graph, node: new.node) }
  var policy: Reading { contentModel == .strict ? .strict : .declared }

  func findings() -> [Finding] {
    var losing: Set<Losing> = []
    if new.asksBackward || old.asksBackward { losing.insert(.old) }
    if new.asksForward || old.asksForward { losing.insert(.new) }
    let question = DifferenceQuestion(
      old: oldSide, new: newSide, changes: changes, losing: losing, reading: policy,
      options: SchemaOptions(defaultDialect: head.configuration.dialect),
      budget: Budget(head.configuration.budget), isLenient: hasOpenReader,
      tolerated: tolerated)
    let difference = difference(question)
    var findings = difference.losses.map(breaking)
    for losing in Losing.allCases where question.losing.contains(losing) {
      if let reason = difference.open[losing] {
        findings.append(undecided(Direction(losing), reason))
      }
      let decision = losing == .old ? difference.backward : difference.forward
      findings += otherReading(Direction(losing), decision, difference.others)
    }
    let isJudged = findings.contains { $0.verdict.map { $0 >= .additive } ?? false }
    return findings + otherFindings(difference, isJudged: isJudged)
  }

  private func breaking(_ loss: Loss) -> Finding {
    let direction = Direction(loss.losing)
    var finding = finding(
      direction == .backward ? .contractNarrowed : .contractWidened, .breaking,
      message(direction, loss.witness), head: head.graph.place(of: loss.new),
      base: base.graph.place(of: loss.old), Finding.Facts(old: loss.before, new: loss.after))
    finding.direction = direction
    finding.reading = contentModel
    finding.witness = loss.witness.value
    finding.rejection = rejection(loss.witness)
    finding.roots = [Finding.Root(module: module, contract: new.name, loss.verdicts)]
    return finding
  }

  private func message(_ direction: Direction, _ witness: Witness) -> String {
    let keyword = witness.rejected.keyword
    return direction == .backward
      ? "`\(new.name)` refuses values that it used to accept (`\(keyword)`)."
      : "`\(new.name)` accepts values that readers of the old version refuse (`\(keyword)`)."
  }

  func rejection(_ witness: Witness) -> String {
    let place = witness.rejected.instance.description
    let at = place.utf8.isEmpty ? "" : "at `\(place)`: "
    return at + witness.rejected.message
  }

  private func undecided(_ direction: Direction, _ reason: Undecided) -> Finding {
    let only = changes.filter { $0.kind == .edited }
    var finding = finding(
      .contractUndecided, .undecided,
      direction == .backward
        ? "Whether `\(new.name)` still accepts every old value is not known: \(reason.reason)."
        : "Whether old readers of `\(new.name)` accept every new value is not known: \(reason.reason).",
      at: only.count == 1 ? only[0] : nil)
    finding.direction = direction
    finding.reading = contentModel
    return finding
  }

  /// What the reading that is not the policy adds where the two differ.
  private func otherReading(
    _ direction: Direction, _ decision: Decision, _ others: [OtherChange]
  ) -> [Finding] {
    let writer = direction == .backward ? oldSide : newSide
    switch (policy, decision.strict, decision.declared) {
    case (.declared, .refuted(let witness), .proved) where !writer.declares(witness.value):
      return [strictOnly(direction, witness, at: change(refusing: witness, direction))]
    case (.declared, .refuted, .refuted):
      // Beside a break, a change that takes only values which nothing declares is told as what it is.
      for other in others {
        guard case .some(let lost, let gained) = other.effect,
          let witness = direction == .backward ? lost : gained, !writer.declares(witness.value)
        else { continue }
        return [strictOnly(direction, witness, at: other.change)]
      }
      return []
    case (.declared, .undecided(let reason), .proved):
      let text =
        "What writers of `\(new.name)` declare stays accepted; "
        + "whether values with undeclared members do is not known: \(reason.reason)."
      return [open(direction, text, .strict)]
    case (.declared, .refuted(let witness), .undecided):
      let who = direction == .backward ? "The new version" : "The old version"
      let text =
        "\(who) of `\(new.name)` refuses \(witness.value.compactText); "
        + "whether writers send such values is what is not known."
      return [open(direction, text, .strict)]
    case (.strict, .undecided, .proved):
      let text = "What writers of `\(new.name)` declare stays accepted, as is proved."
      return [open(direction, text, .declared)]
    default: return []
    }
  }

  /// A note beside an open question.
  private func open(
    _ direction: Direction, _ text: String, _ reading: Configuration.ContentModel
  ) -> Finding {
    let only = changes.filter { $0.kind == .edited }
    var finding = finding(
      .contractUndecided, .none, text, at: only.count == 1 ? only[0] : nil, severity: .note)
    finding.direction = direction
    finding.reading = reading
    return finding
  }

  private func strictOnly(
    _ direction: Direction, _ witness: Witness, at change: SchemaChange?
  ) -> Finding {
    var finding = finding(
      direction == .backward ? .contractNarrowedStrictly : .contractWidenedStrictly, .none,
      direction == .backward
        ? "`\(new.name)` refuses values with undeclared members that it used to accept."
        : "`\(new.name)` accepts values with undeclared members that old readers refuse.",
      at: change)
    finding.direction = direction
    finding.reading = .strict
    finding.witness = witness.value
    finding.rejection = rejection(witness)
    return finding
  }

  /// What is left to say once breaks are told: texts, and changes by which nobody loses anything.
  private func otherFindings(_ difference: SchemaDifference, isJudged: Bool) -> [Finding] {
    var findings: [Finding] = []
    for other in difference.others {
      guard var finding = finding(about: other, isOpen: !difference.open.isEmpty) else { continue }
      finding.roots = [Finding.Root(module: module, contract: new.name, other.verdicts)]
      findings.append(finding)
    }
    guard !difference.isEquivalence, difference.open.isEmpty, !isJudged,
      !findings.contains(where: { $0.rule == .contractExtended })
    else { return findings }
    let shown: [(Witness, Direction)] = [
      difference.forward.strict.witness.map { ($0, Direction.forward) },
      difference.backward.strict.witness.map { ($0, Direction.backward) },
    ].compactMap { $0 }
    return findings + [extended(nil, shown.first)]
  }

  /// What is said of a change by which nobody loses anything; nil where that is not known of the whole.
  private func finding(about other: OtherChange, isOpen: Bool) -> Finding? {
    let change = other.change
    switch (change.kind, other.effect) {
    case (.described, _): return described(change)
    case (_, .none): return rewritten(change)
    case _ where isOpen: return nil
    case (_, .some(let lost, let gained)):
      let shown = gained.map { ($0, Direction.forward) } ?? lost.map { ($0, .backward) }
      return extended(change, shown)
    case (_, .joint(let kept, let barred)):
      return extended(change, nil, joint(kept: kept, barred: barred))
    case (_, .open(let reason)):
      return extended(
        change, nil, " What it does by itself was not established: \(reason.reason).")
    }
  }

  /// The set of values has changed here, but no direction that counts is broken by it.
  private func extended(
    _ change: SchemaChange?, _ shown: (Witness, Direction)?, _ more: String = ""
  ) -> Finding {
    var finding = finding(
      .contractExtended, .additive,
      "`\(new.name)` has changed here; nobody who relies on it loses anything by it.\(more)",
      at: change)
    guard let (witness, direction) = shown else { return finding }
    finding.witness = witness.value
    let who = direction == .forward ? "the old version" : "the new version"
    let writer = direction == .forward ? newSide : oldSide
    let sender = writer.declares(witness.value) ? "" : ", which has members that nothing declares"
    finding.rejection = "\(who) refuses it\(sender): \(rejection(witness))"
    return finding
  }

  /// What a change does to what the others do.
  private func joint(kept: JSON?, barred: JSON?) -> String {
    if let kept {
      return
        " It acts together with other changes: without it they would refuse \(kept.compactText)."
    }
    return barred.map {
      " It acts together with other changes: without it they would let \($0.compactText) in."
    } ?? ""
  }

  private func rewritten(_ change: SchemaChange) -> Finding {
    let before = "`\(shortened(base.graph.reference(to: change.old)))`"
    let after = "`\(shortened(head.graph.reference(to: change.new)))`"
    let message =
      switch change.kind {
      case .renamed: "\(before) was renamed to \(after), which has no effect."
      case .moved: "\(before) was moved to \(after), which has no effect."
      case .swapped: "\(names(of: change.before)) changed names, which has no effect."
      case .inlined: "\(before) was inlined at \(after), which has no effect."
      case .extracted: "\(before) became the definition \(after), which has no effect."
      case .defined: "The definition \(after) is new, which has no effect by itself."
      case .undefined: "The definition \(before) is gone, which has no effect by itself."
      case .edited, .described: "`\(new.name)` is written differently here, which has no effect."
      }
    return finding(.contractRewritten, .none, message, at: change)
  }

  /// Some definitions as they were called.
  private func names(of places: JSON?) -> String {
    let names = (places?.array ?? []).compactMap(\.string).map { "`\(shortened($0))`" }
    return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }

  /// A place without the name of the contract's own file.
  private func shortened(_ reference: String) -> String {
    for file in [new.file, old.file] where reference.utf8.starts(with: "\(file)#".utf8) {
      return String(decoding: reference.utf8.dropFirst(file.utf8.count), as: UTF8.self)
    }
    return reference
  }

  private func described(_ change: SchemaChange) -> Finding {
    finding(
      .contractDocumented, .documentation,
      "`\(new.name)` is described differently; it accepts the same values whatever stands here.",
      at: change)
  }

  /// The change that makes the other side refuse a witness, or the first.
  private func change(refusing witness: Witness, _ direction: Direction) -> SchemaChange? {
    let place = SchemaPlace(
      document: witness.rejected.schemaDocument, pointer: witness.rejected.schema)
    let edits = changes.filter { $0.kind == .edited }
    return edits.first { (direction == .backward ? $0.new : $0.old).overlaps(place) }
      ?? edits.first
  }

  private func finding(
    _ rule: Rule, _ verdict: ChangeVerdict, _ message: String, at change: SchemaChange?,
    severity: Rule.Severity? = nil
  ) -> Finding {
    guard let change else {
      return finding(
        rule, verdict, message, head: head.place(of: new.node), base: base.place(of: old.node),
        Finding.Facts(old: old.source, new: new.source), severity)
    }
    return finding(
      rule, verdict, message, head: head.graph.place(of: change.new),
      base: base.graph.place(of: change.old),
      Finding.Facts(old: change.before, new: change.after), severity)
  }

  private func finding(
    _ rule: Rule, _ verdict: ChangeVerdict, _ message: String, head: Place?, base: Place?,
    _ facts: Finding.Facts, _ severity: Rule.Severity? = nil
  ) -> Finding {
    var finding = Finding(
      rule: rule, severity: severity, verdict: verdict, module: module, contract: new.name,
      message: message,
      head: head, base: base, facts: facts)
    finding.series = new.series
    return finding
  }
}

extension Direction {
  fileprivate init(_ losing: Losing) { self = losing == .old ? .backward : .forward }
}

extension SchemaGraph {
  /// The place of a value, or of what is nearest above it.
  func place(of place: SchemaPlace) -> Place {
    let document = documents[place.document]
    var tokens = place.pointer.tokens
    while !tokens.isEmpty, document.root.value(at: JSONPointer(tokens)) == nil {
      tokens.removeLast()
    }
    return document.place(of: JSONPointer(tokens))
  }
}
