import Compatibility
import Contracts
import Diagnostics
import Files
import JSON
import Reports
import Snapshots

/// The options of the commands that compare two states of a repository.
let stateOptions: [Option] = [
  .value(
    "--against", "BASE",
    "The base: REV, REV:FOLDER, a folder or a .tar; otherwise Treaty finds one and says why."),
  .value("--head", "REV", "The state proposed, instead of the working tree."),
  .flag("--staged", "Take what is staged as the state proposed."),
  .choice(
    "--reading", ["strict", "declared"], "How undeclared members are read, instead of treaty.json."),
  .value(
    "--today", "YYYY-MM-DD",
    "The day for deprecations and waivers, so that a run can be repeated; otherwise today in UTC."),
  .choice("--format", ["text", "json"], "How to print the report, instead of treaty.json."),
]

/// `treaty diff`: what changed.
let diffCommand = Command(
  name: "diff",
  summary: "Show what changed in schemas and registries, each break with a witness.",
  operands: "",
  discussion: """
    Compares the contracts of two states of the repository and reports every change with its verdict:
    documentation, additive, breaking, or undecided, which counts as breaking. A breaking change comes
    with a value that one side accepts and the other refuses.

    Exit code 0 when no error is told, 1 when one is: a change that reaches the fail level of
    treaty.json (breaking, unless it says otherwise), or a flaw of a file. 2 when treaty.json is
    wrong or nothing is under contract, 3 when something could not be judged.
    """,
  options: stateOptions,
  examples: [
    .init(line: "treaty diff", meaning: "what this branch and the working tree change"),
    .init(
      line: "treaty diff --against v1.2.0 --head main", meaning: "what main has changed since 1.2.0"
    ),
  ],
  run: { invocation throws(Failure) in
    let states = try ReviewedStates(invocation)
    return try states.print(states.review.diff, invocation)
  })

/// `treaty check`: may this change be released as it is?
let checkCommand = Command(
  name: "check",
  summary: "Refuse a change that lacks its version, migration note or decision.",
  operands: "",
  discussion: """
    Reports what changed, as diff does, and applies the rules of release: an additive change takes at
    least a minor version; a breaking one takes a major version, a migration note that covers every
    breaking finding, and an accepted decision. Fixtures must do what their names say. A break is an
    error until all of that is there. What contracts/waivers.json lets pass is told as a note.

    Exit code 0 when the rules are kept, 1 when one is not, 2 when treaty.json is wrong or nothing is
    under contract, 3 when something could not be judged.
    """,
  options: stateOptions,
  examples: [
    .init(line: "treaty check", meaning: "in a pull request: the gate"),
    .init(line: "treaty check --staged", meaning: "before a commit"),
  ],
  run: { invocation throws(Failure) in
    let states = try ReviewedStates(invocation)
    return try states.print(states.review.check, invocation)
  })

/// Two states of the repository the command runs in, read and compared.
struct ReviewedStates {
  let review: Review
  let baseReason: String
  let command: String

  init(_ invocation: Invocation, operands: Int = 0) throws(Failure) {
    if let extra = invocation.operands.dropFirst(operands).first {
      throw .usage(
        "treaty \(invocation.command) takes no operand: \(extra)\nname a base with --against")
    }
    let location = try ConfigurationLocation()
    let states = try comparedStates(invocation, location: location)
    // check answers for the files as they stand, changed or not; the others only for the change.
    let unchanged = UnchangedFiles(
      base: states.base.snapshot, head: states.head, configurationPath: location.path)
    let isWhole = invocation.command == "check" || invocation.command == "waive"
    let isPassedOver = { path in !isWhole && unchanged.contains(path) }
    let head = readContracts(
      in: states.head, configurationPath: location.path, fallback: location.configuration,
      unchanged: isPassedOver)
    let base = readContracts(
      in: states.base.snapshot, configurationPath: location.path, fallback: head.configuration,
      unchanged: isPassedOver)
    var options = ReviewOptions(today: try Self.day(invocation))
    if let reading = invocation.value("--reading") {
      options.contentModel = Configuration.ContentModel(rawValue: reading)
    }
    review = Compatibility.review(from: base, to: head, options: options)
    baseReason = states.base.reason
    command = invocation.command
  }

  /// The day that `--today` names, or the one it is.
  static func day(_ invocation: Invocation) throws(Failure) -> String {
    guard let text = invocation.value("--today") else { return today() }
    guard isDate(text) else { throw .usage("--today takes a date such as 2027-01-31, not \(text)") }
    return text
  }

  /// Prints the report in the format asked for, and says how the run ends.
  func print(_ judgement: Judgement, _ invocation: Invocation) throws(Failure) -> ExitCode {
    let report = Report(
      judgement: judgement, command: command, baseReason: baseReason, toolVersion: toolVersion)
    let configured = review.head.configuration.formats.first?.rawValue
    if (invocation.value("--format") ?? configured) == "json" {
      try Console.out(jsonReport(report).indentedText())
    } else {
      try Console.out(
        textReport(report, style: Console.usesColour(invocation) ? .coloured : .plain))
    }
    return ExitCode(report.outcome)
  }
}

extension ExitCode {
  /// The code of a judgement.
  init(_ outcome: Outcome) {
    switch outcome {
    case .fine: self = .fine
    case .violated: self = .violated
    case .misused: self = .usage
    case .notJudged: self = .notJudged
    case .bug: self = .bug
    }
  }
}
