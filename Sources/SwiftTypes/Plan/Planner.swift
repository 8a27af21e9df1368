import Contracts
import Diagnostics
import JSON
import Patterns
import Schema

/// Decides which Swift types stand for a set of contracts.
///
/// Every definition becomes a type of its own; objects, enumerations and unions that stand elsewhere
/// become types nested in the type they belong to. What a type does not express is checked by rules
/// that stand beside it; nothing is ever dropped.
struct Planner {
  let contracts: ContractSet
  let style: Configuration.SwiftStyle
  /// The names that were chosen before.
  let lock: NameLock
  /// Whether the names that are chosen now will stay.
  var keepsNames = false
  /// Whether anybody asks for them.
  var tellsNames = true
  /// The paths of types in the lock, with what each is kept for.
  var reserved: [String: String] = [:]
  /// The names of types in the lock, by the path around them.
  var reservedNames: [String: Set<String>] = [:]
  let graph: SchemaGraph
  /// What is asked of schemas again and again.
  let knowledge: SchemaKnowledge
  /// The paths of contracts and definitions, once asked for.
  var paths: [NodeID: [String]] = [:]
  /// What the schemas of lists are known by in a lock.
  var listKeys: [NodeID: String] = [:]
  /// The names of the definitions in each schema, once asked for.
  var definitionNames: [NodeID: [Name: String]] = [:]
  /// The types planned, by their keys.
  var plans = PlanTable()
  /// The keywords that declared types do not express, by the keys of their plans.
  var unexpressed: [String: Set<Name>] = [:]
  /// The schemas that rules are needed for, by their keys.
  var checks: [String: RuleEntry] = [:]
  /// Patterns and their tables, by source.
  var patternPlans: [Name: PatternPlan] = [:]
  /// What the graph says about references, worked out once.
  var references: ReferenceIndex { knowledge.references }
  /// The resource of the definition that is being planned.
  var resource: NodeID?
  /// The type that everything is nested in, when the caller asked for one.
  let outermost: [String]
  /// The names of documents that no module lists.
  var documentNames: [Int: String] = [:]
  /// The places of contracts, by the paths of their types.
  var contractPlaces: [String: String] = [:]
  /// Definitions that something refers to, in the order of planning; each once, even when it fails.
  private var waiting: [NodeID] = []
  private var queued: Set<NodeID> = []
  /// Definitions whose planning has begun.
  private var begun: Set<NodeID> = []
  /// Schemas without a name that are being planned, each within the one before it.
  var open: [NodeID] = []
  /// Schemas that contain themselves by way of what they are merged with.
  var selfContaining: Set<NodeID> = []
  /// The names in each enclosing type.
  var children: [String: Set<String>] = [:]
  /// What became of each schema, when somebody asks.
  var trace: Trace?
  /// Enumerations without cases that only hold other types.
  var namespaces: Set<String> = []
  var diagnostics: [Diagnostic] = []
  /// The places of references that are known to lead back to themselves.
  var circular: Set<Place> = []

  init(
    _ contracts: ContractSet, within namespace: String? = nil,
    style: Configuration.SwiftStyle = Configuration.SwiftStyle(), lock: NameLock = NameLock()
  ) {
    self.contracts = contracts
    self.lock = lock
    self.style = style
    graph = contracts.graph.settlingDynamicReferences
    knowledge = SchemaKnowledge(graph, hasWordsOnly: style.integers == .int)
    outermost = namespace.map { [$0] } ?? []
    if let namespace { namespaces.insert(namespace) }
  }

  /// The plan of the type that a schema as a whole became.
  func plan(of id: NodeID) -> TypePlan? { plans[location(id)] }

