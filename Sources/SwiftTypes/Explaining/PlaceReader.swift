import Diagnostics
import JSON
import Schema

/// Reads from a plan what became of one schema.
struct PlaceReader {
  let planner: Planner
  let renderer: Renderer
  let id: NodeID
  private let top = Viewpoint(path: [], depths: [0])

  init(planner: Planner, renderer: Renderer, id: NodeID) {
    self.planner = planner
    self.renderer = renderer
    self.id = id
  }

  var node: Node { planner.graph[id] }
  var facts: Facts { planner.conjunction(id) }
  var role: Trace.Role? { planner.trace?.roles[id] }
  /// The type that stands for the schema as a whole.
  var plan: TypePlan? { planner.plan(of: id) }

  /// Whether a contract leads here; the root of a file is read whether or not one does.
  var isReached: Bool { role != nil || type != nil || !node.pointer.tokens.isEmpty }

  /// The explanation of the schema, or of what stands in one keyword of it.
  func explanation(of rest: ArraySlice<Name>, at pointer: JSONPointer) -> PlaceExplanation {
    let keyword = rest.first
    let document = planner.graph.documents[node.document]
    let place = Place(
      file: document.name, pointer: pointer,
      range: document.nameRange(of: pointer) ?? document.range(of: pointer))
    let names = (node.source.object?.members ?? []).map(\.name)
    let shown = keyword.map { name in names.filter { $0 == name } } ?? names
    let effects = shown.map { (name: $0.text, effect: effect(of: $0)) }
    let reasons = keyword == nil ? roleReasons + typeReasons : partReasons(rest)
    return PlaceExplanation(
      headline: headline, reasons: reasons + findings, keywords: effects, place: place)
  }

  /// What a part of a keyword's value is.
  private func partReasons(_ rest: ArraySlice<Name>) -> [String] {
    guard let keyword = rest.first, rest.count > 1 else { return [] }
    let part = rest.dropFirst()
    guard keyword == "enum", part.count == 1, let index = Int(part.first?.text ?? ""),
      let value = node.source["enum"]?.array?.dropFirst(index).first
    else { return ["It is part of the value of `\(keyword.text)`."] }
    let identifier: String?
    switch plan?.kind {
    case .choice(let choice)?:
      identifier =
        choice.cases.first { $0.value.utf8.elementsEqual((value.string ?? "").utf8) }?.identifier
    case .values(let choice)?:
      identifier = choice.cases.dropFirst(index).first?.identifier
    default: identifier = nil
    }
    return [identifier.map { "It is the case `\($0)`." } ?? "It is one of the values of `enum`."]
  }

  /// What stands in Swift for the schema.
  private var headline: String {
    switch role {
    case .member(let path, let identifier, _, let isRequired, let content):
      return memberHeadline(path, identifier, isRequired, content)
    case .group(let path, let identifier, _):
      return "property \(name(path)).\(Identifier.quoted(identifier)): "
        + renderer.spelling(.map(type ?? .raw, Size()), from: top)
    case .rest(let path):
      return "what else \(name(path)) may hold: \(typeName)"
    case .position(let path, let identifier, let index):
      return "property \(name(path)).\(Identifier.quoted(identifier)): \(typeName), item \(index)"
    case .branch(let path, let identifier, _):
      return "case \(name(path)).\(Identifier.quoted(identifier))(\(typeName))"
    case .items: return "the items of an array: \(typeName)"
    case nil: break
    }
    guard let plan else {
      return type.map { "a value of the type \(renderer.spelling($0, from: top))" }
        ?? "no declaration of its own"
    }
    return "\(word(for: plan.kind)) \(name(plan.knownPath))"
  }

  private func memberHeadline(
    _ path: [String], _ identifier: String, _ isRequired: Bool, _ content: MemberPlan.Content
  ) -> String {
    let property = "\(name(path)).\(Identifier.quoted(identifier))"
    switch content {
    case .value(let type):
      let member = MemberPlan(
        name: "", identifier: identifier, notes: Annotations(.null), isRequired: isRequired,
        content: content)
      return "property \(property): \(renderer.spelling(member, type, from: top))"
    case .constant(.null), .constant(.number(_, nil)):
      return "no property: \(name(path)) demands the one value and writes it"
    case .constant: return "constant \(property)"
    case .forbidden: return "no property: \(name(path)) refuses the member"
    }
  }

