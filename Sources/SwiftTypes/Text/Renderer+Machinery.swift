import Contracts

/// Decoding and encoding: what the compiler reads and people skip.
extension Renderer {
  /// The extension that reads and writes a type.
  func machinery(_ plan: TypePlan, in text: inout SwiftText) {
    reading(plan, in: &text)
    guard style.conformances.contains(.codable) else { return }
    text.line()
    switch plan.kind {
    case .alias: return
    // Enumerations of strings are `Codable` by their raw values.
    case .choice: text.declaration("extension \(plan.path.joined(separator: ".")): Codable {}")
    default: text.declaration("extension \(plan.path.joined(separator: ".")): CodableBridge {}")
    }
  }

  private func reading(_ plan: TypePlan, in text: inout SwiftText) {
    switch plan.kind {
    case .object(let object): objectMachinery(plan, object, in: &text)
    case .tuple(let tuple): tupleMachinery(plan, tuple, in: &text)
    case .values(let values): valuesMachinery(plan, values, in: &text)
    case .choice(let choice): choiceMachinery(plan, choice, in: &text)
    case .union(let union): unionMachinery(plan, union, in: &text)
    case .wrapper(let type): wrapperMachinery(plan, type, in: &text)
    case .alias: return
    }
  }

  func conformance(
    _ plan: TypePlan, in text: inout SwiftText, _ body: (inout SwiftText) -> Void
  ) {
    text.block("extension \(plan.path.joined(separator: ".")): JSONCodable {", body)
  }

  func readFunction(
    _ doc: String, in text: inout SwiftText, _ body: (inout SwiftText) -> Void
  ) {
    text.comment(doc)
    text.block("\(modifier)init(from reader: inout JSONReader) throws(Rejection) {", body)
    text.line()
  }

  func writeFunction(_ doc: String, in text: inout SwiftText, _ body: (inout SwiftText) -> Void) {
    text.comment(doc)
    text.block("\(modifier)func write(to writer: inout JSONWriter) {", body)
  }

  // MARK: Objects

  private func objectMachinery(_ plan: TypePlan, _ object: ObjectPlan, in text: inout SwiftText) {
    conformance(plan, in: &text) { text in
      var reading = Reading(self, from: .extension(of: plan.path))
      let cases = object.members.map { readStatements($0, &reading) }
      let others = restStatements(object, &reading)
      let check = plan.check.map { reading.constant($0) }
      layout(plan, object, reading, in: &text)
      readFunction("Reads the members in any order.", in: &text) { text in
        if let check { text.line("try reader.check(\(check))") }
        text.line("var object = try reader.object(JSONLayout.shape)")
        text.block(
          "do throws(Rejection) {", end: "} catch { throw error.inside(object, JSONLayout.shape) }"
        ) { text in
          locals(plan, object, in: &text)
          text.block("while let member = try reader.member(&object, JSONLayout.shape) {") { text in
            text.line("switch member {")
            for (index, statement) in cases.enumerated() {
              branch("case \(index):", statement, in: &text)
            }
            branch("default:", others, in: &text)
            text.line("}")
          }
          finish(plan, object, in: &text)
        }
      }
      writeFunction("Writes the members in the schema's order.", in: &text) { text in
        write(object, in: &text)
      }
    }
  }

  private func layout(
    _ plan: TypePlan, _ object: ObjectPlan, _ reading: Reading, in text: inout SwiftText
  ) {
    text.block("private enum JSONLayout {") { text in
      let required = object.members.indices.filter { object.members[$0].isRequired }
      var items = [
        "schema: \(Literal.string(plan.location))",
        "members: [\(Literal.strings(object.members.map(\.name)).joined(separator: ", "))]",
      ]
      if !required.isEmpty {
        items.append("required: [\(required.map(String.init).joined(separator: ", "))]")
      }
      if !object.dependents.isEmpty {
        let pairs = object.dependents.map { entry in
          "(\(entry.member), [\(entry.required.map(String.init).joined(separator: ", "))])"
        }
        items.append("dependents: [\(pairs.joined(separator: ", "))]")
      }
      if case .refused = object.rest, object.groups.isEmpty { items.append("isClosed: true") }
      text.list("static let shape = ObjectShape(", items, end: ")")
      reading.constants(in: &text)
    }
    text.line()
  }

