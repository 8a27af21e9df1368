internal import JSON

/// One walk of an instance along a schema.
///
/// The walk keeps the dynamic scope (the resources entered so far) and, only below a schema with
/// `unevaluatedItems` or `unevaluatedProperties`, what has been evaluated of the current instance.
struct Evaluation {
  let graph: SchemaGraph
  /// Why the instance is rejected.
  var errors: ErrorCollection
  /// Why something is unknown: the first reason met.
  private(set) var doubt: String?
  /// The place in the instance; kept only while errors are collected.
  var path: [Name] = []
  private var scope: [NodeID]
  private let keepsScope: Bool
  private var depth = 0
  /// What was found out before; made use of once a walk gets long.
  var memory = EvaluationMemory()
  /// The value being evaluated, by the order in which the walk came to it.
  private(set) var visit = 0
  private var visits = 0

  /// Nesting beyond this is given up. JSON texts nest at most 512 deep, and few schemas take more
  /// than one step per level, references not counted; the stack of a thread holds it, in a debug
  /// build as well.
  private static let maximumDepth = 800
  private static let tooDeep =
    "The schema leads more than \(maximumDepth) steps deep into the document, where it is given up."

  /// Whether the walk goes on after a rejection, for further reasons.
  var collectsErrors: Bool { errors.hasRoom }

  init(graph: SchemaGraph, collectsErrors: Bool, scope: [NodeID] = []) {
    self.graph = graph
    self.scope = scope
    errors = ErrorCollection(areWanted: collectsErrors)
    keepsScope = !graph.dynamicAnchors.isEmpty
  }

  /// Evaluates an instance for its own sake: a root, a member, an item.
  mutating func evaluate(_ instance: JSON, _ id: NodeID) -> Outcome {
    let outer = visit
    visits += 1
    visit = visits
    defer { visit = outer }
    var none: Evaluated?
    return evaluate(instance, id, &none)
  }

  /// Evaluates an instance that another schema is being applied to as well, and adds what this one
  /// evaluates when `evaluated` is wanted and the schema accepts.
  mutating func evaluate(_ instance: JSON, _ id: NodeID, _ evaluated: inout Evaluated?) -> Outcome {
    let id = withoutReferences(id)
    let node = graph.nodes[id.index]
    let entries: [KeywordEntry]
    switch node.form {
    case .always: return .accepted
    case .never:
      fail(node, nil, "Nothing is allowed here.")
      return .rejected
    case .keywords(let list): entries = list
    }
    enter(node)
    defer { leave() }
    guard depth <= Self.maximumDepth else {
      memory.losses += 1
      evaluated?.isUncertain = true
      return unknown(Self.tooDeep)
    }
    guard memory.isInUse, graph.isReferredTo[id.index] else {
      return evaluate(entries, instance, node, id, &evaluated)
    }
    let question = memory.question(id, instance, visit, scope, isTracking: evaluated != nil)
    if let known = memory.answer(question, hasToSayWhy: collectsErrors) {
      if known.outcome == .rejected {
        if errors.list.isEmpty { fail(node, nil, "Rejected for reasons told elsewhere.") }
        errors.leaveOut()
      }
      if let own = known.evaluated { evaluated?.formUnion(own) }
      return known.outcome
    }
    var own = evaluated == nil ? nil : Evaluated()
    let losses = memory.losses
    let outcome = evaluate(entries, instance, node, id, &own)
    memory.keep(outcome, own, for: question, lossesBefore: losses)
    if outcome != .rejected, let own { evaluated?.formUnion(own) }
    return outcome
  }

  private mutating func evaluate(
    _ entries: [KeywordEntry], _ instance: JSON, _ node: Node, _ id: NodeID,
    _ evaluated: inout Evaluated?
  ) -> Outcome {
    let site = EvaluationSite(node: node, id: id, preparation: graph.preparations[id.index])
    guard evaluated != nil || site.preparation?.hasUnevaluated ?? false else {
      return evaluateAll(entries, instance, site, &evaluated)
    }
    var own: Evaluated? = Evaluated()
    let outcome = evaluateTracking(entries, instance, site, &own)
    switch outcome {
    case .accepted:
      if let own { evaluated?.formUnion(own) }
    case .unknown: evaluated?.isUncertain = true
    case .rejected: break
    }
    return outcome
  }

  /// The schema behind references that stand alone: following them takes no step. The dynamic scope
  /// would miss the resources on the way, so with dynamic anchors every step is taken.
  private func withoutReferences(_ id: NodeID) -> NodeID {
    var id = id
    while !keepsScope, case .keywords(let entries) = graph.nodes[id.index].form,
      entries.count == 1, case .reference(let target) = entries[0].keyword
    {
      id = target
    }
    return id
  }

