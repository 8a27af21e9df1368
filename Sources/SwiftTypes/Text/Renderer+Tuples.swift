/// Arrays whose first items each have a type of their own.
extension Renderer {
  func tupleModel(_ plan: TypePlan, _ tuple: TuplePlan, in text: inout SwiftText) {
    text.scope("\(modifier)struct", plan.name, conformances) { text in
      var parameters: [Parameter] = []
      var taken = TakenNames(tuple.items.map(\.identifier))
      for (index, item) in tuple.items.enumerated() {
        let name = Identifier.quoted(item.identifier)
        let spelled = spelling(item, from: .declaration(of: plan.path))
        documentation(item, at: index, in: &text)
        let storage = stored(
          item.identifier, spelled, modifier,
          box: item.isBoxed ? taken.take(Identifier.member("boxed " + item.identifier)) : nil,
          in: &text)
        parameters.append(
          Parameter(
            name: name, type: spelled, isOptional: !item.isRequired, isBoxed: item.isBoxed,
            storage: storage))
      }
      if let rest = restType(tuple, from: .declaration(of: plan.path)) {
        text.comment("The items after these.")
        text.property("\(modifier)var rest", "[\(rest)]")
        parameters.append(Parameter(name: "rest", type: "[\(rest)]", isOptional: true))
      }
      if let form = formProperty(of: tuple) { formModel(form, in: &text) }
      initializer(parameters, in: &text)
    }
  }

  func spelling(_ item: TuplePlan.Item, from viewpoint: Viewpoint) -> String {
    if !item.isRequired, case .optional(let inner) = item.type.unchecked {
      return "Presence<\(spelling(inner, from: viewpoint))>"
    }
    return spelling(item.type, from: viewpoint) + (item.isRequired ? "" : "?")
  }

  private func restType(_ tuple: TuplePlan, from viewpoint: Viewpoint) -> String? {
    switch tuple.rest {
    case .refused, .dropped: nil
    case .kept: "RawJSON"
    case .typed(let type): spelling(type, from: viewpoint)
    }
  }

  func tupleMachinery(_ plan: TypePlan, _ tuple: TuplePlan, in text: inout SwiftText) {
    conformance(plan, in: &text) { text in
      var reading = Reading(self, from: .extension(of: plan.path))
      let items = tuple.items.map { reading.expression($0.type) }
      var rest = ""
      if case .typed(let type) = tuple.rest { rest = reading.expression(type) }
      if case .kept = tuple.rest { rest = "RawJSON(from: &reader)" }
      let check = plan.check.map { reading.constant($0) }
      constants(reading, in: &text)
      readFunction("Reads the items in their order.", in: &text) { text in
        if let check { text.line("try reader.check(\(check))") }
        text.block("do throws(Rejection) {", end: "} catch {") { text in
          if formProperty(of: tuple) != nil { text.line("let numberCount = reader.numberCount") }
          let isOpen = restType(tuple, from: .extension(of: plan.path)) != nil
          let prefix = isOpen ? "prefix: \(tuple.items.count)" : ""
          text.line("var array = try reader.openArray(\(prefix))")
          for (index, item) in tuple.items.enumerated() {
            read(item, at: index, items[index], in: &text)
          }
          finish(plan, tuple, rest, in: &text)
        }
        rethrow(plan, in: &text)
        text.line("}")
      }
      writeFunction("Writes the items in their order.", in: &text) { text in
        write(tuple, in: &text)
      }
    }
  }

  private func tupleLocal(_ item: TuplePlan.Item) -> String {
    ["array", "rest", "item", "numberCount"].contains(item.identifier)
      ? item.identifier + "_" : localName(item.identifier)
  }

  private func read(
    _ item: TuplePlan.Item, at index: Int, _ expression: String, in text: inout SwiftText
  ) {
    text.line("let \(tupleLocal(item)) = try reader.item(&array) { reader throws(Rejection) in")
    text.line("  try \(expression)")
    text.line("}")
    guard item.isRequired else { return }
    text.line("guard let \(tupleLocal(item)) else { throw array.missing(index: \(index)) }")
  }

  private func finish(
    _ plan: TypePlan, _ tuple: TuplePlan, _ rest: String, in text: inout SwiftText
  ) {
    if let type = restType(tuple, from: .extension(of: plan.path)) {
      text.line("var rest: [\(type)] = []")
      text.line("while let item = try reader.item(&array, { reader throws(Rejection) in")
      text.line("  try \(rest)")
      text.line("}) { rest.append(item) }")
    } else {
      text.line("try reader.endArray(&array)")
    }
    if !tuple.size.isUnbounded {
      text.line(
        "try reader.checkItems(array.count, \(tuple.size.minimum), "
          + "\(tuple.size.maximum == .max ? ".max" : String(tuple.size.maximum)), "
          + "startingAt: array.start)")
    }
    if tuple.isUnique { text.line("try reader.refuseEqualItems(startingAt: array.start)") }
    var arguments = tuple.items.map { item in
      let value = item.isPresence ? "Presence(\(tupleLocal(item)))" : tupleLocal(item)
      return "\(Identifier.label(item.identifier)): \(value)"
    }
    if !rest.isEmpty { arguments.append("rest: rest") }
    text.list("self.init(", arguments, end: ")")
    if let form = formProperty(of: tuple) {
      text.line("self.\(form) = reader.form(since: numberCount)")
    }
  }

  private func write(_ tuple: TuplePlan, in text: inout SwiftText) {
    let form = formProperty(of: tuple).map { "self.\($0)" }
    if let form { text.line("writer.beginValue(\(form))") }
    text.line("writer.beginArray()")
    if let form {
      text.block("defer {") { text in
        text.line("writer.endArray()")
        text.line("writer.endValue(\(form))")
      }
    } else {
      text.line("defer { writer.endArray() }")
    }
    let mayLack = tuple.items.contains { !$0.isRequired }
    if mayLack { text.line("var absent = 0") }
    for item in tuple.items {
      let property = "self.\(Identifier.quoted(item.identifier))"
      if item.isRequired {
        text.line("writer.beginItem()")
        text.line("\(property).write(to: &writer)")
      } else {
        text.line("writer.item(\(property), &absent)")
      }
    }
    if case .refused = tuple.rest { return }
    guard !mayLack else {
      text.line("writer.items(self.rest, &absent)")
      return
    }
    text.block("for item in rest {") { text in
      text.line("writer.beginItem()")
      text.line("item.write(to: &writer)")
    }
  }
}

extension TuplePlan.Item {
  /// Whether it may be absent and may be `null`, which are two things.
  var isPresence: Bool { !isRequired && type.isOptional }
}
