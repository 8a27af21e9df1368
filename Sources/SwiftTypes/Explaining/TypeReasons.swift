import Contracts
import JSON
import Schema

/// Why the type of a schema is the one it is.
extension PlaceReader {
  /// Why the type is this one.
  var typeReasons: [String] {
    if case .value? = role, type == nil { return [] }
    guard let plan else {
      let isCovered = role != nil || !shares.isEmpty
      return type.map { [reason(for: $0)] } ?? (isCovered ? [] : [uncovered])
    }
    var reasons = [nameReason(plan)] + reasons(for: plan)
    if let shape, Name(shape.key) != Name(plan.key) { reasons += self.reasons(for: shape) }
    if plan.isBoxed { reasons.append("The value stands behind a reference: it closes a cycle.") }
    if plan.check != nil { reasons.append(Self.ruleReason) }
    return reasons
  }

  private func reasons(for plan: TypePlan) -> [String] {
    switch plan.kind {
    case .object(let object): objectReasons(object)
    case .tuple(let tuple): tupleReasons(tuple)
    case .choice(let choice): [reason(for: choice)]
    case .values(let values): reasons(for: values)
    case .union(let union): [reason(for: union)]
    case .wrapper(let type):
      [
        "A definition has a type of its own, so that its checks are made everywhere.",
        reason(for: type),
      ]
    case .alias: ["The schema is another name for a type and adds nothing."]
    }
  }

  private func reason(for choice: ChoicePlan) -> String {
    let isNarrowed = facts.enumeration?.contains { $0.string == nil && $0 != .null } ?? false
    let values =
      "All values" + (isNarrowed ? " that the schema allows" : "")
      + (isNullable ? " but `null`" : "")
    if choice.isTolerant {
      return "\(values) are strings, and the reader is tolerant: others are `unknown`."
    }
    return choice.isOpen
      ? "\(values) are strings, and `x-open` keeps others: an enumeration with `unknown`."
      : "\(values) are strings, and no others are allowed: a closed enumeration."
  }

  private func reasons(for values: ValueChoicePlan) -> [String] {
    let integers = values.rawValues ?? values.openIntegers
    let first =
      integers == nil
      ? "Not all values are strings: each case keeps its JSON text."
      : "All values are integers of 64 bits: these are the raw values of the cases."
    guard values.isOpen else { return [first] }
    if values.isTolerant {
      return [first, "The reader is tolerant: other values of these kinds are `unknown`."]
    }
    let others = integers == nil ? "values of these kinds" : "integers of 64 bits"
    return [first, "`x-open` keeps other \(others): they are `unknown`."]
  }

  /// Whether nil stands for `null`.
  var isNullable: Bool {
    if case .wrapper(let type)? = plan?.kind { return type.isOptional }
    return planner.trace?.types[id]?.isOptional ?? false
  }

  private func nameReason(_ plan: TypePlan) -> String {
    let tokens = node.pointer.tokens
    if isDefinition { return "It is named after its key, `\(tokens.last?.text ?? "")`." }
    let title = node.source["title"]?.string
    if let title, plan.name.utf8.elementsEqual(Identifier.type(title).utf8) {
      return "It is named after its title, `\(title)`."
    }
    let isTooLong = title?.isTooLongForName ?? false
    let start = isTooLong ? "Its title is too long for a name: it" : "It"
    if isNamedByAnchor(plan) { return "\(start) is named after its anchor." }
    if tokens.isEmpty { return "\(start) is named after its contract, file or folder." }
    return "\(start) is named after the way to it from the type around it."
  }

  /// Whether the type has the name that references to its schema use.
  func isNamedByAnchor(_ plan: TypePlan) -> Bool {
    guard !isDefinition, node.namingTitle == nil, let anchor = node.anchor else { return false }
    return plan.name.utf8.elementsEqual(Identifier.type(anchor).utf8)
  }

  private func objectReasons(_ object: ObjectPlan) -> [String] {
    var reasons = ["An object that names members is a struct, in the schema's order."]
    switch object.rest {
    case .kept: reasons.append(keptMembersReason)
    case .refused: reasons.append("Other members are refused, as the schema says.")
    case .dropped:
      reasons.append("Other members are allowed, and `\"unknownMembers\": \"drop\"` forgets them.")
    case .typed: reasons.append("Other members have one schema: `additional` holds them.")
    }
    if let name = object.protocolName {
      reasons.append(
        "Several structs are merged with it: its properties are the protocol `\(name)`.")
    }
    for base in object.sharedBases {
      if let objection = renderer.objection(to: base) {
        reasons.append(objection)
      } else if let name = renderer.protocolName(of: base) {
        reasons.append(
          "It has every property of a schema that it is merged with: it conforms to `\(name)`.")
      }
    }
    for member in object.members where member.isBoxed {
      reasons.append("`\(member.identifier)` stands behind a reference: it closes a cycle.")
    }
    return reasons
  }

  private func tupleReasons(_ tuple: TuplePlan) -> [String] {
    var list = "A list of schemas"
    if case .keywords(let entries) = node.form,
      let entry = entries.first(where: { if case .prefixItems = $0.keyword { true } else { false } }
      )
    {
      list = "`\(entry.name)`"
    }
    let first = "\(list) gives each of the first items a type of its own."
    switch tuple.rest {
    case .kept: return [first, keptItemsReason]
    case .refused: return [first, "Other items are refused, as the schema says."]
    case .dropped: return [first, "Other items are allowed, and forgotten."]
    case .typed: return [first, "Other items have one schema: `rest` holds them."]
    }
  }

