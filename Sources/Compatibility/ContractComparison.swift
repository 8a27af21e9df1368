internal import Contracts
internal import Diagnostics
internal import Inclusion
internal import JSON
internal import Schema

/// Two versions of one contract: what the change does in the directions that its roles ask for.
struct ContractComparison {
  let base: ContractSet
  let head: ContractSet
  let old: Contract
  let new: Contract
  let module: Name
  let contentModel: Configuration.ContentModel

  private var oldSide: SchemaSide { SchemaSide(graph: base.graph, node: old.node) }
  private var newSide: SchemaSide { SchemaSide(graph: head.graph, node: new.node) }

  func findings() -> [Finding] {
    let backward = decideBoth(oldSide, in: newSide)
    let forward = decideBoth(newSide, in: oldSide)
    if backward.strict.isProved, forward.strict.isProved { return wordingFindings() }
    var found = judged(.backward, backward, isAsked: new.asksBackward || old.asksBackward)
    found += judged(.forward, forward, isAsked: new.asksForward || old.asksForward)
    let isJudged = found.contains { $0.verdict.map { $0 >= .additive } ?? false }
    return isJudged ? found : found + [extended(backward, forward)]
  }

  private var policy: Reading { contentModel == .strict ? .strict : .declared }

  /// What one direction's answer means; nothing when it holds.
  private func judged(
    _ direction: Direction, _ decision: Decision, isAsked: Bool
  ) -> [Finding] {
    guard isAsked else { return [] }
    switch decision[policy] {
    case .refuted(let witness): return breaks(direction, witness)
    case .undecided(let reason): return [undecided(direction, reason)]
    case .proved: break
    }
    guard policy == .declared, case .refuted(let witness) = decision.strict else { return [] }
    return [strictOnly(direction, witness)]
  }

  private func breaks(_ direction: Direction, _ witness: Witness) -> [Finding] {
    let rule: Rule = direction == .backward ? .contractNarrowed : .contractWidened
    var attribution = Attribution(comparison: self, direction: direction, reading: policy)
    return attribution.breaks(first: witness).map { cause in
      var finding = Finding(
        rule: rule, verdict: .breaking, module: module, contract: new.name,
        message: message(direction, cause.witness),
        head: cause.head, base: cause.base,
        facts: Finding.Facts(old: cause.oldFact, new: cause.newFact))
      finding.direction = direction
      finding.reading = contentModel
      finding.witness = cause.witness.value
      finding.rejection = rejection(cause.witness)
      return finding
    }
  }

  private func message(_ direction: Direction, _ witness: Witness) -> String {
    let keyword = witness.rejected.keyword
    return direction == .backward
      ? "`\(new.name)` refuses values that it used to accept (`\(keyword)`)."
      : "`\(new.name)` accepts values that readers of the old version refuse (`\(keyword)`)."
  }

  private func rejection(_ witness: Witness) -> String {
    let place = witness.rejected.instance.description
    let at = place.utf8.isEmpty ? "" : "at `\(place)`: "
    return at + witness.rejected.message
  }

  private func undecided(_ direction: Direction, _ reason: Undecided) -> Finding {
    var finding = Finding(
      rule: .contractUndecided, verdict: .undecided, module: module, contract: new.name,
      message: direction == .backward
        ? "Whether `\(new.name)` still accepts every old value is not known: \(reason.reason)."
        : "Whether old readers of `\(new.name)` accept every new value is not known: \(reason.reason).",
      head: head.place(of: new.node), base: base.place(of: old.node),
      facts: Finding.Facts(old: old.source, new: new.source))
    finding.direction = direction
    finding.reading = contentModel
    return finding
  }