  /// A case of a `switch` with its statements.
  private func branch(_ label: String, _ statements: [String], in text: inout SwiftText) {
    guard statements.count > 1 else {
      text.line("\(label) \(statements.first ?? "break")")
      return
    }
    text.line(label)
    text.deeper { text in
      for statement in statements { text.line(statement) }
    }
  }

  private func local(_ member: MemberPlan) -> String { localName(member.identifier) }

  func localName(_ identifier: String) -> String {
    let machinery: Set = [
      "reader", "object", "member", "error", "unknownMembers", "additional", "self",
    ]
    return machinery.contains(identifier) ? identifier + "_" : Identifier.quoted(identifier)
  }

  private func locals(_ plan: TypePlan, _ object: ObjectPlan, in text: inout SwiftText) {
    for member in object.members {
      guard case .value(let type) = member.content else { continue }
      let spelled = spelling(member, type, from: .extension(of: plan.path))
      if spelled.hasPrefix("Presence<") {
        text.line("var \(local(member)) = \(spelled).absent")
      } else {
        text.line(
          "var \(local(member)): \(spelled)\(member.isRequired && !type.isOptional ? "?" : "")")
      }
    }
    for group in object.groups {
      let spelled = spelling(.map(group.type, Size()), from: .extension(of: plan.path))
      text.line("var \(localName(group.identifier)) = \(spelled)()")
    }
    switch object.rest {
    case .refused: return
    case .kept: text.line("var unknownMembers = RawMembers()")
    case .typed(let type):
      text.line(
        "var additional = \(spelling(.map(type, Size()), from: .extension(of: plan.path)))()")
    }
  }

  private func readStatements(_ member: MemberPlan, _ reading: inout Reading) -> [String] {
    switch member.content {
    case .forbidden: return ["throw reader.forbiddenMember()"]
    case .constant(.null): return ["try reader.onlyNull()"]
    case .constant(.bool(let value)): return ["try reader.constant(\(value))"]
    case .constant(.string(let text)): return ["try reader.constant(\(Literal.string(text)))"]
    case .constant(.number(let text, _)): return ["try reader.constant(number: \"\(text)\")"]
    case .value(let checked):
      let (statements, type) = reading.opened(checked)
      if case .optional(let inner) = type, !member.isRequired {
        let value = "reader.null() ? .null : .value(\(reading.expression(inner)))"
        return statements + ["\(local(member)) = try \(value)"]
      }
      return statements + ["\(local(member)) = try \(reading.expression(type))"]
    }
  }

  /// What happens to a member that has no number.
  private func restStatements(_ object: ObjectPlan, _ reading: inout Reading) -> [String] {
    var statements: [String] = []
    for group in object.groups {
      let pattern = reading.constant(group.pattern)
      statements += [
        "if \(pattern).matches(reader.name(in: object)) {",
        "  try reader.append(to: &\(localName(group.identifier)), object, JSONLayout.shape, \(pattern))"
          + " { reader throws(Rejection) in",
        "    try \(reading.expression(group.type))",
        "  }",
        "  continue",
        "}",
      ]
    }
    switch object.rest {
    case .refused:
      statements.append(object.groups.isEmpty ? "break" : "throw reader.forbiddenMember()")
    case .kept: statements.append("try reader.keep(&unknownMembers, object)")
    case .typed(let type):
      statements.append(
        "additional.append(reader.name(in: object), try \(reading.expression(type)))")
    }
    return statements
  }

