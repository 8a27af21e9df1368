/// The help of the whole program: the commands, a line each.
func overview() -> String {
  let width = commands.map(\.name.count).max() ?? 0
  var lines = [
    "Treaty looks after JSON Schemas and registries of events and commands: typed Swift from them,",
    "and a proof for every change that it is additive, or a document that shows it is not.",
    "",
    "usage: treaty COMMAND [OPTION…] [OPERAND…]",
    "",
  ]
  for command in commands {
    lines.append("  \(padded(command.name, to: width))  \(command.summary)")
  }
  lines += [
    "",
    "treaty COMMAND --help tells more; treaty explain RULE explains a finding.",
    "exit codes: 0 fine, 1 rules violated, 2 wrong usage or configuration, 3 could not judge, 4 a bug.",
  ]
  return lines.joined(separator: "\n") + "\n"
}

/// The help of one command.
func help(for command: Command) -> String {
  var lines = [
    "usage: treaty \(command.name) [OPTION…] \(command.operands)".trimmingSpaces, "",
    command.discussion, "", "options:",
  ]
  let titles = command.allOptions.map { option in
    option.value.map { "\(option.name) \($0)" } ?? option.name
  }
  let width = min(34, titles.map(\.count).max() ?? 0)
  for (option, title) in zip(command.allOptions, titles) {
    if title.count > width {
      lines.append("  \(title)")
      lines.append("  \(padded("", to: width))  \(option.help)")
    } else {
      lines.append("  \(padded(title, to: width))  \(option.help)")
    }
  }
  if !command.examples.isEmpty { lines += ["", "examples:"] }
  for example in command.examples {
    lines.append("  \(example.line)")
    lines.append("      \(example.meaning)")
  }
  return lines.joined(separator: "\n") + "\n"
}

private func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

extension String {
  /// The text without the spaces at its end.
  fileprivate var trimmingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
