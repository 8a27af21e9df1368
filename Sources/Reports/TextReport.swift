internal import Compatibility
internal import Contracts
internal import Diagnostics
internal import JSON

/// A report for people: each finding with the source of both sides, its witness, why it matters and
/// what to do; the most important line comes last.
public func textReport(_ report: Report, style: TextStyle = .plain) -> String {
  TextReport(report: report, style: style).text
}

private struct TextReport {
  let report: Report
  let style: TextStyle

  var text: String {
    var blocks = [opening]
    var shown = Shown()
    for finding in report.findings {
      blocks.append(block(of: finding, shown: &shown).joined(separator: "\n"))
    }
    blocks.append(closing.joined(separator: "\n"))
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// The places whose lines were shown.
  private struct Shown {
    var head: Set<Place> = []
    var base: Set<Place> = []
  }

  private var opening: String {
    let base = report.review.base.name.harmless
    let head = report.review.head.name.harmless
    return "comparing \(base) with \(head) (base: \(report.baseReason.harmless))"
  }

  /// A source line is shown once, below the first finding about it, and not for what is only new or has
  /// no effect.
  private func block(of finding: Finding, shown: inout Shown) -> [String] {
    var lines = [heading(of: finding)]
    let places = [finding.head, finding.base].compactMap { $0 }
    let gutter = places.compactMap { $0.range?.start.line }.map { String($0).utf8.count }.max() ?? 1
    let margin = String(repeating: " ", count: gutter)
    let isBrief =
      finding.severity == .note && (finding.base == nil || finding.verdict == ChangeVerdict.none)
    if let place = finding.head {
      lines.append("\(margin)--> \(place.description.harmless)")
      if !isBrief, shown.head.insert(place).inserted {
        lines += CodeFrame(place: place, set: report.review.head).lines(gutter: gutter)
      }
    }
    if let place = finding.base {
      lines.append("\(margin)was \(place.description.harmless)")
      if !isBrief, shown.base.insert(place).inserted {
        lines += CodeFrame(place: place, set: report.review.base).lines(gutter: gutter)
      }
    }
    return lines
      + notes(of: finding).flatMap { $0.wrapped(first: "\(margin) = ", next: "\(margin)   ") }
  }

  /// What a finding is about, unless its message says so itself.
  private func heading(of finding: Finding) -> String {
    let word = [finding.severity.rawValue, "[", finding.rule.id, "]"].joined()
    let isSynthetic = finding.module.map { report.review.isBare($0) } ?? false
    let subject = [isSynthetic ? nil : finding.module, finding.contract].compactMap { name in
      name.flatMap { finding.message.contains("`\($0.text)`") ? nil : $0.text.harmless }
    }
    let lead = subject.isEmpty ? "" : subject.joined(separator: " ") + ": "
    return "\(painted(word, finding.severity)): \(lead)\(finding.message.harmless)"
  }

  private func notes(of finding: Finding) -> [String] {
    var notes: [String] = []
    if let verdict = finding.verdict, verdict != .none {
      let direction = finding.direction.map { ", \($0.rawValue): \(meaning(of: $0))" } ?? ""
      let reading = finding.reading == .strict ? " (only when undeclared members are sent)" : ""
      notes.append("\(verdict.rawValue)\(direction)\(reading)")
    }
    if let witness = finding.witness {
      notes.append("witness: \(shortened(witness.compactText.harmless))")
    }
    if let rejection = finding.rejection { notes.append("refused: \(rejection.harmless)") }
    if !finding.affected.isEmpty { notes.append("affects: \(affected(by: finding))") }
    if let waiver = finding.waiver {
      notes.append(
        "waived by \(waiver.owner.harmless) until \(waiver.expires.harmless): \(waiver.reason.harmless)"
      )
    }
    if finding.severity != .note || finding.verdict == .undecided {
      notes.append("why: \(finding.rule.why)")
      notes += finding.fixes.map { "do: \($0.harmless)" }
    }
    if finding.verdict?.isBreaking == true { notes.append("fingerprint: \(finding.fingerprint)") }
    return notes
  }

  /// The other contracts, those of other modules with the module, those that fare better with how.
  private func affected(by finding: Finding) -> String {
    finding.affected.map { other in
      let module = other.module == finding.module ? "" : other.module.text.harmless + " "
      let verdict = other.verdict == finding.verdict || finding.verdict == nil
      return "\(module)\(other.contract.text.harmless)"
        + (verdict ? "" : " (\(other.verdict.rawValue))")
    }.joined(separator: ", ")
  }

  private func meaning(of direction: Direction) -> String {
    switch direction {
    case .backward: "new readers refuse what was valid"
    case .forward: "old readers refuse what is valid now"
    }
  }

  private var closing: [String] {
    var lines: [String] = []
    for module in report.review.modules where module.verdict != .none || module.from != module.to {
      lines.append(line(about: module))
    }
    let end: String
    switch report.outcome {
    case .fine: end = "fine"
    case .violated: end = "refused"
    case .misused: end = "the configuration is wrong"
    case .notJudged: end = "could not be judged"
    case .bug: end = "a bug in Treaty"
    }
    let severity: Rule.Severity? = report.outcome == .fine ? nil : .error
    lines.append(painted("\(end):", severity) + " \(verdictCounts); \(severityCounts)")
    return lines + report.nextSteps.map { "next: \($0.harmless)" }
  }

  private var verdictCounts: String {
    let verdicts: [ChangeVerdict] = [.undecided, .breaking, .additive, .documentation]
    var counts = verdicts.compactMap { verdict -> String? in
      let count = report.count(verdict)
      return count == 0 ? nil : "\(count) \(verdict.rawValue)"
    }
    if counts.isEmpty { counts = ["no change"] }
    if report.waived > 0 { counts.append("\(report.waived) waived") }
    return counts.joined(separator: ", ")
  }

  private var severityCounts: String {
    Rule.Severity.allCases.reversed().map { severity in
      let count = report.count(severity)
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }.joined(separator: ", ")
  }

  private func line(about module: ModuleReview) -> String {
    let name = module.name.text.harmless
    if module.isKept, module.from == nil, module.to == nil {
      return "\(name), without a version: \(module.verdict.rawValue)"
    }
    let from = module.from?.description ?? "none"
    let to = module.to?.description ?? "none"
    let required = module.requiredBump == .none ? nil : module.requiredVersion
    let needs =
      module.isDraft
      ? " (a draft may break freely)" : required.map { ", needs \($0) or later" } ?? ""
    return "\(name) \(from) → \(to): \(module.verdict.rawValue)\(needs)"
  }

  /// A long witness is cut; the JSON report has all of it.
  private func shortened(_ text: String) -> String {
    let limit = 400
    guard text.unicodeScalars.count > limit else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
      + "… (\(text.utf8.count) bytes; --format json has all of it)"
  }

  private func painted(_ text: String, _ severity: Rule.Severity?) -> String {
    guard style == .coloured else { return text }
    let code: String
    switch severity {
    case .error: code = "1;31"
    case .warning: code = "1;33"
    case .note: code = "1;36"
    case nil: code = "1;32"
    }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
