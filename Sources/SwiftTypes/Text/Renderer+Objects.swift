/// How objects are read.
extension Renderer {
  func objectMachinery(_ plan: TypePlan, _ object: ObjectPlan, in text: inout SwiftText) {
    guard !plan.isInput else { return inputMachinery(plan, object, in: &text) }
    conformance(plan, in: &text) { text in
      var reading = Reading(self, from: .extension(of: plan.path))
      let blanks = blanks(plan, object)
      let isInPlace = blanks != nil
      let cases = object.members.map {
        readStatements($0, of: object, isInPlace: isInPlace, &reading)
      }
      let others = restStatements(object, isInPlace: isInPlace, &reading)
      let check = plan.check.map { reading.constant($0) }
      text.block("\(tableIsolation)private enum JSONLayout {") { text in
        shape(plan, object, in: &text)
        reading.constants(in: &text)
      }
      text.line()
      readFunction("Reads the members in any order.", in: &text) { text in
        if let check { text.line("try reader.check(\(check))") }
        if let blanks {
          text.list("self.init(", blanks, end: ")")
          readMembers(of: object, cases, others, in: &text)
        } else {
          readLocals(plan, object, cases, others, in: &text)
        }
      }
      writeFunction("Writes the members as they were read, else in the schema's order.", in: &text)
      { text in
        write(object, withForm: true, in: &text)
      }
      comparison(plan, object, in: &text)
      bases(plan, object, in: &text)
    }
  }

  /// What is sent of a struct is written, and never read.
  private func inputMachinery(
    _ plan: TypePlan, _ object: ObjectPlan, in text: inout SwiftText
  ) {
    text.block("extension \(plan.path.joined(separator: ".")): JSONEncodable {") { text in
      if object.hasShape {
        text.block("\(tableIsolation)private enum JSONLayout {") { shape(plan, object, in: &$0) }
        text.line()
      }
      writeFunction("Writes the members in the schema's order.", in: &text) { text in
        write(object, withForm: false, in: &text)
      }
      comparison(plan, object, in: &text)
    }
  }

  /// Reads members into a value that has the other ones already.
  private func readMembers(
    of object: ObjectPlan, _ cases: [[String]], _ others: [String], in text: inout SwiftText
  ) {
    let call = "try reader.readMembers(JSONLayout.shape, of: &self)"
    text.block("self.\(formProperty(of: object)) = \(call) {") { text in
      // A closure in its place compiles faster than a function of its own, and is read before it.
      let usesScan =
        !object.groups.isEmpty || (cases + [others]).joined().contains { $0.mayUse("object") }
      text.line("member, value, reader, \(usesScan ? "object" : "_") throws(Rejection) in")
      branches(cases, others, in: &text)
    }
  }

  /// Reads members into local variables: some members have no value to begin with.
  private func readLocals(
    _ plan: TypePlan, _ object: ObjectPlan, _ cases: [[String]], _ others: [String],
    in text: inout SwiftText
  ) {
    text.line("var object = try reader.object(JSONLayout.shape)")
    text.block(
      "do throws(Rejection) {", end: "} catch { throw error.inside(object, JSONLayout.shape) }"
    ) { text in
      locals(plan, object, in: &text)
      text.block("while let member = try reader.member(&object, JSONLayout.shape) {") { text in
        branches(cases, others, in: &text)
      }
      finish(plan, object, in: &text)
    }
  }

  private func branches(_ cases: [[String]], _ others: [String], in text: inout SwiftText) {
    text.line("switch member {")
    for (index, statement) in cases.enumerated() {
      branch("case \(index):", statement, in: &text)
    }
    branch("default:", others, in: &text)
    text.line("}")
  }

  private func shape(_ plan: TypePlan, _ object: ObjectPlan, in text: inout SwiftText) {
    // Words in one literal compile faster than an array.
    let areWords = object.members.allSatisfy { member in
      !member.name.isEmpty && member.name.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
    let names = object.members.map(\.name)
    let required = object.members.indices.filter { object.members[$0].isRequired }
    var items = ["schema: \(Literal.string(plan.location))"]
    if areWords {
      items.append("members: \(Literal.string(names.joined(separator: " ")))")
      let words = required.map { names[$0] }.joined(separator: " ")
      if !required.isEmpty { items.append("required: \(Literal.string(words))") }
    } else {
      items.append("members: [\(Literal.strings(names).joined(separator: ", "))]")
      items.append("required: [\(required.map(String.init).joined(separator: ", "))]")
    }
    if !object.dependents.isEmpty {
      let pairs = object.dependents.map { entry in
        "(\(entry.member), [\(entry.required.map(String.init).joined(separator: ", "))])"
      }
      items.append("dependents: [\(pairs.joined(separator: ", "))]")
    }
    let isClosed = if case .refused = object.rest { true } else { false }
    if isClosed, object.groups.isEmpty { items.append("isClosed: true") }
    if object.groups.count + (isClosed ? 0 : 1) > 1 { items.append("hasGroups: true") }
    if !plan.origins.isEmpty { items.append(origins(plan.origins)) }
    text.list("static let shape = ObjectShape(", items, end: ")")
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
    case .refused, .dropped: return
    case .kept: text.line("var unknownMembers = RawMembers()")
    case .typed(let type):
      text.line(
        "var additional = \(spelling(.map(type, Size()), from: .extension(of: plan.path)))()")
    }
  }

