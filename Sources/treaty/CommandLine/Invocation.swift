import Diagnostics

/// A parsed command line: what was asked for.
struct Invocation: Sendable {
  /// The command's name, for messages.
  let command: String
  /// The operands in order.
  let operands: [String]
  private let values: [String: [String]]

  /// Whether a switch was given.
  func has(_ option: String) -> Bool { values[option] != nil }

  /// An option's value, the last when it was given twice.
  func value(_ option: String) -> String? { values[option]?.last }

  /// All values of an option that may be given several times.
  func values(_ option: String) -> [String] { values[option] ?? [] }

  /// Reads the words after a command's name.
  ///
  /// `--name value` and `--name=value` both work; everything after `--` is an operand.
  init(of command: Command, words: [String]) throws(Failure) {
    var operands: [String] = []
    var values: [String: [String]] = [:]
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let (option, value) = try Self.option(word, of: command, rest: &rest)
      if values[option.name] != nil, !option.repeats, option.value != nil {
        throw .usage("\(option.name) is given twice: keep one")
      }
      values[option.name, default: []].append(value)
    }
    self.command = command.name
    self.operands = operands
    self.values = values
  }

  private static func option(
    _ word: String, of command: Command, rest: inout ArraySlice<String>
  ) throws(Failure) -> (Option, String) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts[0] == "-h" ? "--help" : String(parts[0])
    guard let option = command.allOptions.first(where: { $0.name == name }) else {
      let hint = nearest(to: name, in: command.allOptions.map(\.name)).map {
        ": did you mean \($0)?"
      }
      throw .usage(
        "treaty \(command.name) has no option \(name)\(hint ?? "")\n"
          + "see: treaty \(command.name) --help")
    }
    guard let placeholder = option.value else {
      if parts.count > 1 { throw .usage("\(name) takes no value") }
      return (option, "")
    }
    guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst() else {
      throw .usage("\(name) needs a value: \(name) \(placeholder)")
    }
    if !option.choices.isEmpty, !option.choices.contains(value) {
      throw .usage("\(name) takes \(option.choices.joined(separator: ", ")), not \(value)")
    }
    return (option, value)
  }
}
