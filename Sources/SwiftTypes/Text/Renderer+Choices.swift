import JSON

/// Decoding and encoding of enumerations and unions.
extension Renderer {
  func choiceMachinery(_ plan: TypePlan, _ choice: ChoicePlan, in text: inout SwiftText) {
    let path = plan.path.joined(separator: ".")
    if choice.isOpen { rawValues(path, choice, in: &text) }
    text.block("extension \(path): JSONCodable {") { text in
      text.block("\(tableIsolation)private enum JSONLayout {") { text in
        text.list(
          "static let texts = TextChoice([", Literal.strings(choice.cases.map(\.value)),
          end: plan.choiceKeyword.map { "], keyword: \"\($0)\")" } ?? "])")
      }
      text.line()
      text.comment("Reads one of the texts.")
      text.block("\(modifier)init(from reader: inout JSONReader) throws(Rejection) {") { text in
        text.block("do throws(Rejection) {", end: "} catch {") { text in
          text.line(
            "switch try reader.\(choice.isOpen ? "openChoice" : "choice")(JSONLayout.texts) {")
          for (index, item) in choice.cases.enumerated() {
            let isLast = index + 1 == choice.cases.count && !choice.isOpen
            let label = isLast ? "default" : "case \(index)"
            text.line("\(label): self = .\(Identifier.quoted(item.identifier))")
          }
          if choice.isTolerant {
            let place = Literal.string(plan.location)
            text.line("default: self = .unknown(reader.letTextThrough(JSONLayout.texts, \(place)))")
          } else if choice.isOpen {
            text.line("default: self = .unknown(reader.lastString())")
          }
          text.line("}")
        }
        rethrow(plan, in: &text)
        text.line("}")
      }
      text.line()
      text.comment("Writes the text.")
      text.block("\(modifier)func write(to writer: inout JSONWriter) {") {
        $0.line("writer.write(rawValue)")
      }
    }
  }

  private func rawValues(_ path: String, _ choice: ChoicePlan, in text: inout SwiftText) {
    text.block("extension \(path) {") { text in
      text.comment("The case of a text; `unknown` for one that the schema does not name.")
      text.block("\(modifier)init(rawValue: String) {") { text in
        text.line("switch rawValue {")
        for item in choice.cases {
          text.line(
            "case \(Literal.string(item.value)): self = .\(Identifier.quoted(item.identifier))")
        }
        text.line("default: self = .unknown(rawValue)")
        text.line("}")
      }
      text.line()
      text.comment("The text of a case.")
      text.block("\(modifier)var rawValue: String {") { text in
        text.line("switch self {")
        for item in choice.cases {
          text.line("case .\(Identifier.quoted(item.identifier)): \(Literal.string(item.value))")
        }
        text.line("case .unknown(let text): text")
        text.line("}")
      }
    }
    text.line()
  }

  func unionMachinery(_ plan: TypePlan, _ union: UnionPlan, in text: inout SwiftText) {
    text.block("extension \(plan.path.joined(separator: ".")): JSONCodable {") { text in
      var reading = Reading(self, from: .extension(of: plan.path))
      let expressions = union.branches.map { reading.expression($0.type) }
      let check = plan.check.map { reading.constant($0) }
      unionLayout(union, reading, in: &text)
      let hasPlaces = union.keyword != "type"
      text.comment("Reads the branch that the value belongs to.")
      text.block("\(modifier)init(from reader: inout JSONReader) throws(Rejection) {") { text in
        if let check { text.line("try reader.check(\(check))") }
        if hasPlaces { text.line("var branch = \"\"") }
        text.block("do throws(Rejection) {", end: "} catch {") { text in
          switch union.dispatch {
          case .tag: tagSwitch(union, expressions, in: &text)
          case .kind: kindSwitch(union, expressions, [], in: &text)
          case .members(let objects):
            if objects.count == union.branches.count,
              union.branches.allSatisfy({ $0.kinds == ["object"] })
            {
              memberSwitch(objects, union, expressions, in: &text)
            } else {
              kindSwitch(union, expressions, objects, in: &text)
            }
          case .rules(_, let order): rulesSwitch(union, order, expressions, in: &text)
          }
        }
        rethrow(plan, below: hasPlaces ? ".below(branch)" : "", in: &text)
        text.line("}")
      }
      text.line()
      text.comment("Writes the branch.")
      text.block("\(modifier)func write(to writer: inout JSONWriter) {") { text in
        text.line("switch self {")
        for branch in union.branches {
          let name = Identifier.quoted(branch.identifier)
          if case .null = branch.type.unchecked {
            text.line("case .\(name): writer.writeNull()")
          } else {
            text.line("case .\(name)(let value): value.write(to: &writer)")
          }
        }
        if union.isOpen { text.line("case .unknown(let value): value.write(to: &writer)") }
        text.line("}")
      }
    }
  }