  private func readStatements(
    _ member: MemberPlan, of object: ObjectPlan, isInPlace: Bool, _ reading: inout Reading
  ) -> [String] {
    let target = isInPlace ? "value.\(storage(of: member, in: object))" : local(member)
    switch member.content {
    case .forbidden: return ["throw reader.forbiddenMember()"]
    case .constant(.null): return ["try reader.onlyNull(keyword: \"const\")"]
    case .constant(.bool(let value)): return ["try reader.constant(\(value))"]
    case .constant(.string(let text)): return ["try reader.constant(\(Literal.string(text)))"]
    case .constant(.number(let text, _)): return ["try reader.constant(number: \"\(text)\")"]
    case .constant(.json(let text)):
      return ["_ = try reader.value(\(reading.constant(json: text)))"]
    case .value(let checked):
      let (statements, type) = reading.opened(checked)
      if isInPlace, let kind = plainReading(type) {
        let read = member.isRequired ? "read" : "readOptional"
        return statements + ["try reader.\(read)\(kind)(&\(target))"]
      }
      if case .optional(let inner) = type, mergesNull(member, type) {
        return statements + [
          "\(target) = try reader.nullMember(&object) ? nil : \(reading.expression(inner))"
        ]
      }
      if case .optional(let inner) = type, !member.isRequired {
        let value = "reader.null() ? .null : .value(\(reading.expression(inner)))"
        return statements + ["\(target) = try \(value)"]
      }
      return statements + ["\(target) = try \(reading.expression(type))"]
    }
  }

  /// What the runtime calls a type that it reads into a property, where there is nothing to check: no
  /// value passes through generated code, which compiles faster.
  private func plainReading(_ type: SwiftType) -> String? {
    switch type {
    case .string(let checks) where checks.isEmpty: "String"
    case .bool: "Bool"
    case .integer(let checks) where checks.isEmpty: "Int"
    case .wideInteger(let checks) where checks.isEmpty: "Integer"
    case .double(let checks) where checks.isEmpty: "Double"
    case .number(let checks) where checks.isEmpty: "Number"
    default: nil
    }
  }

  /// What happens to a member that has no number.
  private func restStatements(
    _ object: ObjectPlan, isInPlace: Bool, _ reading: inout Reading
  ) -> [String] {
    let owner = isInPlace ? "value." : ""
    var statements: [String] = []
    for group in object.groups {
      let pattern = reading.constant(group.pattern)
      let target =
        isInPlace
        ? owner + Identifier.quoted(group.identifier) : localName(group.identifier)
      statements += [
        "if \(pattern).matches(reader.name(in: object)) {",
        "  try reader.append(to: &\(target), object, JSONLayout.shape, \(pattern))"
          + " { reader throws(Rejection) in",
        "    try \(reading.expression(group.type))",
        "  }",
        isInPlace ? "  return" : "  continue",
        "}",
      ]
    }
    switch object.rest {
    case .refused:
      statements.append(object.groups.isEmpty ? "break" : "throw reader.forbiddenMember()")
    case .kept: statements.append("try reader.keep(&\(owner)unknownMembers, object)")
    case .dropped: statements.append("try reader.skipMember()")
    case .typed(let type):
      statements.append(
        "\(owner)additional.append(reader.nameRead(in: object), try \(reading.expression(type)))")
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
    case .refused, .dropped: break
    case .kept: arguments.append("unknownMembers: unknownMembers")
    case .typed: arguments.append("additional: additional")
    }
    text.list("self.init(", arguments, end: ")")
    text.line("self.\(formProperty(of: object)) = reader.form(of: &object)")
  }
}

extension String {
  /// Whether a name, or something longer, stands in it: byte by byte, since searching by characters is slow.
  fileprivate func mayUse(_ name: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    var text = self
    return text.withUTF8 { bytes in
      guard bytes.count >= wanted.count else { return false }
      return (0...(bytes.count - wanted.count)).contains { start in
        bytes[start] == wanted[0] && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
      }
    }
  }
}
