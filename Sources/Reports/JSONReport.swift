internal import Compatibility
internal import Contracts
internal import Diagnostics
public import JSON

/// A report for programs; `schemas/report.schema.json` describes it.
public func jsonReport(_ report: Report) -> JSON {
  let review = report.review
  return object([
    ("$schema", "urn:treaty:schema:report"),
    ("report_version", 1),
    ("tool", object([("name", "treaty"), ("version", .string(report.toolVersion))])),
    ("command", .string(report.command)),
    ("base", object([("name", .string(review.base.name)), ("why", .string(report.baseReason))])),
    ("head", object([("name", .string(review.head.name))])),
    ("modules", .array(review.modules.map(json))),
    ("findings", .array(report.findings.map(json))),
    (
      "summary",
      object([
        ("verdict", .string(report.verdict.rawValue)),
        ("verdicts", verdicts(report)),
        ("waived", JSON(integerLiteral: report.waived)),
        ("errors", JSON(integerLiteral: report.count(.error))),
        ("warnings", JSON(integerLiteral: report.count(.warning))),
        ("notes", JSON(integerLiteral: report.count(.note))),
        ("exit_code", JSON(integerLiteral: report.outcome.rawValue)),
        ("next", texts(report.nextSteps)),
      ])
    ),
  ])
}

/// An object of the members that have a value.
private func object(_ members: [(Name, JSON?)]) -> JSON {
  .object(
    JSONObject(
      members.compactMap { name, value in value.map { JSONMember(name: name, value: $0) } }))
}

private func json(_ module: ModuleReview) -> JSON {
  object([
    ("name", .string(module.name.text)),
    ("verdict", .string(module.verdict.rawValue)),
    ("base_version", module.from.map { .string($0.description) }),
    ("head_version", module.to.map { .string($0.description) }),
    ("required_bump", .string(module.requiredBump.rawValue)),
    ("required_version", module.requiredVersion.map { .string($0.description) }),
  ])
}

private func json(_ finding: Finding) -> JSON {
  object([
    ("rule", .string(finding.rule.id)),
    ("severity", .string(finding.severity.rawValue)),
    ("verdict", finding.verdict.map { .string($0.rawValue) }),
    ("module", finding.module.map { .string($0.text) }),
    ("contract", finding.contract.map { .string($0.text) }),
    ("affected", finding.affected.isEmpty ? nil : .array(finding.affected.map(json))),
    ("roots", finding.roots.isEmpty ? nil : .array(finding.roots.map(json))),
    ("waiver", finding.waiver.map(json)),
    ("message", .string(finding.message)),
    ("head", finding.head.map(json)),
    ("base", finding.base.map(json)),
    ("direction", finding.direction.map { .string($0.rawValue) }),
    ("reading", finding.reading.map { .string($0.rawValue) }),
    ("witness", finding.witness),
    ("witness_rejection", finding.rejection.map { .string($0) }),
    ("fixes", finding.fixes.isEmpty ? nil : texts(finding.fixes)),
    ("fingerprint", .string(finding.fingerprint)),
  ])
}

/// How many changes have each verdict, those that are waived left out.
private func verdicts(_ report: Report) -> JSON {
  let counted: [ChangeVerdict] = [.documentation, .additive, .breaking, .undecided]
  return object(
    counted.map { (Name($0.rawValue), JSON(integerLiteral: report.count($0))) })
}

private func json(_ other: Finding.Affected) -> JSON {
  object([
    ("module", .string(other.module.text)), ("contract", .string(other.contract.text)),
    ("verdict", .string(other.verdict.rawValue)),
  ])
}

/// A contract that a change reaches: the answers by direction, then by reading.
private func json(_ root: Finding.Root) -> JSON {
  let directions = Direction.allCases.map { direction in
    let answers = root.answers.filter { $0.direction == direction }
    return (
      Name(direction.rawValue),
      JSON?.some(object(answers.map { (Name($0.reading.rawValue), json($0.state)) }))
    )
  }
  return object(
    [("module", .string(root.module.text)), ("contract", .string(root.contract.text))] + directions)
}

private func json(_ state: Finding.Answer.State) -> JSON {
  switch state {
  case .proved: object([("verdict", "proved")])
  case .refuted(let witness): object([("verdict", "refuted"), ("witness", witness)])
  case .undecided(let reason): object([("verdict", "undecided"), ("reason", .string(reason))])
  case .notAsked: object([("verdict", "not-asked")])
  }
}

private func json(_ waiver: Waiver) -> JSON {
  object([
    ("fingerprint", .string(waiver.fingerprint)), ("reason", .string(waiver.reason)),
    ("owner", .string(waiver.owner)), ("expires", .string(waiver.expires)),
  ])
}

private func texts(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }

private func json(_ place: Place) -> JSON {
  object([
    ("file", .string(place.file)),
    ("pointer", place.pointer.map { .string($0.description) }),
    ("start", place.range.map { json($0.start) }),
    ("end", place.range.map { json($0.end) }),
  ])
}

private func json(_ position: SourcePosition) -> JSON {
  object([
    ("line", JSON(integerLiteral: position.line)),
    ("column", JSON(integerLiteral: position.column)),
  ])
}
