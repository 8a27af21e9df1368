/// One command of the table that drives parsing, help and suggestions.
struct Command: Sendable {
  /// The verb.
  let name: String
  /// One line for the list of commands.
  let summary: String
  /// The operands as help shows them: `SCHEMA DOCUMENT…`.
  let operands: String
  /// What it does, in a paragraph or two.
  let discussion: String
  /// Its options; those of every command are added by `allOptions`.
  let options: [Option]
  /// Command lines worth copying, with what each does.
  let examples: [Example]
  /// The work.
  let run: @Sendable (Invocation) throws(Failure) -> ExitCode

  /// A command line and what it does.
  struct Example: Sendable {
    let line: String
    let meaning: String
  }

  /// Its own options and those that every command has.
  var allOptions: [Option] { options + Option.everywhere }
}

/// An option of a command.
struct Option: Sendable {
  /// The long name with its dashes.
  let name: String
  /// What its value is called in help; nil for a switch.
  let value: String?
  /// The values it takes, when they are few.
  let choices: [String]
  /// Whether it may be given more than once.
  let repeats: Bool
  /// One sentence for help.
  let help: String

  /// A switch, which is there or not.
  static func flag(_ name: String, _ help: String) -> Option {
    Option(name: name, value: nil, choices: [], repeats: false, help: help)
  }

  /// An option with a value.
  static func value(_ name: String, _ value: String, _ help: String) -> Option {
    Option(name: name, value: value, choices: [], repeats: false, help: help)
  }

  /// An option with a value, which may be given several times.
  static func values(_ name: String, _ value: String, _ help: String) -> Option {
    Option(name: name, value: value, choices: [], repeats: true, help: help)
  }

  /// An option that takes one of a few words.
  static func choice(_ name: String, _ choices: [String], _ help: String) -> Option {
    Option(
      name: name, value: choices.joined(separator: "|"), choices: choices, repeats: false,
      help: help)
  }

  /// The options every command has.
  static let everywhere: [Option] = [
    .choice("--color", ["auto", "always", "never"], "Colour; auto means on a terminal only."),
    .flag("--help", "Show this help."),
  ]
}
