@testable import Inclusion
import JSON
import Schema

/// Different members of a schema: as many as wanted, or all there are, or what could be found.
///
/// They are drawn at random. When no new one comes any more, the prover is asked for a member that is
/// none of those drawn; from there on its neighbours are drawn as well. So the prover helps to find
/// values, and says when there are no more; whether they are members the validator alone decides.
struct Drawing {
  enum End {
    /// As many as wanted.
    case enough
    /// The schema has no further member.
    case complete
    /// It may have more.
    case tired
  }

  private(set) var members: [JSON] = []
  private(set) var end = End.enough
  private var seen: Set<JSON> = []
  private let left: SchemaSide
  private let reading: Inclusion.Reading
  private let declaredness: Declaredness

  /// - Parameter place: of the document; every other member has a value of the schema there.
  init(
    of left: SchemaSide, _ reading: Inclusion.Reading, count: Int, seed: UInt64,
    near place: JSONPointer? = nil
  ) {
    self.left = left
    self.reading = reading
    declaredness = Declaredness(graph: left.graph)
    var source = MemberSource(left.graph, left.node, seed: seed)
    source.drawsUndeclared = reading == .strict
    source.way = place.flatMap { Way(to: $0, in: left.graph) }
    var asked = 0
    draw(&source, count)
    while members.count < count {
      asked += 1
      guard asked <= 20, let end = askFurther(&source) else {
        self.end = .tired
        return
      }
      self.end = end
      if end == .complete { return }
      draw(&source, count)
    }
  }

  /// Draws until there are enough, or nothing new has come for long.
  private mutating func draw(_ source: inout MemberSource, _ count: Int) {
    var fruitless = 0
    while members.count < count, fruitless < 40 + count / 50 {
      fruitless = source.member().map { keep($0) } == true ? 0 : fruitless + 1
    }
  }

  private mutating func keep(_ member: JSON) -> Bool {
    guard reading == .strict || declaredness.isDeclared(member, at: left.node) else { return false }
    guard seen.insert(member).inserted else { return false }
    members.append(member)
    return true
  }

  /// Asks for a member other than these; nil when the question stays open.
  private mutating func askFurther(_ source: inout MemberSource) -> End? {
    // Reading long lists again and again takes more time than this is worth.
    guard members.count <= 400 else { return nil }
    let others = side(members.isEmpty ? false : ["enum": .array(members)])
    switch decide(left, in: others, reading: reading) {
    case .proved: return .complete
    case .refuted(let witness):
      source.add(witness.value)
      return keep(witness.value) ? .enough : nil
    case .undecided: return nil
    }
  }
}
