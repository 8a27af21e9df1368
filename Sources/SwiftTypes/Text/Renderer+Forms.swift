/// The property that remembers the form in which a value was read: see `WrittenForm` in the runtime.
extension Renderer {
  /// Declares it.
  func formModel(_ name: String, in text: inout SwiftText) {
    text.comment("The form in which the value was read; no part of the value itself.")
    // Where one file holds all of a type, nothing else needs to see it: accessors cost compile time.
    text.line("\(isInOneFile ? "private " : "")var \(name) = WrittenForm()")
  }

  /// Its name in an object.
  func formProperty(of object: ObjectPlan) -> String {
    formProperty(besides: object.members.map(\.identifier) + object.groups.map(\.identifier))
  }

  /// Its name in a tuple; nil where the items keep their texts themselves.
  func formProperty(of tuple: TuplePlan) -> String? {
    var types = tuple.items.map(\.type)
    if case .typed(let type) = tuple.rest { types.append(type) }
    guard types.contains(where: { $0.losesText(textless) }) else { return nil }
    return formProperty(besides: tuple.items.map(\.identifier))
  }

  /// Its name in a type around a value; nil where the value keeps its text itself.
  func formProperty(of wrapped: SwiftType) -> String? {
    wrapped.losesText(textless) ? formProperty(besides: []) : nil
  }

  private func formProperty(besides names: [String]) -> String {
    var name = "writtenForm"
    while names.contains(name) { name += "Value" }
    return name
  }

  /// Planned types that hold numbers without their texts and have no place for these: enumerations of
  /// values, and unions and other names of such types. By their keys.
  static func textless(_ plans: [TypePlan]) -> Set<String> {
    var found: Set<String> = []
    // Types may refer to each other: until nothing is found any more.
    var count = -1
    while count < found.count {
      count = found.count
      for plan in plans where plan.kind.losesText(found) { found.insert(plan.key) }
    }
    return found
  }
}

extension SwiftType {
  /// Whether it holds the value of a number without its text; `textless` are the planned types that do.
  func losesText(_ textless: Set<String>) -> Bool {
    switch self {
    case .integer, .double: true
    case .array(let inner, _, _), .map(let inner, _), .optional(let inner), .checked(let inner, _):
      inner.losesText(textless)
    case .named(let key): textless.contains(key)
    case .string, .formatted, .bool, .wideInteger, .number, .raw, .null: false
    }
  }
}

extension TypePlan.Kind {
  fileprivate func losesText(_ textless: Set<String>) -> Bool {
    switch self {
    case .values: true
    case .union(let union): union.branches.contains { $0.type.losesText(textless) }
    case .alias(let type): type.losesText(textless)
    case .object, .tuple, .choice, .wrapper: false
    }
  }
}