  /// The type that values of the schema have.
  var type: SwiftType? {
    plan.map { .named($0.key) } ?? planner.trace?.types[id]
  }

  private var typeName: String { type.map { renderer.spelling($0, from: top) } ?? "RawJSON" }

  func name(_ path: [String]) -> String { path.joined(separator: ".") }

  private func word(for kind: TypePlan.Kind) -> String {
    switch kind {
    case .object, .tuple, .wrapper: "struct"
    case .choice, .values, .union: "enum"
    case .alias: "typealias"
    }
  }

  /// What the schema is for the type around it, and why.
  private var roleReasons: [String] {
    switch role {
    case .member(_, let identifier, let json, let isRequired, let content):
      return memberReasons(identifier, json, isRequired, content)
    case .group(_, _, let pattern):
      return ["Members whose names match `\(pattern)` stand in an ordered map of their own."]
    case .rest: return ["It is what `additionalProperties` or `items` asks of everything else."]
    case .items: return ["Every item of the array has this type."]
    case .position: return ["Items before the others have schemas and types of their own."]
    case .branch(_, _, let tag?): return ["Its tag is `\(tag)`; the case is named after it."]
    case .branch(_, _, nil): return ["It is one of the branches of a union."]
    case nil: return []
    }
  }

  private func memberReasons(
    _ identifier: String, _ json: String, _ isRequired: Bool, _ content: MemberPlan.Content
  ) -> [String] {
    var reasons: [String] = []
    if !identifier.utf8.elementsEqual(json.utf8) {
      let isIdiomatic = identifier.utf8.elementsEqual(Identifier.member(json).utf8)
      reasons.append(
        isIdiomatic
          ? "The member `\(json)` is spelled as Swift spells names."
          : "The member `\(json)` keeps its exact spelling: another name would be the same.")
    }
    switch content {
    case .constant: reasons.append("The member is required and can have one value only.")
    case .forbidden: reasons.append("No value is a value of `false`.")
    case .value(let type):
      switch (isRequired, type.isOptional) {
      case (true, false): reasons.append("It is required and not nullable: never nil.")
      case (true, true): reasons.append("It is required and nullable: nil is written as `null`.")
      case (false, false): reasons.append("It is not required: nil when absent; `null` is refused.")
      case (false, true):
        reasons.append("It is neither required nor non-null: absent and `null` differ.")
      }
    }
    return reasons
  }

  /// Why the type is this one.
  private var typeReasons: [String] {
    guard let plan else { return type.map { [reason(for: $0)] } ?? [uncovered] }
    var reasons = [nameReason(plan)]
    switch plan.kind {
    case .object(let object): reasons += objectReasons(object)
    case .tuple: reasons.append("`prefixItems` gives each of the first items a type of its own.")
    case .choice(let choice):
      reasons.append(
        choice.isOpen
          ? "All values are strings, and `x-open` keeps others: an enumeration with `unknown`."
          : "All values are strings, and no others are allowed: a closed enumeration.")
    case .values: reasons.append("Not all values are strings: each case keeps its JSON text.")
    case .union(let union): reasons.append(reason(for: union))
    case .wrapper(let type):
      reasons.append("A definition has a type of its own, so that its checks are made everywhere.")
      reasons.append(reason(for: type))
    case .alias: reasons.append("The schema is another name for a type and adds nothing.")
    }
    if plan.isBoxed { reasons.append("The value stands behind a reference: it closes a cycle.") }
    if plan.check != nil { reasons.append(Self.ruleReason) }
    return reasons
  }

  private func nameReason(_ plan: TypePlan) -> String {
    let tokens = node.pointer.tokens
    let isDefinition =
      tokens.count >= 2 && ["$defs", "definitions"].contains(tokens[tokens.count - 2].text)
    if isDefinition { return "It is named after its key, `\(tokens.last?.text ?? "")`." }
    if let title = node.source["title"]?.string,
      plan.name.utf8.elementsEqual(Identifier.type(title).utf8)
    {
      return "It is named after its title, `\(title)`."
    }
    if tokens.isEmpty { return "It is named after its contract or file." }
    return "It is named after the way to it from the type around it."
  }