  private func unionLayout(_ union: UnionPlan, _ reading: Reading, in text: inout SwiftText) {
    var tag: [String] = []
    if case .tag(let member, let keyword) = union.dispatch {
      let values = Literal.strings(union.branches.map(\.tag)).joined(separator: ", ")
      tag = [Literal.string(member), "[\(values)]", "keyword: \"\(keyword)\""]
      if union.isOpen { tag.append("isOpen: true") }
    }
    var branches: [String] = []
    if case .rules(let checks, let order) = union.dispatch {
      branches = order.map { "\(rulesName).rules[\(Literal.string(checks[$0].key))]" }
    }
    var members: [String] = []
    if case .members(let list) = union.dispatch { members = list.map { self.members($0.tests) } }
    guard !tag.isEmpty || !branches.isEmpty || !members.isEmpty || reading.hasConstants else {
      return
    }
    text.block("\(tableIsolation)private enum JSONLayout {") { text in
      if !tag.isEmpty { text.list("static let tag = UnionTag(", tag, end: ")") }
      if !branches.isEmpty {
        text.line("static let branches = UnionBranches(")
        text.deeper { text in
          text.list("[", branches, end: "],")
          text.line("isExclusive: \(union.keyword == "oneOf"))")
        }
      }
      if !members.isEmpty {
        text.line("static let branches = UnionMembers(")
        text.deeper { text in
          text.line("keyword: \"\(union.keyword)\",")
          text.list("[", members, end: "])")
        }
      }
      reading.constants(in: &text)
    }
    text.line()
  }

  /// What a branch asks of members: `.init(with: ["mail"], without: ["phone"])`.
  private func members(_ tests: MemberTests) -> String {
    var arguments: [String] = []
    for (label, names) in [("with", tests.required), ("without", tests.refused)]
    where !names.isEmpty {
      let list = Literal.strings(names.map(\.text)).joined(separator: ", ")
      arguments.append("\(label): [\(list)]")
    }
    if !tests.values.isEmpty {
      let values = tests.values.map { name, values in
        let texts = Literal.strings(values.map(\.compactText)).joined(separator: ", ")
        return "(\(Literal.string(name.text)), [\(texts)])"
      }
      arguments.append("values: [\(values.joined(separator: ", "))]")
    }
    return ".init(\(arguments.joined(separator: ", ")))"
  }

  private func tagSwitch(
    _ union: UnionPlan, _ expressions: [String], in text: inout SwiftText
  ) {
    text.line("switch try reader.tag(JSONLayout.tag) {")
    for (index, branch) in union.branches.enumerated() {
      let isLast = index + 1 == union.branches.count && !union.isOpen
      text.line(isLast ? "default:" : "case \(index):")
      assign(branch, union.place(of: branch), expressions[index], in: &text)
    }
    if union.isOpen { text.line("default: self = .unknown(try RawJSON(from: &reader))") }
    text.line("}")
  }

  private func rulesSwitch(
    _ union: UnionPlan, _ order: [Int], _ expressions: [String], in text: inout SwiftText
  ) {
    text.line("switch try reader.branch(of: JSONLayout.branches) {")
    for (number, index) in order.enumerated() {
      text.line(number + 1 == order.count ? "default:" : "case \(number):")
      let branch = union.branches[index]
      assign(branch, union.place(of: branch), expressions[index], in: &text)
    }
    text.line("}")
  }

  private func memberSwitch(
    _ objects: [UnionPlan.MemberBranch], _ union: UnionPlan, _ expressions: [String],
    in text: inout SwiftText
  ) {
    text.line("switch try reader.branch(of: JSONLayout.branches) {")
    for (number, object) in objects.enumerated() {
      text.line(number + 1 == objects.count ? "default:" : "case \(number):")
      let branch = union.branches[object.index]
      assign(branch, union.place(of: branch), expressions[object.index], in: &text)
    }
    text.line("}")
  }

  /// `objects` are told apart by their members; where there are none, no two branches share a kind.
  private func kindSwitch(
    _ union: UnionPlan, _ expressions: [String], _ objects: [UnionPlan.MemberBranch],
    in text: inout SwiftText
  ) {
    text.line("switch reader.kind() {")
    for (index, branch) in union.branches.enumerated() {
      let kinds = objects.isEmpty ? branch.kinds : branch.kinds.filter { $0 != "object" }
      guard !kinds.isEmpty else { continue }
      text.line("case \(kinds.map { ".\($0)" }.joined(separator: ", ")):")
      assign(branch, union.place(of: branch), expressions[index], in: &text)
    }
    if !objects.isEmpty {
      text.line("case .object:")
      text.deeper { memberSwitch(objects, union, expressions, in: &$0) }
    }
    var seen: Set<String> = []
    let nouns = union.branches
      .flatMap { branch in
        branch.kinds.map { $0 == "number" && branch.isOfIntegers ? "integer" : $0 }
      }
      .filter { seen.insert($0).inserted }
      .map { "\"\($0)\"" }.joined(separator: ", ")
    text.line("default:")
    text.deeper { text in
      text.line("throw reader.unexpected(")
      text.line("  types: [\(nouns)], keyword: \"\(union.keyword)\")")
    }
    text.line("}")
  }

  private func assign(
    _ branch: UnionPlan.Branch, _ place: String, _ expression: String, in text: inout SwiftText
  ) {
    let name = Identifier.quoted(branch.identifier)
    text.deeper { text in
      if !place.isEmpty { text.line("branch = \"\(place)\"") }
      if case .null = branch.type.unchecked {
        text.line("try reader.onlyNull()")
        text.line("self = .\(name)")
      } else {
        text.line("self = .\(name)(try \(expression))")
      }
    }
  }
}

extension UnionPlan {
  /// Where a branch stands in its schema; empty where branches are types of one schema.
  fileprivate func place(of branch: Branch) -> String {
    keyword == "type" ? "" : "/\(keyword)/\(branch.position)"
  }
}
