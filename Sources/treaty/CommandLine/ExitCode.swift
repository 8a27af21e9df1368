/// How a run ends, for people and scripts alike.
enum ExitCode: Int32 {
  /// Nothing to object to.
  case fine = 0
  /// A document, a schema or a change breaks the rules.
  case violated = 1
  /// The command line or `treaty.json` is wrong.
  case usage = 2
  /// Git, the input or the budget did not let Treaty judge; never to be read as a pass.
  case notJudged = 3
  /// A bug in Treaty.
  case bug = 4

  /// The graver of two: a bug, then a wrong command line, then what could not be judged.
  func orWorse(_ other: ExitCode) -> ExitCode { rawValue >= other.rawValue ? self : other }
}

/// Why a command could not do its work.
struct Failure: Error {
  /// How the run ends.
  let code: ExitCode
  /// What went wrong and what to do, for stderr.
  let message: String

  /// The command line is wrong.
  static func usage(_ message: String) -> Failure { Failure(code: .usage, message: message) }

  /// The input did not let Treaty judge.
  static func notJudged(_ message: String) -> Failure {
    Failure(code: .notJudged, message: message)
  }
}
