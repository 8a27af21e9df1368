import Contracts
import Diagnostics
import JSON
import Schema

/// Reads from a plan what became of one schema.
struct PlaceReader {
  let planner: Planner
  let renderer: Renderer
  let id: NodeID
  /// What the schema is for types: for its own one first, then for those that are merged with it.
  private let roles: [Trace.Role]
  /// Where it is for none: the members of types that have it as a part of theirs, in the same order.
  let shares: [Trace.Role]
  let top = Viewpoint(path: [], depths: [0])

  init(planner: Planner, renderer: Renderer, id: NodeID) {
    self.planner = planner
    self.renderer = renderer
    self.id = id
    roles = Self.ordered(planner.trace?.roles[id] ?? [], of: id, in: planner)
    shares =
      roles.isEmpty ? Self.ordered(Self.shares(of: id, in: planner), of: id, in: planner) : []
  }

  /// The own type is the one whose schema stands nearest around this one.
  private static func ordered(
    _ roles: [Trace.Role], of id: NodeID, in planner: Planner
  ) -> [Trace.Role] {
    guard roles.count > 1 else { return roles }
    let node = planner.graph[id]
    var nearness: [String: Int] = [:]
    for plan in planner.plans.values {
      let home = planner.graph[plan.node]
      guard home.document == node.document,
        node.pointer.tokens.starts(with: home.pointer.tokens)
      else { continue }
      nearness[planner.key(plan.knownPath)] = home.pointer.count
    }
    var seen: Set<String> = []
    let keyed = roles.compactMap { role in
      let key = planner.key(role.path ?? [])
      return seen.insert(key).inserted ? (key: key, role: role) : nil
    }
    return keyed.sorted { left, right in
      let (near, far) = (nearness[left.key] ?? -1, nearness[right.key] ?? -1)
      return near == far ? Name(left.key) < Name(right.key) : near > far
    }.map(\.role)
  }

  var node: Node { planner.graph[id] }
  var facts: Facts { planner.conjunction(id) }
  var role: Trace.Role? { roles.first }
  /// The type that stands for the schema as a whole.
  var plan: TypePlan? { planner.plan(of: id) }

