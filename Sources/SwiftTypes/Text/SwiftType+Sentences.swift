/// Constraints as people say them: `From 1 to 10; a multiple of 0.5.`
extension SwiftType {
  /// One sentence for each thing that a value must be beyond what its type says.
  var sentences: [String] {
    switch self {
    case .string(let checks), .formatted(_, let checks): checks.sentences
    case .integer(let checks), .wideInteger(let checks), .double(let checks), .number(let checks):
      checks.sentences
    case .array(let item, let size, let isUnique):
      size.sentences("item", "items") + (isUnique ? ["No two items are equal."] : [])
        + item.sentences(of: "item")
    case .map(let value, let size):
      size.sentences("member", "members") + value.sentences(of: "value")
    case .optional(let inner), .checked(let inner, _): inner.sentences
    case .bool, .raw, .null, .named: []
    }
  }

  /// The same about each part of a value.
  func sentences(of part: String) -> [String] {
    sentences.map { "Each \(part): \($0.loweringFirst)" }
  }
}

extension ObjectPlan {
  var sentences: [String] {
    size.sentences("member", "members")
      + dependents.filter { !$0.required.isEmpty }.map { entry in
        let others = entry.required.map { SwiftText.code(members[$0].name) }
        return "With \(SwiftText.code(members[entry.member].name)), also "
          + others.joined(separator: ", ") + "."
      }
  }
}

extension TuplePlan {
  var sentences: [String] {
    size.sentences("item", "items") + (isUnique ? ["No two items are equal."] : [])
  }
}

extension StringChecks {
  fileprivate var sentences: [String] {
    length.sentences("character", "characters")
      + patterns.map { "Matches \(SwiftText.code($0.source))." }
  }
}

extension NumberChecks {
  fileprivate var sentences: [String] {
    func text(_ label: String) -> String? { bounds.first { $0.label == label }?.text }
    var parts: [String] = []
    if let least = text("minimum"), let most = text("maximum") {
      parts.append(least == most ? "exactly \(least)" : "from \(least) to \(most)")
    } else {
      if let least = text("minimum") { parts.append("at least \(least)") }
      if let most = text("maximum") { parts.append("at most \(most)") }
    }
    if let least = text("exclusiveMinimum") { parts.append("greater than \(least)") }
    if let most = text("exclusiveMaximum") { parts.append("less than \(most)") }
    if let unit = text("multipleOf") { parts.append("a multiple of \(unit)") }
    return parts.isEmpty ? [] : [parts.joined(separator: "; ").raisingFirst + "."]
  }
}

extension Size {
  fileprivate func sentences(_ one: String, _ many: String) -> [String] {
    func counted(_ count: Int) -> String { "\(count) \(count == 1 ? one : many)" }
    switch (minimum, maximum) {
    case (0, .max): return []
    case (let least, .max): return ["At least \(counted(least))."]
    case (0, let most): return ["At most \(counted(most))."]
    case (let least, let most) where least == most: return ["Exactly \(counted(least))."]
    case (let least, let most): return ["From \(least) to \(counted(most))."]
    }
  }
}

extension String {
  fileprivate var raisingFirst: String { prefix(1).uppercased() + dropFirst() }
  var loweringFirst: String { prefix(1).lowercased() + dropFirst() }
}
