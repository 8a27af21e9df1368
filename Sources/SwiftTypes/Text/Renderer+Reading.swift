/// Expressions that read a value, and the constants they need.
struct Reading {
  let renderer: Renderer
  let context: Viewpoint
  /// Patterns in the order of their use; each becomes a constant.
  private(set) var patterns: [PatternPlan] = []
  /// Checks in the order of their use; each becomes a constant.
  private(set) var checks: [CheckPlan] = []
  /// Texts of constants in the order of their use; each becomes a constant.
  private(set) var values: [String] = []

  init(_ renderer: Renderer, from context: Viewpoint) {
    self.renderer = renderer
    self.context = context
  }

  /// An expression that reads a value of a type; `try` stands before it.
  mutating func expression(_ type: SwiftType) -> String {
    switch type {
    case .string(let checks): return "reader.string(\(arguments(checks)))"
    case .formatted(let form, let checks):
      return "\(form.swiftName)(reader.string(\(arguments(checks))))"
    case .bool: return "reader.bool()"
    case .integer(let checks): return "reader.int(\(arguments(checks, quoted: false)))"
    case .double(let checks): return "reader.double(\(arguments(checks, quoted: true)))"
    case .wideInteger(let checks):
      return "reader.integer(\(arguments(checks, quoted: !checks.areWords)))"
    case .number(let checks): return "reader.number(\(arguments(checks, quoted: true)))"
    case .raw: return "RawJSON(from: &reader)"
    case .null("type"): return "reader.nullJSON()"
    case .null(let keyword): return "reader.nullJSON(keyword: \"\(keyword)\")"
    case .checked(let inner, let plan):
      let name = constant(plan)
      return
        "reader.checked(\(name)) { reader throws(Rejection) in try \(expression(inner)) }"
    case .named: return "\(renderer.spelling(type, from: context))(from: &reader)"
    case .optional(let inner): return "reader.null() ? nil : \(expression(inner))"
    case .array(let item, let size, let isUnique):
      let bounds = arguments(size, "Items")
      let call = isUnique ? "uniqueArray" : "array"
      if let plain = plainSpelling(item), !isUnique {
        return "reader.\(call)(\((["of: \(plain).self"] + bounds).joined(separator: ", ")))"
      }
      return container(call, bounds, item)
    case .map(let value, let size): return container("map", arguments(size, "Properties"), value)
    }
  }

  /// The constant of a check.
  mutating func constant(_ check: CheckPlan) -> String {
    if !checks.contains(check) { checks.append(check) }
    return "JSONLayout.check\(checks.firstIndex(of: check) ?? 0)"
  }

  /// The constant of an object or an array that is the one value of a member.
  mutating func constant(json text: String) -> String {
    let index = values.firstIndex { $0.utf8.elementsEqual(text.utf8) }
    if index == nil { values.append(text) }
    return "JSONLayout.value\(index ?? values.count - 1)"
  }

  /// The constant of a pattern.
  mutating func constant(_ pattern: PatternPlan) -> String {
    if !patterns.contains(pattern) { patterns.append(pattern) }
    return "JSONLayout.pattern\(patterns.firstIndex(of: pattern) ?? 0)"
  }

  /// The statement that makes the check around a type, and the type within it.
  mutating func opened(_ type: SwiftType) -> (statements: [String], type: SwiftType) {
    guard case .checked(let inner, let plan) = type else { return ([], type) }
    let rest = opened(inner)
    return (["try reader.check(\(constant(plan)))"] + rest.statements, rest.type)
  }

  private mutating func container(
    _ call: String, _ bounds: [String], _ inner: SwiftType
  ) -> String {
    let head = bounds.isEmpty ? "" : "(\(bounds.joined(separator: ", ")))"
    return "reader.\(call)\(head) { reader throws(Rejection) in try \(expression(inner)) }"
  }

  /// The name of a type whose own reader makes every check.
  private func plainSpelling(_ type: SwiftType) -> String? {
    switch type {
    case .string(let checks) where checks.isEmpty: "String"
    case .formatted(let form, let checks) where checks.isEmpty: form.swiftName
    case .bool: "Bool"
    case .integer(let checks) where checks.isEmpty: "Int"
    case .wideInteger(let checks) where checks.isEmpty: "JSONInteger"
    case .double(let checks) where checks.isEmpty: "Double"
    case .raw: "RawJSON"
    case .named: renderer.spelling(type, from: context)
    default: nil
    }
  }

  private mutating func arguments(_ checks: StringChecks) -> String {
    var list = arguments(checks.length, "Length")
    let patterns = checks.patterns.map { constant($0) }
    switch patterns.count {
    case 0: break
    case 1: list.append("pattern: \(patterns[0])")
    default: list.append("patterns: [\(patterns.joined(separator: ", "))]")
    }
    return list.joined(separator: ", ")
  }

  private func arguments(_ size: Size, _ noun: String) -> [String] {
    (size.minimum > 0 ? ["min\(noun): \(size.minimum)"] : [])
      + (size.maximum < .max ? ["max\(noun): \(size.maximum)"] : [])
  }

  /// Bounds in the order of the reader's parameters.
  private func arguments(_ checks: NumberChecks, quoted: Bool) -> String {
    let order = ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"]
    return order.compactMap { label in
      checks.bounds.first { $0.label == label }.map { bound in
        "\(label): \(quoted ? "\"\(bound.text)\"" : bound.text)"
      }
    }.joined(separator: ", ")
  }

  /// Whether there is anything to declare.
  var hasConstants: Bool { !patterns.isEmpty || !checks.isEmpty || !values.isEmpty }

  /// Declares the checks and patterns used so far.
  func constants(in text: inout SwiftText) {
    for (index, check) in checks.enumerated() {
      text.line(
        "static let check\(index) = \(renderer.rulesName).rules[\(Literal.string(check.key))]")
    }
    for (index, value) in values.enumerated() {
      text.list(
        "static let value\(index) = ValueChoice(",
        ["[\(Literal.string(value))]", "keyword: \"const\""],
        end: ")")
    }
    for (index, pattern) in patterns.enumerated() {
      text.line("static let pattern\(index) = TextPattern(")
      text.deeper { text in
        text.line("\(Literal.string(pattern.source)),")
        text.line("tables: \(Literal.string(pattern.tables)))")
      }
    }
  }
}
