/// Turns the entries of generated rules into nodes that refer to each other by number.
struct RuleCompilation {
  let entries: [ExactText: Int]
  let patterns: [ExactText: TextPattern]
  private(set) var nodes: [RuleNode]

  init(entries: [ExactText: Int], patterns: [ExactText: TextPattern], entryCount: Int) {
    self.entries = entries
    self.patterns = patterns
    nodes = [RuleNode](
      repeating: RuleNode(place: "", resource: ExactText("")), count: entryCount)
  }

  mutating func compileEntry(_ index: Int, _ value: ParsedValue) {
    let place = text(value.member("$at"))
    fill(index, value, place: place, resource: ExactText(""))
  }

  private mutating func compile(
    _ value: ParsedValue, _ place: String, _ resource: ExactText
  ) -> Int {
    let index = nodes.count
    nodes.append(RuleNode(place: place, resource: resource))
    fill(index, value, place: place, resource: resource)
    return index
  }

  private mutating func fill(
    _ index: Int, _ value: ParsedValue, place: String, resource outer: ExactText
  ) {
    let resource = value.member("$resource").map { ExactText(text($0)) } ?? outer
    var node = RuleNode(place: place, resource: resource)
    switch value.form {
    case .bool(let accepts): node.isNever = !accepts
    case .object(let members):
      let site = Site(schema: value, place: place, resource: resource)
      for member in members {
        let keyword = member.name.text
        guard !keyword.utf8.starts(with: "$".utf8) || keyword == "$ref" || keyword == "$dynamicRef"
        else {
          if keyword == "$never" { node.isNever = true }
          // What is left of an open list.
          if keyword == "$kinds" { node.rules.append(("enum", .types(types(member.value)))) }
          continue
        }
        for rule in rules(keyword, member.value, site) {
          node.hasUnevaluated = node.hasUnevaluated || rule.isUnevaluated
          node.rules.append((keyword, rule))
        }
      }
    default: break
    }
    nodes[index] = node
  }

  /// The schema whose keywords are being read.
  private struct Site {
    let schema: ParsedValue
    let place: String
    let resource: ExactText
  }

  private mutating func rules(
    _ keyword: String, _ value: ParsedValue, _ site: Site
  ) -> [Rule] {
    switch keyword {
    case "type": [.types(types(value))]
    case "enum": [.values(Set(items(value)), expected: expectation(items(value)))]
    case "const": [.values([value], expected: expectation([value]))]
    case "multipleOf", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum":
      numberRules(keyword, value)
    case "minLength": [.length(minimum: count(value), maximum: .max)]
    case "maxLength": [.length(minimum: 0, maximum: count(value))]
    case "pattern": [.pattern(pattern(text(value)))]
    case "format": TextFormat(rawValue: text(value)).map { [.format($0)] } ?? []
    case "$ref": [.reference(entry(text(value)))]
    case "$dynamicRef": [dynamicReference(value)]
    case "allOf": [.all(children(value, keyword, site))]
    case "anyOf": [.any(children(value, keyword, site))]
    case "oneOf": [.one(children(value, keyword, site))]
    case "not": [.not(child(value, keyword, site))]
    case "if": [condition(value, site)]
    default: arrayRules(keyword, value, site) ?? objectRules(keyword, value, site)
    }
  }

  private func dynamicReference(_ value: ParsedValue) -> Rule {
    let target = entry(text(value.member("to")))
    guard let anchor = value.member("anchor") else { return .reference(target) }
    return .dynamicReference(target, anchor: ExactText(text(anchor)))
  }

  private func numberRules(_ keyword: String, _ value: ParsedValue) -> [Rule] {
    guard case .number(let number) = value.form else { return [] }
    if keyword == "multipleOf" { return [.multipleOf(number, text: number.text)] }
    return [
      .bound(
        Rule.Bound(
          value: number, text: number.text,
          isMinimum: keyword == "minimum" || keyword == "exclusiveMinimum",
          isExclusive: keyword == "exclusiveMinimum" || keyword == "exclusiveMaximum"))
    ]
  }

  private mutating func condition(_ value: ParsedValue, _ site: Site) -> Rule {
    let then = site.schema.member("then").map { child($0, "then", site) }
    let otherwise = site.schema.member("else").map { child($0, "else", site) }
    return .condition(child(value, "if", site), then: then, otherwise: otherwise)
  }

  private mutating func arrayRules(
    _ keyword: String, _ value: ParsedValue, _ site: Site
  ) -> [Rule]? {
    switch keyword {
    case "prefixItems": return [.prefix(children(value, keyword, site))]
    case "items":
      if case .array = value.form { return [.prefix(children(value, keyword, site))] }
      return [
        .items(child(value, keyword, site), from: items(site.schema.member("prefixItems")).count)
      ]
    case "additionalItems":
      return [.items(child(value, keyword, site), from: items(site.schema.member("items")).count)]
    case "contains":
      return [
        .contains(
          child(value, keyword, site), minimum: count(site.schema.member("minContains"), 1),
          maximum: count(site.schema.member("maxContains"), .max),
          marks: site.schema.member("$unmarked") == nil)
      ]
    case "minItems": return [.itemCount(minimum: count(value), maximum: .max)]
    case "maxItems": return [.itemCount(minimum: 0, maximum: count(value))]
    case "uniqueItems": return [.uniqueItems]
    case "unevaluatedItems": return [.unevaluatedItems(child(value, keyword, site))]
    default: return nil
    }
  }

