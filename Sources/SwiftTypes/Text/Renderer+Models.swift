import JSON

/// Declarations: what a reader of the generated code looks for.
extension Renderer {
  /// The declaration of a type, without its decoding and encoding.
  func model(_ plan: TypePlan, in text: inout SwiftText) {
    declare(plan.path, in: &text) { text in
      documentation(plan, in: &text)
      switch plan.kind {
      case .object(let object): structure(plan, object, in: &text)
      case .tuple(let tuple): tupleModel(plan, tuple, in: &text)
      case .choice(let choice): choiceModel(plan, choice, in: &text)
      case .values(let values): valuesModel(plan, values, in: &text)
      case .union(let union): unionModel(plan, union, in: &text)
      case .wrapper(let type): wrapper(plan, type, in: &text)
      case .alias(let type):
        let spelled = spelling(type, from: .extension(of: Array(plan.path.dropLast())))
        text.typed("\(modifier)typealias \(plan.name) =", spelled)
      }
      if let name = plan.deprecatedName {
        text.line()
        text.comment("The name of `\(plan.name)` for people; its schema calls it deprecated.")
        text.line(Self.deprecation)
        text.typed("\(modifier)typealias \(name) =", plan.name)
      }
      if let name = plan.outerName {
        text.line()
        text.comment("The name of `\(plan.name)` where a nearer type has that one.")
        text.typed("\(modifier)typealias \(name) =", plan.name)
      }
    }
    if case .object(let object) = plan.kind { protocols(plan, object, in: &text) }
  }

  /// A parameter of the memberwise initializer.
  struct Parameter {
    let name: String
    let type: String
    let isOptional: Bool
    var isBoxed = false
    /// The property that stores it, when that is another one.
    var storage: String?
    /// What the schema says it is when it is not there.
    var fallback: String?

    /// The value of a member that is not there.
    var absent: String {
      if let fallback { return fallback }
      if type.hasPrefix("Presence<") { return ".absent" }
      if type.hasSuffix("?") { return "nil" }
      return type.hasPrefix("[") ? "[]" : "[:]"
    }
  }

  private func structure(_ plan: TypePlan, _ object: ObjectPlan, in text: inout SwiftText) {
    let identity = isIdentified(object) ? ", Identifiable" : ""
    text.scope("\(modifier)struct", plan.name, conformances + identity) { text in
      var parameters: [Parameter] = []
      for member in object.members {
        switch member.content {
        case .forbidden: continue
        case .constant(let constant): constantModel(member, constant, in: &text)
        case .value(let type):
          documentation(member, in: &text)
          parameters.append(property(member, type, of: object, plan, in: &text))
        }
      }
      for group in object.groups { parameters.append(groupModel(plan, group, in: &text)) }
      if let rest = restModel(plan, object, in: &text) { parameters.append(rest) }
      if !plan.isInput { formModel(formProperty(of: object), in: &text) }
      let doc = "Puts a value together; \(plan.isInput ? "nothing" : "`validated()`") checks it"
      initializer(parameters, doc + " against the schema.", in: &text)
    }
  }

  /// The memberwise initializer.
  func initializer(
    _ parameters: [Parameter],
    _ doc: String = "Puts a value together; `validated()` checks it against the schema.",
    in text: inout SwiftText
  ) {
    text.line()
    text.comment(doc)
    let items = parameters.map { parameter in
      (parameter.name, parameter.type, parameter.isOptional ? parameter.absent : nil)
    }
    text.initializer("\(modifier)init", items) { text in
      for parameter in parameters {
        let value = parameter.isBoxed ? ".value(\(parameter.name))" : parameter.name
        text.split("self.\(parameter.storage ?? parameter.name) =", value)
      }
    }
  }

  private func groupModel(
    _ plan: TypePlan, _ group: ObjectPlan.Group, in text: inout SwiftText
  ) -> Parameter {
    let name = Identifier.quoted(group.identifier)
    let spelled = spelling(.map(group.type, Size()), from: .declaration(of: plan.path))
    documentation(group, in: &text)
    text.property("\(modifier)var \(name)", spelled)
    return Parameter(name: name, type: spelled, isOptional: true)
  }