  /// Plans every contract of the set and whatever these refer to.
  mutating func planAll() {
    if tellsNames || lock != NameLock() { nameLists() }
    reserveLockedNames()
    for module in contracts.modules {
      nameContracts(of: module)
      reportSharedEntries(of: module)
    }
    for module in contracts.modules {
      for contract in module.contracts { enqueue(contract.node) }
      for entry in module.events + module.commands {
        for node in entry.versions.compactMap(\.payload.node) { enqueue(node) }
      }
    }
    var next = 0
    while next < waiting.count {
      let node = waiting[next]
      next += 1
      planDefinition(node)
    }
    plans.settle()
    settleEnclosingTypes()
    reportEndless()
    reportIdleRenames()
    reportUncarriedPayloads()
    boxCycles()
    planSharedBases()
    planInputs()
    plans.settle()
    planOrigins()
    setDeprecatedApart()
    nameOuterTypes()
    plans.settle()
  }

  /// What holds other types must be a type of its own: neither another name for one, nor nothing.
  private mutating func settleEnclosingTypes() {
    var holders: Set<String> = []
    let all = plans.all
    for plan in all.values {
      var holder = ""
      for part in plan.path.dropLast() {
        holder += holder.isEmpty ? part : "." + part
        holders.insert(holder)
      }
    }
    for plan in all.values {
      guard holders.remove(key(plan.path)) != nil else { continue }
      if case .alias(let type) = plan.kind { plans[plan.key]?.kind = .wrapper(type) }
    }
    namespaces.formUnion(holders)
  }

  /// Plans a definition when its turn comes.
  mutating func enqueue(_ id: NodeID) {
    if queued.insert(id).inserted { waiting.append(id) }
  }

  /// Takes a name in an enclosing type; false when it is taken, or kept for another place.
  mutating func take(_ name: String, in path: [String], for place: String = "") -> Bool {
    if !reserved.isEmpty, let owner = reserved[key(path + [name])],
      Name(owner) != Name(lockKey(place))
    {
      return false
    }
    if hidesIdentity(name, in: path) { return false }
    return children[key(path), default: []].insert(name).inserted
  }

  func key(_ path: some Sequence<String>) -> String { path.joined(separator: ".") }

  private mutating func planDefinition(_ id: NodeID) {
    guard let path = path(ofDefinition: id), begun.insert(id).inserted else { return }
    let outer = (resource: resource, open: open)
    defer { (resource, open) = outer }
    plans.settle()
    reserveDefinitions(of: id, below: path)
    resource = graph[id].resource
    open = []
    let before = self
    // A schema that turns out to contain itself becomes a definition; then all begins anew.
    while true {
      let known = selfContaining.count
      plan(definition: id, path)
      guard selfContaining.count > known else { return }
      let found = selfContaining
      self = before
      selfContaining = found
    }
  }

  private mutating func plan(definition id: NodeID, _ path: [String]) {
    let before = self
    guard var type = type(of: id, Surroundings(path: path, suggestion: "Value", isOwn: true)) else {
      return
    }
    let isNamed = if case .named(location(id)) = type.unchecked { true } else { false }
    if !isNamed, plans[location(id)] != nil {
      // The type and the value it wraps would both be known by this place: nest the value.
      self = before
      let inside = Surroundings(path: path, suggestion: "Value", part: "value")
      guard let nested = self.type(of: id, inside) else { return }
      type = nested
    }
    var check: CheckPlan?
    if references.dependsOnScope.contains(id) { check = self.check(id, beyond: nil) }
    guard !isNamed else {
      if case .checked(_, let own) = type { check = check ?? own }
      plans[location(id)]?.check = check
      return
    }
    if let check { type = .checked(type.unchecked, check) }
    let isAlias = if case .named = type { true } else { false }
    plans[location(id)] = TypePlan(
      key: location(id), node: id, path: path, location: shownLocation(id),
      notes: Annotations(graph[id].source), kind: isAlias ? .alias(type) : .wrapper(type))
  }

  /// Plans the definition that an inline schema stands in, when another definition that is merged with
  /// it comes first: the type belongs to where its schema stands, whatever else uses it.
  mutating func planDefinition(around id: NodeID) {
    var place = graph[id].pointer.parent
    while let outer = place {
      place = outer.parent
      guard let home = graph.node(at: outer, inDocument: graph[id].document),
        path(ofDefinition: home) != nil
      else { continue }
      // A whole document of definitions is no type, unless something asks for it.
      guard !begun.contains(home), outer.count > 0 || queued.contains(home) else { return }
      enqueue(home)
      planDefinition(home)
      return
    }
  }

