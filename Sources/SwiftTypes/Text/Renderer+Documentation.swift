import JSON

/// What schemas say about a type or member, as documentation comments.
extension Renderer {
  func documentation(_ plan: TypePlan, in text: inout SwiftText) {
    guard !plan.isInput else {
      let outer = plan.knownPath.dropLast().last ?? ""
      text.comment("What is sent of `\(outer)`: all but its read-only members.")
      text.comment("\nSchema: `\(plan.location)`")
      return
    }
    let name = plan.knownPath.last ?? plan.name
    var facts: [String] = []
    switch plan.kind {
    case .object(let object): facts = object.sentences
    case .tuple(let tuple): facts = tuple.sentences
    case .wrapper(let type), .alias(let type): facts = type.sentences
    case .choice(let choice) where choice.isTolerant: facts = [Self.tolerance]
    case .values(let values) where values.isTolerant: facts = [Self.tolerance]
    case .choice, .values, .union: break
    }
    facts += ruled.sentences(of: plan)
    comment(
      plan.notes, called: name, otherwise: "`\(name)`.", facts + plan.notes.exampleSentences,
      in: &text)
    if plan.notes.isDeprecated, plan.deprecatedName == nil {
      text.comment("\n- Warning: Deprecated by its schema.")
    }
    if case .object(let object) = plan.kind {
      if case .dropped = object.rest {
        text.comment("\n- Note: Members that the schema does not name are not kept.")
      }
      for objection in object.sharedBases.compactMap({ objection(to: $0) }) {
        text.comment("\n- Note: \(objection)")
      }
    }
    text.comment("\nSchema: `\(plan.location)`")
  }

  private static let tolerance =
    "Tolerant: other values are read as `unknown`, and `reading(json:)` lists them."

  func documentation(_ member: MemberPlan, in text: inout SwiftText) {
    var facts: [String] = []
    if case .value(let type) = member.content { facts = sentences(of: type) }
    facts += member.notes.accessSentences
    if case .value(let type) = member.content, mergesNull(member, type) {
      facts.append("Nil where it is absent or `null`.")
    }
    if let value = member.fallback {
      facts.append("Default: \(SwiftText.code(value.compactText)).")
    }
    comment(
      member.notes, called: member.identifier, otherwise: "The member `\(member.name)`.",
      facts + member.notes.exampleSentences, in: &text)
  }

  func documentation(_ item: TuplePlan.Item, at index: Int, in text: inout SwiftText) {
    comment(
      item.notes, called: item.identifier, otherwise: "The item at \(index).",
      sentences(of: item.type) + item.notes.exampleSentences, in: &text)
  }

  func documentation(_ group: ObjectPlan.Group, in text: inout SwiftText) {
    let names = "Members whose names match \(SwiftText.code(group.pattern.source))."
    let isTold = group.notes.description != nil || group.notes.title != nil
    let facts =
      (isTold ? [names] : []) + group.type.sentences(of: "value")
      + ruled.sentences(of: .map(group.type, Size()))
    comment(group.notes, called: group.identifier, otherwise: names, facts, in: &text)
  }

  /// A case with a payload: nothing where its name says all there is to say.
  func documentation(_ branch: UnionPlan.Branch, in text: inout SwiftText) {
    comment(
      branch.notes, called: branch.identifier, otherwise: nil,
      sentences(of: branch.type) + branch.notes.exampleSentences, in: &text)
  }

  /// Everything that a value must be beyond what its type says.
  private func sentences(of type: SwiftType) -> [String] {
    type.sentences + ruled.sentences(of: type)
  }

  /// A case without a payload, where the schema says something of its value.
  func documentation(
    ofCase name: String, _ notes: Annotations?, otherwise: String? = nil,
    in text: inout SwiftText
  ) {
    if let notes {
      comment(notes, called: name, otherwise: otherwise, [], in: &text)
      guard notes.isDeprecated else { return }
      let isFirst = notes.description == nil && notes.title == nil && otherwise == nil
      text.comment((isFirst ? "" : "\n") + "- Warning: Deprecated by its schema.")
    } else if let otherwise {
      text.comment(otherwise)
    }
  }

  /// The title, unless it is the name once more, the description, and one paragraph of facts.
  private func comment(
    _ notes: Annotations, called name: String, otherwise: String?, _ facts: [String],
    in text: inout SwiftText
  ) {
    let facts = facts.joined(separator: " ")
    guard let own = notes.description ?? notes.title else {
      let parts = [otherwise, facts.isEmpty ? nil : facts].compactMap { $0 }
      if !parts.isEmpty { text.comment(parts.joined(separator: " ")) }
      return
    }
    if notes.description != nil, let title = notes.title, says(title, more: name, own) {
      text.comment(title)
      text.comment("\n" + own)
    } else {
      text.comment(own)
    }
    if !facts.isEmpty { text.comment("\n" + facts) }
  }

  /// Whether a title says more than the name made from it, and than the beginning of what follows.
  private func says(_ title: String, more name: String, _ description: String) -> Bool {
    let isName =
      Name(Identifier.type(title)) == Name(Identifier.type(name))
      || Name(Identifier.member(title)) == Name(name)
    return !isName && !description.utf8.starts(with: title.utf8)
  }
}

extension SwiftText {
  /// A text as code within a comment: fenced by more backticks than it has, and not too long to read.
  static func code(_ source: String) -> String {
    var text = ""
    var wasSpace = true
    let scalars = source.unicodeScalars
    for scalar in scalars.prefix(80) {
      // Comments are broken into lines at spaces, and several in a row are lost there.
      text += scalar == " " && wasSpace ? Literal.escape(scalar) : String(scalar)
      wasSpace = scalar == " "
    }
    if scalars.count > 80 { text += "…" }
    let runs = text.utf8.split(
      omittingEmptySubsequences: true, whereSeparator: { $0 != UInt8(ascii: "`") })
    let fence = String(repeating: "`", count: (runs.map(\.count).max() ?? 0) + 1)
    let isFenced = text.utf8.first == UInt8(ascii: "`") || text.utf8.last == UInt8(ascii: "`")
    return isFenced ? "\(fence) \(text) \(fence)" : fence + text + fence
  }
}

extension Annotations {
  /// The first examples; how many there are beyond these.
  fileprivate var exampleSentences: [String] {
    guard !examples.isEmpty else { return [] }
    let shown = examples.prefix(3).map { SwiftText.code($0.compactText) }
    let others = examples.count > 3 ? " and \(examples.count - 3) more" : ""
    let noun = examples.count > 1 ? "Examples" : "Example"
    return ["\(noun): \(shown.joined(separator: ", "))\(others)."]
  }
}
