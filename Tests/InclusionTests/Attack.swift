import Inclusion
import JSON
import Schema

/// What was tried against proofs, and against which ones less than wanted.
struct Attack {
  private var proofs = 0
  private var members = 0
  /// Proofs about sets of which every member was tried, being fewer than wanted.
  private var small = 0
  private var empty = 0
  /// Proofs about sets that may have more members than were found.
  private(set) var tired: [String] = []

  /// A member of the left side that the right side rejects.
  mutating func opponent(
    among drawing: Drawing, of right: SchemaSide, _ id: String, wanted: Int
  ) -> JSON? {
    proofs += 1
    members += drawing.members.count
    switch drawing.end {
    case .enough: break
    case .complete where drawing.members.isEmpty: empty += 1
    case .complete: small += 1
    case .tired: tired.append("\(drawing.members.count) of \(wanted): \(id)")
    }
    return drawing.members.first { right.graph.isValid($0, at: right.node) == false }
  }

  mutating func add(_ other: Attack) {
    proofs += other.proofs
    members += other.members
    small += other.small
    empty += other.empty
    tired += other.tired
  }

  var line: String {
    let fewer = small + empty + tired.count
    return "\(members) different members tried against \(proofs) proofs"
      + (fewer == 0
        ? ""
        : "; fewer than wanted for \(fewer): \(empty) sets have none, of \(small) all were tried,"
          + " of \(tired.count) no more were found")
  }
}