  /// The same, or the type that this one wraps where both stand for the schema.
  var shape: TypePlan? {
    guard case .wrapper(let type)? = plan?.kind, case .named(let key) = type.withoutNull,
      let inner = planner.plans[key], inner.node == id
    else { return plan }
    return inner
  }

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
    switch shape?.kind {
    case .choice(let choice)?:
      let text = value.string.map { Name($0) }
      identifier = choice.cases.first { Name($0.value) == text }?.identifier
    case .values(let choice)?:
      let text = Name(value.compactText)
      identifier = choice.cases.first { Name($0.text) == text }?.identifier
    default: identifier = nil
    }
    if let identifier { return ["It is the case `\(identifier)`."] }
    return [
      value == .null && isNullable
        ? "It is nil in Swift, no case." : "It is one of the values of `enum`."
    ]
  }

  /// What stands in Swift for the schema.
  private var headline: String {
    if let headline = role.flatMap({ headline(of: $0) }) { return headline }
    guard let plan else {
      return type.map { "a value of the type \(renderer.spelling($0, from: top))" }
        ?? shares.first.flatMap { headline(of: $0) } ?? "no declaration of its own"
    }
    return "\(word(for: plan.kind)) \(name(plan.knownPath))"
  }

  /// What stands for the schema in one of the types that have it.
  func headline(of role: Trace.Role) -> String? {
    switch role {
    case .member(let path, let identifier, _, let isRequired, let content):
      return memberHeadline(path, identifier, isRequired, content)
    case .group(let path, let identifier, _):
      return "property \(name(path)).\(Identifier.quoted(identifier)): "
        + renderer.spelling(.map(type ?? .raw, Size()), from: top)
    case .rest(let path):
      return "what else \(name(path)) may hold: \(typeName)"
    case .position(let path, let identifier, let index, let isRequired):
      let property = "\(name(path)).\(Identifier.quoted(identifier))"
      let item = TuplePlan.Item(
        name: "", identifier: identifier, notes: Annotations(.null), isRequired: isRequired,
        type: type ?? .raw)
      return "property \(property): \(renderer.spelling(item, from: top)), item \(index)"
    case .branch(let path, let identifier, _):
      return "case \(name(path)).\(Identifier.quoted(identifier))(\(typeName))"
    case .value(let path, let identifier):
      return "case \(name(path)).\(Identifier.quoted(identifier))"
    case .items: return "the items of an array: \(typeName)"
    }
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
    if role == nil, type == nil { return shareReasons }
    return ownReasons + otherTypes(roles)
  }

  private var ownReasons: [String] {
    switch role {
    case .member(let path, let identifier, let json, let isRequired, let content):
      return spellingReason(identifier, json) + memberReasons(path, json, isRequired, content)
    case .group(_, _, let pattern):
      return ["Members whose names match `\(pattern)` stand in an ordered map of their own."]
    case .rest:
      let keyword = outer?.keyword.text ?? "additionalProperties"
      return ["It is what `\(keyword)` asks of everything else."]
    case .items: return ["Every item of the array has this type."]
    case .position(_, _, _, let isRequired):
      return [
        "Items before the others have schemas and types of their own.",
        isRequired
          ? "`minItems` demands it."
          : "`minItems` does not demand it: nil where the array ends before it.",
      ]
    case .branch(_, _, let tag?): return ["Its tag is `\(tag)`; the case is named after it."]
    case .branch(_, _, nil): return ["It is one of the branches of a union."]
    case .value: return ["Every branch is one constant: together they are an enumeration."]
    case nil: return []
    }
  }

  private func spellingReason(_ identifier: String, _ json: String) -> [String] {
    if identifier.utf8.elementsEqual(json.utf8) { return [] }
    if json.utf8.isEmpty { return ["The member whose name is empty is called `\(identifier)`."] }
    if identifier.utf8.elementsEqual(Identifier.member(json).utf8) {
      return ["The member `\(json)` is spelled as Swift spells names."]
    }
    if identifier.utf8.elementsEqual("capital\(json)".utf8) {
      return ["The member `\(json)` is told from another one by its first letter."]
    }
    return [
      identifier.utf8.elementsEqual(Identifier.exactMember(json).utf8)
        ? "The member `\(json)` keeps its exact spelling: another name would be the same."
        : "The member `\(json)` has a name that was kept, or that no other member asks for."
    ]
  }

  /// The schema that this one stands in, and the keyword.
  var outer: (reader: PlaceReader, keyword: Name)? {
    var tokens = node.pointer.tokens[...]
    while let keyword = tokens.popLast() {
      let pointer = JSONPointer(Array(tokens))
      guard let outer = planner.graph.node(at: pointer, inDocument: node.document) else { continue }
      return (PlaceReader(planner: planner, renderer: renderer, id: outer), keyword)
    }
    return nil
  }

  /// Why no type stands for a schema.
  enum Absence {
    /// Rules check all of it.
    case ruled
    /// It stands in a keyword that asserts nothing.
    case ignored
    /// Nothing that is generated refers to it.
    case unused

    /// What becomes of each keyword that would assert something elsewhere.
    var effect: String {
      switch self {
      case .ruled: PlaceReader.ruleEffect
      case .ignored: "asserts nothing"
      case .unused: "has no effect: nothing that is generated refers to the schema"
      }
    }
  }

  /// Why no type stands for the schema; nil when one does, or when it is part of one.
  var absence: Absence? {
    guard role == nil, type == nil else { return nil }
    if isBeside || planner.trace?.ruled.contains(id) ?? false { return .ruled }
    guard let (reader, keyword) = outer, !isDefinition else { return .unused }
    if let absence = reader.absence { return absence }
    let effect = reader.effect(of: keyword)
    if effect.hasPrefix(Self.ruleEffect) { return .ruled }
    return effect.hasPrefix(Absence.ignored.effect) ? .ignored : nil
  }

  /// Whether it stands in a keyword that only keeps schemas for others to refer to.
  var isDefinition: Bool {
    let tokens = node.pointer.tokens
    return tokens.count >= 2 && ["$defs", "definitions"].contains(tokens[tokens.count - 2].text)
  }

  /// Whether it is what makes the value of a union nullable.
  var isNullBranch: Bool {
    guard role == nil, type == nil, let keyword = outer?.keyword.text else { return false }
    return ["anyOf", "oneOf"].contains(keyword) && planner.kinds(of: id) == .null
  }

  /// For schemas that no type stands for.
  var uncovered: String {
    guard let (reader, keyword) = outer, !isDefinition else {
      return absence == .ruled
        ? "Only rules refer to it: no type stands for it."
        : "Nothing that is generated refers to it."
    }
    return "It stands below `\(keyword.text)`, which \(reader.effect(of: keyword))."
  }

  /// What is wrong at this place.
  private var findings: [String] {
    let here = planner.shownLocation(id)
    let all = Generation.findings(
      ofContracts: planner.contracts.diagnostics, ofTypes: planner.diagnostics)
    return all.compactMap { diagnostic in
      guard let pointer = diagnostic.place.pointer else { return nil }
      let place = "\(diagnostic.place.file)#\(pointer)"
      let isHere = place.utf8.elementsEqual(here.utf8) || place.utf8.starts(with: "\(here)/".utf8)
      return isHere ? diagnostic.message : nil
    }
  }
}