  private var keptMembersReason: String {
    let rest = ruledRest { keyword in
      switch keyword {
      case .unevaluatedProperties(let schema), .additionalProperties(let schema): schema
      default: nil
      }
    }
    return rest.map { reason($0, for: "members", in: "unknownMembers") }
      ?? "Other members are allowed: `unknownMembers` keeps them."
  }

  private var keptItemsReason: String {
    let rest = ruledRest { keyword in
      switch keyword {
      case .unevaluatedItems(let schema), .items(let schema, _): schema
      default: nil
      }
    }
    return rest.map { reason($0, for: "items", in: "rest") }
      ?? "Other items are allowed: `rest` keeps them."
  }

  private func reason(
    _ rest: (keyword: Name, refuses: Bool), for noun: String, in property: String
  ) -> String {
    let isUnevaluated = rest.keyword.text.hasPrefix("unevaluated")
    let which = isUnevaluated ? "nothing evaluates" : "`\(rest.keyword)` refuses"
    let place = "`\(property)` has a place for other \(noun)"
    if rest.refuses {
      return "\(place), but values with \(noun) that \(which) are refused by rules."
    }
    return isUnevaluated
      ? "\(place); rules check those that nothing evaluates."
      : "\(place); rules check what `\(rest.keyword)` asks of them."
  }

  /// What is said of everything else, in any schema that applies to the value, where the type keeps all
  /// of it.
  private func ruledRest(
    _ schema: (Keyword) -> NodeID?
  ) -> (keyword: Name, refuses: Bool)? {
    var seen: Set<NodeID> = []
    var found: [(keyword: Name, refuses: Bool)] = []
    for id in applied(id, &seen) {
      guard case .keywords(let entries) = planner.graph[id].form else { continue }
      for entry in entries {
        guard let rest = schema(entry.keyword), !planner.saysNothing(rest) else { continue }
        let refuses = if case .never = planner.graph[rest].form { true } else { false }
        found.append((keyword: entry.name, refuses: refuses))
      }
    }
    return found.first(where: \.refuses) ?? found.first
  }

  /// The schemas that apply to the same value unconditionally.
  private func applied(_ id: NodeID, _ seen: inout Set<NodeID>) -> [NodeID] {
    guard seen.insert(id).inserted else { return [] }
    let facts = planner.knowledge[id]
    let parts = (facts.reference.map { [$0.target] } ?? []) + (facts.allOf?.branches ?? [])
    var all = [id]
    for part in parts { all += applied(part, &seen) }
    return all
  }

  private func reason(for union: UnionPlan) -> String {
    switch union.dispatch {
    case .tag(let member, _):
      return "Every branch demands another text of `\(member)`: that is the tag."
    case .members:
      return "The members of an object tell the branches apart: what some demand, others refuse or "
        + "want to have another value."
    case .kind:
      return union.keyword == "type" && !facts.hasType
        ? "Without `type`, values of any type are allowed: those that no keyword is about are `other`."
        : "No two branches share a JSON type: the type of the value decides."
    case .rules(_, let order):
      if union.keyword == "oneOf" {
        return "Nothing simpler tells the branches apart: exactly one must accept the value."
      }
      let start =
        "Nothing simpler tells the branches apart: the first that accepts the value counts"
      if order == order.sorted() { return start + "." }
      let names = order.map { "`\(union.branches[$0].identifier)`" }.joined(separator: ", ")
      return start + ", in the order \(names): what is part of another branch comes before it."
    }
  }

  private func reason(for type: SwiftType) -> String {
    switch type {
    case .string: "Strings are `String`."
    case .formatted(let form, _):
      "Strings of the format `\(form.rawValue)` are `\(form.swiftName)`, which keeps the text."
    case .bool: "Booleans are `Bool`."
    case .integer:
      planner.style.integers == .int
        ? "Bounds, the format or `integers` in treaty.json keep the integer within 64 bits: `Int`."
        : "Bounds on both sides, or the format, keep the integer within 64 bits: `Int`."
    case .wideInteger(let checks) where !checks.areWords:
      "The schema allows integers beyond 64 bits, or a bound or `multipleOf` is no integer of 64 bits: `JSONInteger`."
    case .wideInteger: "The schema allows integers beyond 64 bits: `JSONInteger`."
    case .double: "The format says that a double will do."
    case .number: "`JSONNumber` keeps the text of the number and compares exactly."
    case .raw:
      isScoped ? rawReason + " The type around it checks it, by rules on the JSON text." : rawReason
    case .null: "Only `null` is allowed."
    case .array: "All items are alike: a Swift array."
    case .map: "The object names no members: an ordered map."
    case .optional(let inner): "`null` is allowed beside the rest. " + reason(for: inner)
    case .named(let key):
      if let plan = planner.plans[key], plan.node == id {
        "Values that need a declaration have a type of their own: `\(name(plan.knownPath))`."
      } else {
        "It refers to the schema of `\(planner.plans[key].map { name($0.knownPath) } ?? key)`."
      }
    case .checked where isNever: rawReason
    case .checked(let inner, _):
      (inner.isRaw ? rawReason : reason(for: inner)) + " " + Self.ruleReason
    }
  }

  private var isNever: Bool { if case .never = node.form { true } else { false } }

  private var rawReason: String {
    if isNever { return "No value is a value of `false`." }
    if isScoped {
      return
        "Where a dynamic reference in it leads depends on the schemas on the way to it, so that no "
        + "single type stands for it: the text is kept."
    }
    return facts.enumeration == nil
      ? "The schema says nothing that a Swift type could say: the text is kept."
      : "No Swift type stands for the values that the schema fixes: the text is kept."
  }

  /// Whether what it means depends on what refers to it.
  private var isScoped: Bool { planner.references.dependsOnScope.contains(id) }

  static let ruleReason = "What the type cannot say is checked by rules on the JSON text."
}