  private func restModel(
    _ plan: TypePlan, _ object: ObjectPlan, in text: inout SwiftText
  ) -> Parameter? {
    switch object.rest {
    case .refused, .dropped: return nil
    case .kept:
      text.comment("Members that the schema does not name, as they were written.")
      text.line("\(modifier)var unknownMembers: RawMembers")
      return Parameter(name: "unknownMembers", type: "RawMembers", isOptional: true)
    case .typed(let type):
      let spelled = spelling(.map(type, Size()), from: .declaration(of: plan.path))
      let facts =
        ["All other members, by name."] + type.sentences(of: "value")
        + ruled.sentences(of: .map(type, Size()))
      text.comment(facts.joined(separator: " "))
      text.property("\(modifier)var additional", spelled)
      return Parameter(name: "additional", type: spelled, isOptional: true)
    }
  }

  private func constantModel(
    _ member: MemberPlan, _ constant: Constant, in text: inout SwiftText
  ) {
    let value: String
    switch constant {
    case .string(let string): value = Literal.string(string)
    case .bool(let bool): value = String(bool)
    case .number(_, let int?): value = String(int)
    case .json(let json): value = "RawJSON(literal: \(Literal.string(json)))"
    case .number(_, nil), .null: return
    }
    documentation(member, in: &text)
    text.split("\(modifier)static let \(Identifier.quoted(member.identifier)) =", value)
  }

  private func choiceModel(_ plan: TypePlan, _ choice: ChoicePlan, in text: inout SwiftText) {
    if choice.isOpen {
      openChoiceModel(plan, choice, in: &text)
      return
    }
    text.scope("\(modifier)enum", plan.name, "String, CaseIterable, Sendable") { text in
      for (index, item) in choice.cases.enumerated() {
        documentation(ofCase: item.identifier, choice.notes[index], in: &text)
        let name = Identifier.quoted(item.identifier)
        let isPlain = item.identifier.utf8.elementsEqual(item.value.utf8)
        if isPlain {
          text.line("case \(name)")
        } else {
          text.split("case \(name) =", Literal.string(item.value))
        }
      }
    }
  }

  private func openChoiceModel(_ plan: TypePlan, _ choice: ChoicePlan, in text: inout SwiftText) {
    text.scope("\(modifier)enum", plan.name, "\(conformances), RawRepresentable") { text in
      for (index, item) in choice.cases.enumerated() {
        documentation(ofCase: item.identifier, choice.notes[index], in: &text)
        text.line("case \(Identifier.quoted(item.identifier))")
      }
      text.comment(
        choice.isTolerant
          ? "A text that the schema refuses, and the tolerant reader let through."
          : "A text that the schema does not name. \(Self.unknownAdvice)")
      text.line("case unknown(String)")
    }
  }

  private func unionModel(_ plan: TypePlan, _ union: UnionPlan, in text: inout SwiftText) {
    text.scope("\(modifier)enum", plan.name, conformances) { text in
      for branch in union.branches {
        documentation(branch, in: &text)
        let indirect = branch.isIndirect ? "indirect " : ""
        let head = "\(indirect)case \(Identifier.quoted(branch.identifier))"
        if case .null = branch.type.unchecked {
          text.line(head)
        } else {
          text.payload(head, spelling(branch.type, from: .declaration(of: plan.path)))
        }
      }
      if union.isOpen {
        text.comment("A branch that the schema does not name, as it was written.")
        text.line("case unknown(RawJSON)")
      }
    }
  }

  private func wrapper(_ plan: TypePlan, _ type: SwiftType, in text: inout SwiftText) {
    let isText = if case .string = type.unchecked { true } else { false }
    let conformances = isText ? "TextValue" : self.conformances
    let spelled = spelling(type, from: .declaration(of: plan.path))
    text.scope("\(modifier)struct", plan.name, conformances) { text in
      text.comment("The value itself.")
      let storage = stored(
        "value", spelled, modifier, box: plan.isBoxed ? "boxedValue" : nil, in: &text)
      if let form = formProperty(of: type) { formModel(form, in: &text) }
      text.line()
      text.comment("Wraps a value; `validated()` checks it against the schema.")
      let value = plan.isBoxed ? ".value(value)" : "value"
      text.initializer("\(modifier)init", [("_ value", spelled, nil)]) { text in
        text.split("self.\(storage) =", value)
      }
    }
  }
}
