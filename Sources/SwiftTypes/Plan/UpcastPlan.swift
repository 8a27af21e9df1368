import Contracts
import Inclusion
import JSON
import Schema

/// The step from one payload version to the next, and what has to be written for it by hand.
struct UpcastPlan {
  /// The numbers of the versions.
  let old: Int
  let new: Int
  let kind: Kind

  enum Kind {
    /// Every value of the old version is a value of the new one.
    case derived
    /// The members of the new version that the old one does not give.
    case holes([Hole])
    /// Nothing less than the whole payload can be asked for.
    case whole
  }

  /// A member that the new version needs, or wants otherwise than the old one has it.
  struct Hole {
    let member: MemberPlan
    /// How its value is known already, when there is only one.
    let constant: Constant?
  }
}

extension Planner {
  /// The steps between neighbours, judged as `treaty check` judges a change of the same schemas.
  func upcasts(of versions: [(number: Int, node: NodeID)]) -> [UpcastPlan] {
    zip(versions, versions.dropFirst()).map { old, new in
      UpcastPlan(old: old.number, new: new.number, kind: upcast(from: old.node, to: new.node))
    }
  }

  private func upcast(from old: NodeID, to new: NodeID) -> UpcastPlan.Kind {
    if includes(new, old) { return .derived }
    guard let left = PlainObject(old, in: graph), let right = PlainObject(new, in: graph),
      left.fits(into: right, isDeclared: isDeclared), let plan = plan(of: new),
      case .object(let object) = plan.kind
    else { return .whole }
    var holes: [UpcastPlan.Hole] = []
    for member in object.members {
      let name = Name(member.name)
      guard let wanted = right.members[name] else { return .whole }
      let given = left.members[name]
      let isGiven = !member.isRequired || left.required.contains(name)
      if isGiven, given.map({ includes(wanted, $0) }) ?? true { continue }
      switch member.content {
      case .value: holes.append(UpcastPlan.Hole(member: member, constant: nil))
      case .constant(let constant):
        guard constant.isSimple else { return .whole }
        holes.append(UpcastPlan.Hole(member: member, constant: constant))
      case .forbidden: return .whole
      }
    }
    return holes.isEmpty ? .whole : .holes(holes)
  }

  private var isDeclared: Bool { contracts.configuration.contentModel == .declared }

  /// What is undecided is not proved, and therefore a hole.
  private func includes(_ new: NodeID, _ old: NodeID) -> Bool {
    let verdict = decide(
      SchemaSide(graph: graph, node: old), in: SchemaSide(graph: graph, node: new),
      reading: isDeclared ? .declared : .strict)
    if case .proved = verdict { return true }
    return false
  }
}

/// An object of which its members say everything: beside them there are only annotations.
private struct PlainObject {
  private static let known: Set<Name> = [
    "$schema", "$id", "$comment", "title", "description", "default", "deprecated", "examples",
    "readOnly", "writeOnly", "type", "properties", "required", "additionalProperties", "$defs",
    "definitions",
  ]

  let members: [Name: NodeID]
  let required: Set<Name>
  private let isClosed: Bool

  init?(_ id: NodeID, in graph: SchemaGraph) {
    let node = graph[id]
    guard let source = node.source.object, source["type"]?.string == "object" else { return nil }
    for member in source.members where !Self.known.contains(member.name) {
      guard member.name.text.utf8.starts(with: "x-".utf8) else { return nil }
    }
    switch source["additionalProperties"] {
    case nil, .bool(true): isClosed = false
    case .bool(false): isClosed = true
    default: return nil
    }
    var members: [Name: NodeID] = [:]
    for member in source["properties"]?.object?.members ?? [] {
      let pointer = node.pointer.appending("properties").appending(member.name)
      guard let schema = graph.node(at: pointer, inDocument: node.document) else { return nil }
      members[member.name] = schema
    }
    self.members = members
    required = Set((source["required"]?.array ?? []).compactMap { $0.string.map { Name($0) } })
    guard required.allSatisfy({ members[$0] != nil }) else { return nil }
  }

  /// Whether no member of this one is refused by another one only because it is there.
  func fits(into other: PlainObject, isDeclared: Bool) -> Bool {
    guard other.isClosed else { return true }
    return members.keys.allSatisfy { other.members[$0] != nil }
      && (isClosed || isDeclared)
  }
}

extension Constant {
  /// Whether generated code can write it as one short expression.
  fileprivate var isSimple: Bool {
    if case .number(_, nil) = self { false } else { true }
  }
}
