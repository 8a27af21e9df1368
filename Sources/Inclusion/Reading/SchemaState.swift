import JSON
import Schema

/// A schema in the dynamic scope that leads to it.
struct SchemaState: Hashable {
  /// 0 for the old side, 1 for the new one.
  let side: UInt8
  let node: NodeID
  /// Which schemas its dynamic references mean: an index into `SchemaStates.scopes`.
  let scope: Int32
}

/// The schemas that can be reached from both sides, with `$dynamicRef` resolved by scope.
///
/// A scope maps each dynamic anchor to the outermost resource that has it. It grows only where a
/// resource is entered, so few scopes occur, and a state is a plain schema without dynamic parts.
struct SchemaStates {
  let graphs: [SchemaGraph]
  /// Their schemas: asked for at every step, and an array is lent where a graph would be copied.
  private let nodes: [[Node]]
  private(set) var scopes: [[Name: NodeID]] = [[:]]
  private var scopeIDs: [[Name: NodeID]: Int32] = [[:]: 0]
  static let scopeLimit = 64
  /// Whether what could not be read means the same on both sides, wherever it stands.
  let hasSameDocuments: Bool

  init(old: SchemaGraph, new: SchemaGraph) {
    graphs = [old, new]
    hasSameDocuments = Self.haveSameDocuments(old, new)
    nodes = [old.nodes, new.nodes]
  }

  func node(_ state: SchemaState) -> Node { nodes[Int(state.side)][state.node.index] }

  func form(_ state: SchemaState) -> Node.Form { nodes[Int(state.side)][state.node.index].form }

  private func resource(_ node: NodeID, _ side: UInt8) -> NodeID {
    nodes[Int(side)][node.index].resource
  }

  /// The state of the root of a side.
  mutating func root(_ side: UInt8, _ node: NodeID) -> SchemaState {
    follow(
      SchemaState(
        side: side, node: node, scope: entering(resource(node, side), scope: 0, side: side)))
  }

  /// The state of a schema that one leads to.
  mutating func child(_ node: NodeID, of state: SchemaState) -> SchemaState {
    follow(step(to: node, from: state))
  }

  private mutating func step(to node: NodeID, from state: SchemaState) -> SchemaState {
    let resource = resource(node, state.side)
    guard resource != self.resource(state.node, state.side) else {
      return SchemaState(side: state.side, node: node, scope: state.scope)
    }
    let scope = entering(resource, scope: state.scope, side: state.side)
    return SchemaState(side: state.side, node: node, scope: scope)
  }

  /// The schema a dynamic reference means here.
  func target(initial: NodeID, anchor: Name?, in state: SchemaState) -> NodeID {
    guard let anchor else { return initial }
    return scopes[Int(state.scope)][anchor] ?? initial
  }

  /// Schemas that are nothing but a reference stand for their target.
  private mutating func follow(_ start: SchemaState) -> SchemaState {
    var state = start
    for _ in 0..<64 {
      guard case .keywords(let entries) = form(state), entries.count == 1 else { return state }
      let next: NodeID
      switch entries[0].keyword {
      case .reference(let target): next = target
      case .dynamicReference(let initial, let anchor):
        next = target(initial: initial, anchor: anchor, in: state)
      case .allOf(let parts), .anyOf(let parts), .oneOf(let parts):
        guard parts.count == 1 else { return state }
        next = parts[0]
      default: return state
      }
      state = step(to: next, from: state)
    }
    return state
  }

  private mutating func entering(_ resource: NodeID, scope: Int32, side: UInt8) -> Int32 {
    guard let anchors = graphs[Int(side)].dynamicAnchors[resource], !anchors.isEmpty else {
      return scope
    }
    var extended = scopes[Int(scope)]
    for (name, target) in anchors where extended[name] == nil { extended[name] = target }
    if let known = scopeIDs[extended] { return known }
    guard scopes.count < Self.scopeLimit else {
      isOverfull = true
      return scope
    }
    let id = Int32(scopes.count)
    scopes.append(extended)
    scopeIDs[extended] = id
    return id
  }

  /// Whether more scopes occur than are kept apart; nothing may be concluded then.
  private(set) var isOverfull = false
}