  private func strictOnly(_ direction: Direction, _ witness: Witness) -> Finding {
    var finding = Finding(
      rule: direction == .backward ? .contractNarrowedStrictly : .contractWidenedStrictly,
      verdict: ChangeVerdict.none, module: module, contract: new.name,
      message: direction == .backward
        ? "`\(new.name)` refuses values with undeclared members that it used to accept."
        : "`\(new.name)` accepts values with undeclared members that old readers refuse.",
      head: head.place(of: new.node), base: base.place(of: old.node),
      facts: Finding.Facts(old: old.source, new: new.source))
    finding.direction = direction
    finding.reading = .strict
    finding.witness = witness.value
    finding.rejection = rejection(witness)
    return finding
  }

  /// The set of values has changed, but no direction that counts is broken.
  private func extended(_ backward: Decision, _ forward: Decision) -> Finding {
    var finding = Finding(
      rule: .contractExtended, verdict: .additive, module: module, contract: new.name,
      message: "`\(new.name)` has changed; nobody who relies on it loses anything.",
      head: firstDifference(new, head), base: firstDifference(old, base),
      facts: Finding.Facts(old: old.source, new: new.source))
    if let witness = forward.strict.witness {
      finding.witness = witness.value
      finding.rejection = "the old version refuses it: \(rejection(witness))"
    } else if let witness = backward.strict.witness {
      finding.witness = witness.value
      finding.rejection = "the new version refuses it: \(rejection(witness))"
    }
    return finding
  }

  /// The same values: what is left are texts, or another way to say the same.
  private func wordingFindings() -> [Finding] {
    let differences = differences(from: old.source, to: new.source)
    guard !differences.isEmpty else { return [] }
    let annotation = differences.first { isAnnotation($0) }
    return [
      Finding(
        rule: annotation == nil ? .contractRewritten : .contractDocumented,
        verdict: annotation == nil ? ChangeVerdict.none : .documentation, module: module,
        contract: new.name,
        message: annotation == nil
          ? "`\(new.name)` is written differently and means the same."
          : "`\(new.name)` is described differently and accepts the same values.",
        head: place(annotation ?? differences[0], new, head),
        base: place(annotation ?? differences[0], old, base),
        facts: Finding.Facts(old: old.source, new: new.source))
    ]
  }

  private func firstDifference(_ contract: Contract, _ set: ContractSet) -> Place {
    let first = differences(from: old.source, to: new.source).first ?? .root
    return place(first, contract, set)
  }

  /// The place of a pointer in a contract, or of what is nearest above it.
  private func place(_ pointer: JSONPointer, _ contract: Contract, _ set: ContractSet) -> Place {
    var tokens = pointer.tokens
    while !tokens.isEmpty, contract.source.value(at: JSONPointer(tokens)) == nil {
      tokens.removeLast()
    }
    return set.place(of: contract.node, below: JSONPointer(tokens))
  }

  private func isAnnotation(_ pointer: JSONPointer) -> Bool {
    pointer.tokens.indices.contains { index in
      let token = pointer.tokens[index]
      let isName =
        index > 0 && ["properties", "$defs", "definitions"].contains(pointer.tokens[index - 1])
      return !isName && (annotations.contains(token) || token.text.utf8.starts(with: "x-".utf8))
    }
  }
}

private let annotations: Set<Name> = [
  "title", "description", "$comment", "examples", "default", "deprecated", "readOnly", "writeOnly",
]

/// Where two values differ, at the deepest places, in the order of the new one.
func differences(
  from old: JSON, to new: JSON, at pointer: JSONPointer = .root
) -> [JSONPointer] {
  switch (old, new) {
  case (.object(let before), .object(let after)):
    var result: [JSONPointer] = []
    for member in after.members {
      let place = pointer.appending(member.name)
      guard let value = before[member.name] else {
        result.append(place)
        continue
      }
      result += differences(from: value, to: member.value, at: place)
    }
    let lost = before.members.filter { after[$0.name] == nil }
    return result + lost.map { pointer.appending($0.name) }
  case (.array(let before), .array(let after)) where before.count == after.count:
    return zip(before, after).enumerated().flatMap { index, pair in
      differences(from: pair.0, to: pair.1, at: pointer.appending(index))
    }
  default: return old == new ? [] : [pointer]
  }
}