  private mutating func objectRules(
    _ keyword: String, _ value: ParsedValue, _ site: Site
  ) -> [Rule] {
    switch keyword {
    case "properties":
      var table: [ExactText: Int] = [:]
      for (name, node) in namedChildren(value, keyword, site) { table[name] = node }
      return [.properties(table)]
    case "patternProperties":
      return [
        .patterns(namedChildren(value, keyword, site).map { (pattern($0.name.text), $0.node) })
      ]
    case "additionalProperties":
      return [
        .additional(
          child(value, keyword, site),
          names: Set(members(site.schema.member("properties")).map(\.name)),
          patterns: members(site.schema.member("patternProperties")).map { pattern($0.name.text) })
      ]
    case "propertyNames": return [.names(child(value, keyword, site))]
    case "minProperties": return [.memberCount(minimum: count(value), maximum: .max)]
    case "maxProperties": return [.memberCount(minimum: 0, maximum: count(value))]
    case "required": return [.required(texts(value))]
    case "dependentRequired", "dependentSchemas", "dependencies":
      return dependencies(value, keyword, site)
    case "unevaluatedProperties": return [.unevaluatedMembers(child(value, keyword, site))]
    default: return []
    }
  }

  /// Draft 7 and earlier have both kinds of dependencies under one keyword.
  private mutating func dependencies(
    _ value: ParsedValue, _ keyword: String, _ site: Site
  ) -> [Rule] {
    var names: [(name: ExactText, required: [ExactText])] = []
    var schemas: [(name: ExactText, node: Int)] = []
    for member in members(value) {
      if case .array = member.value.form {
        names.append((member.name, texts(member.value)))
      } else {
        let place = "\(site.place)/\(keyword)/\(pointerToken(member.name.text))"
        schemas.append((member.name, compile(member.value, place, site.resource)))
      }
    }
    return (names.isEmpty ? [] : [.dependents(names)])
      + (schemas.isEmpty ? [] : [.dependentSchemas(schemas)])
  }
}

extension RuleCompilation {
  private mutating func child(_ value: ParsedValue, _ keyword: String, _ site: Site) -> Int {
    compile(value, "\(site.place)/\(keyword)", site.resource)
  }

  private mutating func children(
    _ value: ParsedValue, _ keyword: String, _ site: Site
  ) -> [Int] {
    var nodes: [Int] = []
    for (index, item) in items(value).enumerated() {
      nodes.append(compile(item, "\(site.place)/\(keyword)/\(index)", site.resource))
    }
    return nodes
  }

  private mutating func namedChildren(
    _ value: ParsedValue, _ keyword: String, _ site: Site
  ) -> [(name: ExactText, node: Int)] {
    var nodes: [(name: ExactText, node: Int)] = []
    for member in members(value) {
      let place = "\(site.place)/\(keyword)/\(pointerToken(member.name.text))"
      nodes.append((member.name, compile(member.value, place, site.resource)))
    }
    return nodes
  }

  private func entry(_ place: String) -> Int {
    guard let node = entries[ExactText(place)] else {
      preconditionFailure("The generated rules have no entry \(place).")
    }
    return node
  }

  private func pattern(_ source: String) -> TextPattern {
    guard let pattern = patterns[ExactText(source)] else {
      preconditionFailure("The generated rules have no tables for the pattern \(source).")
    }
    return pattern
  }

  private func text(_ value: ParsedValue?) -> String {
    if case .text(let text)? = value?.form { text } else { "" }
  }

  private func texts(_ value: ParsedValue) -> [ExactText] {
    items(value).map { ExactText(text($0)) }
  }

  private func items(_ value: ParsedValue?) -> [ParsedValue] {
    if case .array(let items)? = value?.form { items } else { [] }
  }

  private func members(_ value: ParsedValue?) -> [ParsedValue.Member] {
    if case .object(let members)? = value?.form { members } else { [] }
  }

  private func count(_ value: ParsedValue?, _ otherwise: Int = 0) -> Int {
    guard case .number(let number)? = value?.form else { return otherwise }
    return JSONNumber(checked: number.text).int ?? .max
  }

  private func types(_ value: ParsedValue) -> RuleTypes {
    if case .text(let name) = value.form { return RuleTypes(name: name) }
    return items(value).reduce(into: []) { $0.formUnion(RuleTypes(name: text($1))) }
  }

  private func expectation(_ values: [ParsedValue]) -> String {
    guard !values.isEmpty else { return "nothing" }
    let shown = values.prefix(6).map(\.description).joined(separator: ", ")
    let more = values.count > 6 ? " or \(values.count - 6) more" : ""
    return values.count == 1 ? shown : "one of \(shown)\(more)"
  }
}

extension ParsedValue: CustomStringConvertible {
  /// The value as JSON text, cut where it gets long.
  var description: String {
    switch form {
    case .null: "null"
    case .bool(let value): String(value)
    case .number(let number): number.text
    case .text(let text): "\"\(text)\""
    case .array(let items): "[" + items.map(\.description).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\"\($0.name.text)\":\($0.value)" }.joined(separator: ",") + "}"
    }
  }
}
