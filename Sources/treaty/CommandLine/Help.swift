/// The help of the whole program: the commands, a line or two each.
func overview() -> String {
  let width = commands.map(\.name.count).max() ?? 0
  let purpose = """
    Treaty looks after JSON Schemas and registries of events and commands: typed Swift from them, \
    and a proof for every change that it is additive, or a document that shows it is not.
    """
  var lines = wrapped(purpose) + ["", "usage: treaty COMMAND [OPTION…] [OPERAND…]", ""]
  for command in commands {
    lines += row(command.name, command.summary, width: width)
  }
  lines += [
    "", "treaty help COMMAND tells more; treaty explain RULE explains a finding;",
    "treaty --version says which one this is.", "",
    "exit codes: 0 fine, 1 rules violated, 2 wrong usage or configuration,",
    "            3 could not judge, 4 a bug in Treaty",
  ]
  return lines.joined(separator: "\n") + "\n"
}

/// The help of one command.
func help(for command: Command) -> String {
  var lines = [
    "usage: treaty \(command.name) [OPTION…] \(command.operands)".trimmingSpaces, "",
  ]
  for paragraph in paragraphs(of: command.discussion) { lines += wrapped(paragraph) + [""] }
  lines.append("options:")
  let titles = command.allOptions.map { option in
    option.value.map { "\(option.name) \($0)" } ?? option.name
  }
  let width = min(24, titles.map(\.count).max() ?? 0)
  for (option, title) in zip(command.allOptions, titles) {
    lines += row(title, option.help, width: width)
  }
  if !command.examples.isEmpty { lines += ["", "examples:"] }
  for example in command.examples {
    lines.append("  \(example.line)")
    lines += wrapped(example.meaning, indent: 6)
  }
  return lines.joined(separator: "\n") + "\n"
}

/// How wide help may be, the width of the narrowest terminals in use.
private let lineWidth = 80

/// A title with what it means beside it, or below it when the title is long.
private func row(_ title: String, _ text: String, width: Int) -> [String] {
  let margin = width + 4
  var lines = wrapped(text, indent: margin)
  guard title.count <= width, let first = lines.first else { return ["  \(title)"] + lines }
  let gap = String(repeating: " ", count: margin - 2 - title.count)
  lines[0] = "  \(title)\(gap)\(first.dropFirst(margin))"
  return lines
}

/// A line as it is when it fits the width, otherwise its words in several that do.
func fitted(_ line: String) -> [String] {
  line.count <= lineWidth ? [line] : wrapped(line)
}

/// The words of a text in lines that fit the width.
private func wrapped(_ text: String, indent: Int = 0) -> [String] {
  let margin = String(repeating: " ", count: indent)
  var lines: [String] = []
  var line = margin
  for word in text.split(separator: " ") {
    if line.count > indent, line.count + 1 + word.count > lineWidth {
      lines.append(line)
      line = margin
    }
    line += (line.count > indent ? " " : "") + word
  }
  return lines + [line]
}

/// The paragraphs of a text, each in one line.
private func paragraphs(of text: String) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
    .split(separator: "").map { $0.joined(separator: " ") }
}

extension String {
  /// The text without the spaces at its end.
  fileprivate var trimmingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
