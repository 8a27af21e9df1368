import Contracts

/// Writing and comparing objects.
extension Renderer {
  func write(_ object: ObjectPlan, withForm hasForm: Bool, in text: inout SwiftText) {
    if object.hasShape { text.line("let shape = JSONLayout.shape") }
    text.line("writer.beginObject(\(hasForm ? "self." + formProperty(of: object) : ""))")
    for (index, member) in object.members.enumerated() {
      let property = "self.\(storage(of: member, in: object))"
      let name = "writer.member(\(index), shape)"
      switch member.content {
      case .forbidden: continue
      case .constant(let constant):
        text.line(name)
        text.line(writeStatement(constant))
      case .value(let type):
        if let kind = plainKind(type) {
          text.line("writer.\(kind)(\(index), shape, \(property))")
        } else if member.isRequired {
          text.line(name)
          text.line("\(property).write(to: &writer)")
        } else if mergesNull(member, type) {
          text.block("if let value = \(property) {", end: "} else {") { text in
            text.line(name)
            text.line("value.write(to: &writer)")
          }
          text.deeper { $0.line("writer.absentMember(\(index), shape)") }
          text.line("}")
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
    let maps =
      object.groups.map { Identifier.quoted($0.identifier) } + [object.restName].compactMap { $0 }
    if maps.count > 1 { text.line("var names = WrittenNames()") }
    for map in maps {
      text.line("writer.members(self.\(map), shape\(maps.count > 1 ? ", &names" : ""))")
    }
    text.line("writer.endObject()")
  }

  private func writeStatement(_ constant: Constant) -> String {
    switch constant {
    case .null: "writer.writeNull()"
    case .bool(let value): "writer.writeVerbatim(\"\(value)\")"
    case .string(let text): "writer.write(\(Literal.string(text)))"
    case .number(let text, _): "writer.writeValue(\"\(text)\")"
    case .json(let text): "writer.writeValue(\(Literal.string(text)))"
    }
  }

  /// What the runtime calls a type for which it has functions of its own: they compile faster.
  private func plainKind(_ type: SwiftType) -> String? {
    switch type.unchecked {
    case .string: "string"
    case .bool: "bool"
    case .integer: "int"
    case .wideInteger: "integer"
    case .double: "double"
    case .number: "number"
    default: nil
    }
  }

  /// `==`, by a call for each property: the compiler's own takes twice as long to compile.
  func comparison(_ plan: TypePlan, _ object: ObjectPlan, in text: inout SwiftText) {
    var calls: [(kind: String, property: String)] = []
    for member in object.members {
      guard case .value(let type) = member.content else { continue }
      calls.append((plainKind(type) ?? "value", storage(of: member, in: object)))
    }
    for group in object.groups { calls.append(("value", Identifier.quoted(group.identifier))) }
    if let rest = object.restName { calls.append(("value", rest)) }
    guard !calls.isEmpty else { return }
    let name = name(plan.path, from: .extension(of: plan.path))
    text.line()
    text.comment("Compares every property.")
    text.block("\(modifier)static func == (left: \(name), right: \(name)) -> Bool {") { text in
      text.line("var comparison = MemberComparison()")
      for call in calls {
        text.line("comparison.\(call.kind)(left.\(call.property), right.\(call.property))")
      }
      text.line("return comparison.isEqual")
    }
  }

  /// The arguments of `init` for a value that has none of its members yet, into which they are read;
  /// nil when a required member has no such value, or when the members are counted.
  func blanks(_ plan: TypePlan, _ object: ObjectPlan) -> [String]? {
    guard object.size.isUnbounded else { return nil }
    let viewpoint = Viewpoint.extension(of: plan.path)
    var arguments: [String] = []
    for member in object.members {
      guard case .value(let type) = member.content else { continue }
      if member.isRequired {
        guard let blank = blank(type, from: viewpoint) else { return nil }
        arguments.append("\(Identifier.label(member.identifier)): \(blank)")
      } else if member.fallback != nil {
        // The argument's own default would be taken for what the text says.
        let isPresence = type.isOptional && style.nullability == .distinct
        let absent = isPresence ? ".absent" : "nil"
        arguments.append("\(Identifier.label(member.identifier)): \(absent)")
      }
    }
    for group in object.groups {
      let type = spelling(.map(group.type, Size()), from: viewpoint)
      arguments.append("\(Identifier.label(group.identifier)): \(type)()")
    }
    switch object.rest {
    case .refused, .dropped: break
    case .kept: arguments.append("unknownMembers: RawMembers()")
    case .typed(let type):
      arguments.append("additional: \(spelling(.map(type, Size()), from: viewpoint))()")
    }
    return arguments
  }

  private func blank(_ type: SwiftType, from viewpoint: Viewpoint) -> String? {
    switch type.unchecked {
    case .string: "\"\""
    case .bool: "false"
    case .integer, .wideInteger, .double, .number: "0"
    case .raw, .null: ".null"
    case .array: "[]"
    case .map: spelling(type, from: viewpoint) + "()"
    case .optional: "nil"
    case .formatted, .named, .checked: nil
    }
  }
}

extension ObjectPlan {
  /// The property of members that have no other one.
  fileprivate var restName: String? {
    switch rest {
    case .refused, .dropped: nil
    case .kept: "unknownMembers"
    case .typed: "additional"
    }
  }

  /// Whether writing needs the names of its members.
  var hasShape: Bool {
    members.contains(where: \.isWritten) || !groups.isEmpty || restName != nil
  }
}

extension MemberPlan {
  /// Whether it may be there at all.
  var isWritten: Bool { if case .forbidden = content { false } else { true } }
}
