import JSON
import Testing

@testable import Schema

/// Which former names are still those of members.
@Suite struct FormerNamesTests {
  private static let names: [Name] = ["a", "b", "c", "d"]

  private static func member(_ name: Name, formerly former: Name?) -> JSONMember {
    let schema = former.map { [JSONMember(name: "x-renamed-from", value: .string($0.text))] } ?? []
    return JSONMember(name: name, value: .object(JSONObject(schema)))
  }

  /// The same by going from name to name until all members must have been seen.
  private static func isKept(_ name: Name, in members: JSONObject) -> Bool {
    var name = name
    for _ in members.members {
      guard let member = members[name] else { return false }
      guard let former = member["x-renamed-from"]?.string else { return true }
      name = Name(former)
    }
    return members[name] != nil
  }

  @Test func everyWayToRenameFourMembersIsUnderstood() {
    let formers: [Name?] = [nil, "a", "b", "c", "d", "e"]
    var (keptCount, sharedCount) = (0, 0)
    for way in 0..<(6 * 6 * 6 * 6) {
      let choices = [way % 6, way / 6 % 6, way / 36 % 6, way / 216].map { formers[$0] }
      let members = zip(Self.names, choices).map { Self.member($0, formerly: $1) }
      let object = JSONObject(members)
      let found = FormerNames(object)
      for (name, former) in zip(Self.names, choices) {
        guard let former else { continue }
        let others = zip(Self.names, choices).filter { $0.0 != name && $0.1 == former }.map(\.0)
        #expect(found.rival(of: name, for: former) == others.first)
        #expect(found.isKept(former) == Self.isKept(former, in: object))
        if found.isKept(former) { keptCount += 1 }
        if !others.isEmpty { sharedCount += 1 }
      }
    }
    #expect(keptCount > 0)
    #expect(sharedCount > 0)
  }

  /// How members are renamed: the number in the former name of each one.
  enum Renaming: CaseIterable {
    case theNextOne, theOneBefore, allTheSame, inPairs

    func former(of number: Int) -> Int {
      switch self {
      case .theNextOne: number + 1
      case .theOneBefore: number - 1
      case .allTheSame: -1
      case .inPairs: number ^ 1
      }
    }
  }

  @Test(arguments: Renaming.allCases)
  func longChainsTakeAStepForEachName(_ renaming: Renaming) {
    let count = 3_000
    let members = (0..<count).map {
      Self.member(Name("m\($0)"), formerly: Name("m\(renaming.former(of: $0))"))
    }
    let found = FormerNames(JSONObject(members))
    #expect(found.stepCount > 0)
    #expect(found.stepCount <= count + 1)
  }

  /// All members of one object are asked about, and the answers are worked out once.
  @Test func aLongChainIsReadWithoutAFinding() throws {
    let count = 3_000
    let members = (0..<count).map { #""m\#($0)":{"x-renamed-from":"m\#($0 + 1)"}"# }
    let text = #"{"properties":{\#(members.joined(separator: ","))}}"#
    let document = try JSONDocument(parsing: Array(text.utf8), name: "schema.json")
    var reading = Reading(options: SchemaOptions()) { _ in .absent }
    reading.addRoot(document, uri: "treaty:/schema.json")
    #expect(reading.formerNames.count == 1)
    #expect(reading.diagnostics.isEmpty)
  }
}