  /// Definitions come before inline types when names are given.
  private mutating func reserveDefinitions(of id: NodeID, below path: [String]) {
    for name in definitionNames(in: id).values { children[key(path), default: []].insert(name) }
  }

  /// The name of a file without folders and without anything from its first dot on; of a file that is called
  /// `schema`, the name of its folder.
  func stem(ofFile path: String) -> String {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"))
    let name = parts.last ?? path.utf8[...]
    let stem = name.split(separator: UInt8(ascii: ".")).first ?? name
    // What every schema is says nothing of this one; its folder does.
    if stem.elementsEqual("schema".utf8), let folder = parts.dropLast().last {
      return String(Substring(folder))
    }
    return String(Substring(stem))
  }

  /// What a place is known by: `contracts/a.schema.json#/$defs/A`, with what has several spellings told apart.
  func location(_ id: NodeID) -> String { knowledge.location(id) }

  /// The same as people read it, and as generated code names it in errors.
  func shownLocation(_ id: NodeID) -> String { knowledge.shownLocation(id) }

  /// A name for a type within another: as suggested, with the outer name before it, or exact.
  mutating func nest(
    _ suggestion: String, in path: [String], at id: NodeID, for key: String
  ) -> [String]? {
    if let locked = lockedName(key, in: path), take(locked, in: path, for: key) {
      return path + [locked]
    }
    let pointer = graph[id].pointer
    // Most types take the first name: the others are made when they are needed.
    let candidates = (0..<6).lazy.map { attempt -> String in
      // Where a title stands for several types, the way to each of them tells them apart.
      func way(_ count: Int) -> String {
        pointer.tokens.suffix(count).map(\.text).joined(separator: " ")
      }
      return switch attempt {
      case 0: Identifier.type(suggestion)
      case 1: (path.last ?? "") + Identifier.type(suggestion)
      case 2: Identifier.exactType(suggestion)
      case 3: Identifier.type(way(1))
      case 4: Identifier.type(way(2))
      default: Identifier.exactType(way(pointer.count))
      }
    }
    for candidate in candidates where candidate != path.last && !namespaces.contains(candidate) {
      if take(candidate, in: path, for: key) { return path + [candidate] }
    }
    report(
      SwiftRules.nameTaken, at: id,
      "No Swift name is left for the type `\(suggestion)` in `\(self.key(path))`; give it a `title`."
    )
    return nil
  }
}

extension Planner {
  mutating func report(
    _ rule: Rule, at id: NodeID, keyword: Name? = nil, _ message: String
  ) {
    let node = graph[id]
    let document = graph.documents[node.document]
    // A keyword of a part that is merged does not stand in the schema itself.
    let own = keyword.map { node.pointer.appending($0) }
    let pointer = own.flatMap { document.root.value(at: $0) == nil ? nil : $0 } ?? node.pointer
    let diagnostic = Diagnostic(
      rule: rule,
      place: Place(
        file: document.name, pointer: pointer,
        range: document.nameRange(of: pointer) ?? document.range(of: pointer)),
      message: message)
    // Two contracts may share the schema that is at fault.
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }

  /// Reports a keyword that no rendering stands for.
  mutating func notGenerated(_ id: NodeID, _ entry: KeywordEntry) {
    guard case .format(let name) = entry.keyword else {
      notGenerated(id, entry.name, "`\(entry.name)`")
      if case .unreadable(let unread) = entry.keyword, unread.isCircular {
        let file = graph.documents[graph[id].document].name
        circular.insert(Place(file: file, pointer: graph[id].pointer.appending(entry.name)))
      }
      return
    }
    notGenerated(
      id, entry.name, "The format `\(name)`, which asserts here and for which Treaty has no check,")
  }

  mutating func notGenerated(_ id: NodeID, _ keyword: Name? = nil, _ what: String) {
    report(SwiftRules.notGenerated, at: id, keyword: keyword, "\(what) cannot be generated.")
  }
}