  private func objectReasons(_ object: ObjectPlan) -> [String] {
    var reasons = ["An object that names members is a struct, in the schema's order."]
    switch object.rest {
    case .kept: reasons.append("Other members are allowed: `unknownMembers` keeps them.")
    case .refused: reasons.append("Other members are refused, as the schema says.")
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

  private func reason(for union: UnionPlan) -> String {
    switch union.dispatch {
    case .tag(let member, _):
      return "Every branch demands another text of `\(member)`: that is the tag."
    case .members:
      return "The members of an object tell the branches apart: what some demand, others refuse or "
        + "want to have another value."
    case .kind: return "No two branches share a JSON type: the type of the value decides."
    case .rules:
      return union.keyword == "oneOf"
        ? "Nothing simpler tells the branches apart: exactly one must accept the value."
        : "Nothing simpler tells the branches apart: the first that accepts the value counts."
    }
  }

  private func reason(for type: SwiftType) -> String {
    switch type {
    case .string: "Strings are `String`."
    case .formatted(let form, _):
      "Strings of the format `\(form.rawValue)` are `\(form.swiftName)`, which keeps the text."
    case .bool: "Booleans are `Bool`."
    case .integer: "Bounds on both sides, or the format, keep the integer within 64 bits: `Int`."
    case .wideInteger: "The schema allows integers beyond 64 bits: `JSONInteger`."
    case .double: "The format says that a double will do."
    case .number: "`JSONNumber` keeps the text of the number and compares exactly."
    case .raw:
      facts.enumeration == nil
        ? "The schema says nothing that a Swift type could say: the text is kept."
        : "No Swift type stands for the values that the schema fixes: the text is kept."
    case .null: "Only `null` is allowed."
    case .array: "All items are alike: a Swift array."
    case .map: "The object names no members: an ordered map."
    case .optional(let inner): "`null` is allowed beside the rest. " + reason(for: inner)
    case .named(let key):
      if let plan = planner.plans[key], plan.node == id {
        "Values that need a declaration have a type of their own."
      } else {
        "It refers to the schema of `\(planner.plans[key].map { name($0.knownPath) } ?? key)`."
      }
    case .checked(let inner, _): reason(for: inner) + " " + Self.ruleReason
    }
  }

  /// The schema that this one stands in, and the keyword.
  private var outer: (reader: PlaceReader, keyword: Name)? {
    var tokens = node.pointer.tokens[...]
    while let keyword = tokens.popLast() {
      let pointer = JSONPointer(Array(tokens))
      guard let outer = planner.graph.node(at: pointer, inDocument: node.document) else { continue }
      return (PlaceReader(planner: planner, renderer: renderer, id: outer), keyword)
    }
    return nil
  }

  /// Whether no type stands for the schema, because rules check what it stands in.
  var isBelowRules: Bool {
    guard role == nil, type == nil, let (reader, keyword) = outer else { return false }
    return reader.effect(of: keyword).hasPrefix(Self.ruleEffect)
  }

  /// Whether it is what makes the value of a union nullable.
  var isNullBranch: Bool {
    guard role == nil, type == nil, let keyword = outer?.keyword.text else { return false }
    return ["anyOf", "oneOf"].contains(keyword) && planner.kinds(of: id) == .null
  }

  /// For schemas that no type stands for.
  private var uncovered: String {
    guard let (reader, keyword) = outer else { return "It has no part of its own in Swift." }
    return "It stands below `\(keyword.text)`, which \(reader.effect(of: keyword))."
  }

  static let ruleReason = "What the type cannot say is checked by rules on the JSON text."

  /// What is wrong at this place.
  private var findings: [String] {
    let here = planner.location(id)
    return planner.diagnostics.compactMap { diagnostic in
      guard let pointer = diagnostic.place.pointer else { return nil }
      let place = "\(diagnostic.place.file)#\(pointer)"
      let isHere = place.utf8.elementsEqual(here.utf8) || place.utf8.starts(with: "\(here)/".utf8)
      return isHere ? diagnostic.message : nil
    }
  }
}