  private mutating func evaluateAll(
    _ entries: [KeywordEntry], _ instance: JSON, _ site: EvaluationSite,
    _ evaluated: inout Evaluated?
  ) -> Outcome {
    // A missing member is the cheapest reason; a variant of a union mostly shows itself so.
    if !collectsErrors, case .object(let object) = instance, lacksMember(object, entries) {
      return .rejected
    }
    var result = Outcome.accepted
    for entry in entries {
      result = result.and(evaluate(entry, instance, site, &evaluated))
      if result == .rejected && !collectsErrors { break }
    }
    return result
  }

  private func lacksMember(_ object: JSONObject, _ entries: [KeywordEntry]) -> Bool {
    entries.contains { entry in
      guard case .required(let names) = entry.keyword else { return false }
      return names.contains { object.index(of: $0) == nil }
    }
  }

  /// Like `evaluateAll`, but the unevaluated keywords come last, when the others have said what
  /// they saw.
  private mutating func evaluateTracking(
    _ entries: [KeywordEntry], _ instance: JSON, _ site: EvaluationSite, _ own: inout Evaluated?
  ) -> Outcome {
    var result = Outcome.accepted
    for entry in entries where !entry.keyword.isUnevaluated {
      let outcome = evaluate(entry, instance, site, &own)
      if case .unreadable = entry.keyword { own?.isUncertain = true }
      result = result.and(outcome)
      if result == .rejected && !collectsErrors { return result }
    }
    // Once rejected, what its branches would have evaluated is lost, and an error more would
    // mislead.
    if result == .rejected { return result }
    for entry in entries where entry.keyword.isUnevaluated {
      result = result.and(evaluate(entry, instance, site, &own))
    }
    return result
  }

  private mutating func enter(_ node: Node) {
    depth += 1
    memory.steps += 1
    if keepsScope { scope.append(node.resource) }
  }

  private mutating func leave() {
    depth -= 1
    if keepsScope { scope.removeLast() }
  }

  /// The schema that a dynamic reference means now: the outermost of its name in scope. Whichever it is,
  /// the reader has seen to it that it does not lead back here with the same instance.
  func dynamicTarget(_ initial: NodeID, _ anchor: Name?) -> NodeID {
    guard let anchor else { return initial }
    for resource in scope {
      if let target = graph.dynamicAnchors[resource]?[anchor] { return target }
    }
    return initial
  }

  /// Evaluates without leaving errors behind, as `not` and `if` need it.
  mutating func outcome(
    of instance: JSON, _ id: NodeID, _ evaluated: inout Evaluated?
  ) -> Outcome {
    let mark = errors.mark
    defer { errors.drop(since: mark) }
    return evaluate(instance, id, &evaluated)
  }

  /// Evaluates a branch of `anyOf` or `oneOf`, whose errors are causes of one error.
  mutating func probe(
    _ instance: JSON, _ id: NodeID, _ evaluated: inout Evaluated?
  ) -> (outcome: Outcome, errors: [ValidationError]) {
    let mark = errors.mark
    let outcome = evaluate(instance, id, &evaluated)
    return (outcome, errors.take(since: mark))
  }

  mutating func unknown(_ reason: String) -> Outcome {
    if doubt == nil { doubt = reason }
    return .unknown
  }

  /// Notes an error; the message is made only when somebody will read it.
  mutating func fail(
    _ node: Node, _ keyword: Name?, _ message: @autoclosure () -> String,
    causes: [ValidationError] = []
  ) {
    guard errors.areWanted else { return }
    let path = path
    errors.add(causes: causes) { causes in
      ValidationError(
        instance: JSONPointer(path), schemaDocument: node.document,
        schema: keyword.map { node.pointer.appending($0) } ?? node.pointer,
        keyword: keyword?.text ?? "false", message: message(), causes: causes)
    }
  }

  /// The outcome of a simple assertion.
  mutating func check(
    _ holds: Bool, _ site: EvaluationSite, _ entry: KeywordEntry,
    _ message: @autoclosure () -> String
  ) -> Outcome {
    if !holds { fail(site.node, entry.name, message()) }
    return Outcome(holds)
  }

  /// Evaluates a member or an item, with its place.
  mutating func evaluateBelow(_ step: Name, _ instance: JSON, _ id: NodeID) -> Outcome {
    guard collectsErrors else { return evaluate(instance, id) }
    path.append(step)
    defer { path.removeLast() }
    return evaluate(instance, id)
  }

  /// Evaluates an item, with its place.
  mutating func evaluateBelow(_ index: Int, _ instance: JSON, _ id: NodeID) -> Outcome {
    guard collectsErrors else { return evaluate(instance, id) }
    return evaluateBelow(Name(String(index)), instance, id)
  }
}

/// The schema whose keywords are being evaluated.
struct EvaluationSite {
  let node: Node
  let id: NodeID
  let preparation: Preparation?
}

extension Keyword {
  var isUnevaluated: Bool {
    switch self {
    case .unevaluatedItems, .unevaluatedProperties: true
    default: false
    }
  }
}
