import Compatibility
import Contracts
import Diagnostics
import JSON
import Reports

/// `treaty next`: what the next versions must be.
let nextCommand = Command(
  name: "next",
  summary: "Say which version each module must carry next, and why.",
  operands: "",
  discussion: """
    Compares the base (for a release manager: the latest release tag) with the state proposed, and
    prints for each module the least version it may carry next, with the findings that demand it.
    Nothing is written. Exit code 0; 2 when treaty.json is wrong or nothing is under contract; or 3 when
    something could not be judged.
    """,
  options: stateOptions,
  examples: [
    .init(line: "treaty next --against v1.2.0", meaning: "what the release after 1.2.0 must be")
  ],
  run: { invocation throws(Failure) in
    let states = try ReviewedStates(invocation)
    if invocation.value("--format") == "json" {
      return try states.print(states.review.next, invocation)
    }
    let outcome = states.review.next.outcome
    let obstacles = states.review.flaws.filter { $0.severity == .error }
    for obstacle in obstacles {
      let place = obstacle.head ?? obstacle.base
      let lead = place.map { "\($0.description.harmless): " } ?? ""
      Console.error(
        "\(lead)error: \(obstacle.message.harmless) [\(obstacle.rule.id)]\n"
          + obstacle.fixes.map { "  \($0.harmless)\n" }.joined())
    }
    guard !states.review.flaws.contains(where: { $0.rule == .configurationNothingGuarded }) else {
      return ExitCode(outcome)
    }
    guard outcome != .notJudged || !states.review.modules.isEmpty else {
      Console.error("treaty: no version can be told before this is mended\n")
      return ExitCode(outcome)
    }
    try Console.out(nextVersionsText(releasePlan(for: states.review)))
    return ExitCode(outcome)
  })

/// The least next version of each module with the findings that demand it.
func nextVersionsText(_ plan: ReleasePlan) -> String {
  guard !plan.steps.isEmpty else { return "no module is declared here; see: treaty init\n" }
  return plan.steps.map { lines(of: $0).joined(separator: "\n") }.joined(separator: "\n") + "\n"
}

private func lines(of step: ReleasePlan.Step) -> [String] {
  let stated = step.stated?.description ?? "no version"
  guard !step.isNew else { return ["\(step.module): new, at \(stated)"] }
  guard let from = step.from else { return unversionedLines(of: step) }
  guard let required = step.required, step.bump != .none else {
    return ["\(step.module) \(from): \(step.verdict.rawValue), needs no new version"]
  }
  let met = step.isMet ? "its version is \(stated)" : "its version is still \(stated)"
  var lines = ["\(step.module) \(from) → \(required) (\(step.bump.rawValue)); \(met), because of:"]
  lines.append(contentsOf: reasonLines(of: step))
  return lines
}

/// A module of schema files alone, which has no version that could move.
private func unversionedLines(of step: ReleasePlan.Step) -> [String] {
  guard step.verdict.isBreaking else {
    return ["\(step.module): \(step.verdict.rawValue), has no version"]
  }
  return [
    "\(step.module): \(step.verdict.rawValue), and has no version that could say so, because of:"
  ] + reasonLines(of: step) + [
    "  undo it, or add the new shape as a file; `treaty explain release.unversioned` tells more"
  ]
}

private func reasonLines(of step: ReleasePlan.Step) -> [String] {
  step.reasons.flatMap { finding in
    let place = (finding.head ?? finding.base)?.description ?? "the manifest"
    let verdict = finding.verdict(in: step.module)?.rawValue ?? finding.severity.rawValue
    let line = "  \(place): \(verdict) [\(finding.rule.id)] \(finding.message)"
    guard let witness = finding.witness else { return [line] }
    return [line, "    witness: \(witness.compactText)"]
  }
}
