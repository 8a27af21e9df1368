import JSON
import Schema

/// The schemas of both sides, sorted into classes that say the same (bisimulation).
///
/// Names and places of definitions, inlined or not, unrolled recursion: none of it separates two
/// schemas. From here on a class is the unit, so unchanged parts of two documents are one.
struct SchemaClasses {
  private(set) var states: SchemaStates
  private let table: StateTable
  private let classOfState: [Int32]
  /// One state of each class.
  private let representatives: [SchemaState]
  /// Classes without schemas below them.
  private let isLeaf: [Bool]

  /// The old schema and the new one.
  private(set) var roots: [ClassID]
  /// Whether the side read first is the new one.
  private(set) var isTurned = false

  init(old: SchemaSide, new: SchemaSide) {
    var states = SchemaStates(old: old.graph, new: new.graph)
    let starts = [states.root(0, old.node), states.root(1, new.node)]
    var writer = SignatureWriter(states: states)
    var signatures: [Signature] = []
    let rootNumbers = starts.map { writer.table.number(of: $0) }
    while signatures.count < writer.table.states.count {
      signatures.append(writer.signature(of: writer.table.states[signatures.count]))
    }
    let classes = Self.refine(signatures)
    self.states = writer.states
    table = writer.table
    classOfState = classes
    var representatives: [SchemaState] = []
    var isLeaf: [Bool] = []
    for (number, signature) in signatures.enumerated()
    where Int(classes[number]) == representatives.count {
      representatives.append(writer.table.states[number])
      isLeaf.append(signature.groups.isEmpty)
    }
    self.representatives = representatives
    self.isLeaf = isLeaf
    roots = rootNumbers.map { ClassID(Int(classes[Int($0)])) }
  }

  /// Makes the old side the new one.
  mutating func turn() {
    roots.swapAt(0, 1)
    isTurned.toggle()
  }

  /// How many classes there are, the one of what could not be read included.
  var count: Int { representatives.count + 1 }

  /// Stands for what could not be read, as far as it may declare members at any depth.
  var unread: ClassID { ClassID(representatives.count) }

  /// A schema of a class; a root for what could not be read.
  func representative(_ schema: ClassID) -> SchemaState {
    representatives[schema == unread ? 0 : schema.position]
  }

  func isLeaf(_ schema: ClassID) -> Bool { isLeaf[schema.position] }

  /// The schema that a state leads to.
  mutating func state(of node: NodeID, below state: SchemaState) -> SchemaState {
    states.child(node, of: state)
  }

  /// The class of a state met while reading.
  func schemaClass(of state: SchemaState) -> ClassID? {
    guard let number = table.number(known: state) else { return nil }
    return ClassID(Int(classOfState[Int(number)]))
  }

  /// Refines "same signature" until children agree as well; classes are numbered in order of first
  /// occurrence.
  private static func refine(_ signatures: [Signature]) -> [Int32] {
    var keys: [[Int32]: Int32] = [:]
    let local = signatures.map { keys.number(of: $0.words) }
    var classes = local
    var count = keys.count
    while true {
      var next: [[Int32]: Int32] = [:]
      next.reserveCapacity(count)
      var refined: [Int32] = []
      refined.reserveCapacity(signatures.count)
      var key: [Int32] = []
      for number in signatures.indices {
        key.removeAll(keepingCapacity: true)
        key.append(local[number])
        for group in signatures[number].groups {
          let start = key.count
          for child in group.children { key.append(classes[Int(child)]) }
          if !group.isOrdered { key[start...].sort() }
        }
        refined.append(next.number(of: key))
      }
      classes = refined
      if next.count == count { return classes }
      count = next.count
    }
  }
}
