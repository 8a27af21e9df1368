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
  let places: [ChangePlace]

  var oldSide: SchemaSide { SchemaSide(graph: base.graph, node: old.node) }
  var newSide: SchemaSide { SchemaSide(graph: head.graph, node: new.node) }
  var policy: Reading { contentModel == .strict ? .strict : .declared }

  func findings() -> [Finding] {
    let budget = Budget(head.configuration.budget)
    let backward = decideBoth(oldSide, in: newSide, budget: budget)
    let forward = decideBoth(newSide, in: oldSide, budget: budget)
    if backward.strict.isProved, forward.strict.isProved { return wordingFindings() }
    let lost = judged(.backward, backward, isAsked: new.asksBackward || old.asksBackward)
    let gained = judged(
      .forward, tolerated(forward), isAsked: new.asksForward || old.asksForward)
    return lost.findings + gained.findings
      + otherFindings(lost, gained, backward: backward, forward: forward)
  }

  /// What one direction's answer means, and the places that it explains.
  private struct Judgement {
    var findings: [Finding] = []
    var explained: [ChangePlace.Spot] = []

    /// Whether it says more than that nothing happened.
    var isGrave: Bool { findings.contains { $0.verdict.map { $0 >= .additive } ?? false } }
    var isOpen: Bool { findings.contains { $0.verdict == .undecided } }
  }

  private func judged(_ direction: Direction, _ decision: Decision, isAsked: Bool) -> Judgement {
    guard isAsked else { return Judgement() }
    switch decision[policy] {
    case .refuted(let witness): return breaks(direction, witness)
    case .undecided(let reason): return Judgement(findings: [undecided(direction, reason)])
    case .proved: break
    }
    guard policy == .declared, case .refuted(let witness) = decision.strict else {
      return Judgement()
    }
    return Judgement(findings: [strictOnly(direction, witness)])
  }

  private func breaks(_ direction: Direction, _ witness: Witness) -> Judgement {
    let rule: Rule = direction == .backward ? .contractNarrowed : .contractWidened
    var attribution = Attribution(comparison: self, direction: direction)
    let result = attribution.breaks(first: witness)
    var judgement = Judgement()
    for cause in result.causes {
      var finding = finding(
        rule, .breaking, message(direction, cause.witness), head: cause.head, base: cause.base,
        cause.facts)
      finding.direction = direction
      finding.reading = contentModel
      finding.witness = cause.witness.value
      finding.rejection = rejection(cause.witness)
      judgement.findings.append(finding)
      judgement.explained += [cause.spot].compactMap { $0 }
    }
    if let rest = result.rest { judgement.findings.append(undecided(direction, rest)) }
    return judgement
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
    let only = places.filter { !$0.isAnnotation }
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

  private func strictOnly(_ direction: Direction, _ witness: Witness) -> Finding {
    var finding = finding(
      direction == .backward ? .contractNarrowedStrictly : .contractWidenedStrictly, .none,
      direction == .backward
        ? "`\(new.name)` refuses values with undeclared members that it used to accept."
        : "`\(new.name)` accepts values with undeclared members that old readers refuse.",
      at: place(of: witness, direction))
    finding.direction = direction
    finding.reading = .strict
    finding.witness = witness.value
    finding.rejection = rejection(witness)
    return finding
  }

  /// What is left to say once breaks are told: texts, and changes by which nobody loses anything.
  private func otherFindings(
    _ lost: Judgement, _ gained: Judgement, backward: Decision, forward: Decision
  ) -> [Finding] {
    let explained = lost.explained + gained.explained
    let rest = places.filter { place in !explained.contains { place.head.overlaps($0) } }
    var findings = rest.filter(\.isAnnotation).map(described)
    guard !lost.isOpen, !gained.isOpen else { return findings }
    let isJudged = lost.isGrave || gained.isGrave
    let changed = rest.filter { !$0.isAnnotation }
    let shown: [(Witness, Direction)] = [
      forward.strict.witness.map { ($0, Direction.forward) },
      backward.strict.witness.map { ($0, Direction.backward) },
    ].compactMap { $0 }
    if !isJudged, changed.isEmpty { findings.append(extended(nil, shown.first)) }
    for place in changed {
      let own = shown.first { self.place(of: $0.0, $0.1)?.head == place.head }
      let isFirst = changed[0].head == place.head && !isJudged
      findings.append(extended(place, own ?? (isFirst ? shown.first : nil)))
    }
    return findings
  }

  /// The set of values has changed here, but no direction that counts is broken by it.
  private func extended(_ place: ChangePlace?, _ shown: (Witness, Direction)?) -> Finding {
    var finding = finding(
      .contractExtended, .additive,
      "`\(new.name)` has changed here; nobody who relies on it loses anything by it.", at: place)
    guard let (witness, direction) = shown else { return finding }
    finding.witness = witness.value
    let who = direction == .forward ? "the old version" : "the new version"
    finding.rejection = "\(who) refuses it: \(rejection(witness))"
    return finding
  }

  /// The same values: what is left are texts, or another way to say the same.
  private func wordingFindings() -> [Finding] {
    places.map { place in
      place.isAnnotation
        ? described(place)
        : finding(
          .contractRewritten, .none, "`\(new.name)` is written differently and means the same.",
          at: place)
    }
  }

  private func described(_ place: ChangePlace) -> Finding {
    finding(
      .contractDocumented, .documentation,
      "`\(new.name)` is described differently; it accepts the same values whatever stands here.",
      at: place)
  }

  /// The place that makes the other side refuse a witness, or the first.
  private func place(of witness: Witness, _ direction: Direction) -> ChangePlace? {
    let document = witness.rejected.schemaDocument
    let spot = ChangePlace.Spot(document: document, pointer: witness.rejected.schema)
    let changed = places.filter { !$0.isAnnotation }
    return changed.first { (direction == .backward ? $0.head : $0.base).overlaps(spot) }
      ?? changed.first
  }

  private func finding(
    _ rule: Rule, _ verdict: ChangeVerdict, _ message: String, at place: ChangePlace?
  ) -> Finding {
    guard let place else {
      return finding(
        rule, verdict, message, head: head.place(of: new.node), base: base.place(of: old.node),
        Finding.Facts(old: old.source, new: new.source))
    }
    return finding(
      rule, verdict, message, head: head.graph.place(of: place.head),
      base: base.graph.place(of: place.base), place.facts)
  }

  private func finding(
    _ rule: Rule, _ verdict: ChangeVerdict, _ message: String, head: Place?, base: Place?,
    _ facts: Finding.Facts
  ) -> Finding {
    var finding = Finding(
      rule: rule, verdict: verdict, module: module, contract: new.name, message: message,
      head: head, base: base, facts: facts)
    finding.series = new.series
    return finding
  }
}

extension SchemaGraph {
  /// The place of a value, or of what is nearest above it.
  func place(of spot: ChangePlace.Spot) -> Place {
    let document = documents[spot.document]
    var tokens = spot.pointer.tokens
    while !tokens.isEmpty, document.root.value(at: JSONPointer(tokens)) == nil {
      tokens.removeLast()
    }
    return document.place(of: JSONPointer(tokens))
  }
}
