/// The rules that checks look up.
extension Renderer {
  func rules(_ rules: RuleTexts, in text: inout SwiftText) {
    let outer = rulesName.utf8.split(separator: UInt8(ascii: ".")).dropLast().map {
      String(Substring($0))
    }
    declare(outer + ["SchemaChecks"], in: &text) { text in
      text.comment("What the schemas ask for beyond what the types express.")
      text.block("\(tableIsolation)enum SchemaChecks {") { text in
        text.line("static let rules = SchemaRules(")
        text.deeper { text in
          text.line("[")
          text.deeper { text in
            for entry in rules.entries { text.line(Literal.raw(entry) + ",") }
          }
          text.line(rules.patterns.isEmpty && rules.anchors.isEmpty ? "])" : "],")
          patterns(rules, in: &text)
          anchors(rules, in: &text)
        }
      }
    }
  }

  private func patterns(_ rules: RuleTexts, in text: inout SwiftText) {
    guard !rules.patterns.isEmpty else { return }
    text.line("patterns: [")
    text.deeper { text in
      for pattern in rules.patterns {
        text.line("TextPattern(")
        text.line("  \(Literal.string(pattern.source)),")
        text.line("  tables: \(Literal.string(pattern.tables))),")
      }
    }
    text.line(rules.anchors.isEmpty ? "])" : "],")
  }

  private func anchors(_ rules: RuleTexts, in text: inout SwiftText) {
    guard !rules.anchors.isEmpty else { return }
    text.line("anchors: [")
    text.deeper { text in
      for anchor in rules.anchors {
        let parts = Literal.strings([anchor.resource, anchor.name, anchor.place])
        text.line("(\(parts.joined(separator: ", "))),")
      }
    }
    text.line("])")
  }
}

extension Literal {
  /// A raw literal of text in which every character can be seen: with as many `#` as it takes.
  static func raw(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var longest = 0
    for (index, byte) in bytes.enumerated()
    where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
      let run = bytes[(index + 1)...].prefix { $0 == UInt8(ascii: "#") }.count
      longest = max(longest, run)
    }
    let marks = String(repeating: "#", count: longest + 1)
    return marks + "\"" + text + "\"" + marks
  }
}