  private func finish(_ plan: TypePlan, _ object: ObjectPlan, in text: inout SwiftText) {
    var needed: [String] = []
    for member in object.members where member.isRequired {
      if case .value(let type) = member.content, !type.isOptional {
        needed.append("let \(local(member))")
      }
    }
    let conditions = ["object.isComplete(JSONLayout.shape)"] + needed
    if object.members.contains(where: \.isRequired) || !object.dependents.isEmpty {
      text.line("guard \(conditions.joined(separator: ", "))")
      text.line("else { throw object.missing(JSONLayout.shape) }")
    }
    if !object.size.isUnbounded {
      var bounds = object.size.minimum > 0 ? ["minimum: \(object.size.minimum)"] : []
      if object.size.maximum < .max { bounds.append("maximum: \(object.size.maximum)") }
      text.line("try reader.check(object, \(bounds.joined(separator: ", ")))")
    }
    var arguments: [String] = []
    for member in object.members {
      guard case .value = member.content else { continue }
      arguments.append("\(Identifier.label(member.identifier)): \(local(member))")
    }
    for group in object.groups {
      arguments.append("\(Identifier.label(group.identifier)): \(localName(group.identifier))")
    }
    switch object.rest {
    case .refused: break
    case .kept: arguments.append("unknownMembers: unknownMembers")
    case .typed: arguments.append("additional: additional")
    }
    text.list("self.init(", arguments, end: ")")
  }

  private func write(_ object: ObjectPlan, in text: inout SwiftText) {
    text.line("writer.beginObject()")
    for (index, member) in object.members.enumerated() {
      let property = "self.\(storage(of: member, in: object))"
      let name = "writer.member(\(index), JSONLayout.shape)"
      switch member.content {
      case .forbidden: continue
      case .constant(let constant):
        text.line(name)
        text.line(writeStatement(constant))
      case .value(let type):
        if member.isRequired {
          text.line(name)
          text.line("\(property).write(to: &writer)")
        } else if type.isOptional {
          text.block("if \(property).isPresent {") { text in
            text.line(name)
            text.line("\(property).write(to: &writer)")
          }
        } else {
          text.block("if let value = \(property) {") { text in
            text.line(name)
            text.line("value.write(to: &writer)")
          }
        }
      }
    }
    for group in object.groups {
      text.line("self.\(Identifier.quoted(group.identifier)).writeMembers(to: &writer)")
    }
    switch object.rest {
    case .refused: break
    case .kept: text.line("self.unknownMembers.writeMembers(to: &writer)")
    case .typed: text.line("self.additional.writeMembers(to: &writer)")
    }
    text.line("writer.endObject()")
  }

  private func writeStatement(_ constant: Constant) -> String {
    switch constant {
    case .null: "writer.writeNull()"
    case .bool(let value): "writer.writeVerbatim(\"\(value)\")"
    case .string(let text): "writer.write(\(Literal.string(text)))"
    case .number(let text, _): "writer.writeVerbatim(\"\(text)\")"
    }
  }

  // MARK: Wrappers

  private func wrapperMachinery(_ plan: TypePlan, _ type: SwiftType, in text: inout SwiftText) {
    conformance(plan, in: &text) { text in
      var reading = Reading(self, from: .extension(of: plan.path))
      let check = plan.check.map { "try reader.check(\(reading.constant($0)))" }
      let (statements, inner) = reading.opened(type)
      let expression = reading.expression(inner)
      constants(reading, in: &text)
      readFunction("Reads the value and checks it.", in: &text) { text in
        text.block("do throws(Rejection) {", end: "} catch {") { text in
          for statement in (check.map { [$0] } ?? []) + statements { text.line(statement) }
          text.line("self.value = try \(expression)")
        }
        text.deeper { $0.line("throw error.inside(\(Literal.string(plan.location)))") }
        text.line("}")
      }
      writeFunction("Writes the value.", in: &text) { $0.line("value.write(to: &writer)") }
    }
  }

  /// Declares what reading needs, unless it needs nothing.
  func constants(_ reading: Reading, in text: inout SwiftText) {
    guard reading.hasConstants else { return }
    text.block("private enum JSONLayout {") { reading.constants(in: &$0) }
    text.line()
  }
}
