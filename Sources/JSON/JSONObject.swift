/// One member of an object.
public struct JSONMember: Sendable, Hashable {
  /// The member's name.
  public let name: Name
  /// The member's value.
  public let value: JSON

  /// A member from its parts.
  public init(name: Name, value: JSON) {
    self.name = name
    self.value = value
  }
}

/// The members of a JSON object in source order, each name once.
public struct JSONObject: Sendable {
  /// The members in source order.
  public let members: [JSONMember]
  /// Positions by name; kept only for objects where a linear search would cost more.
  private let positions: [Name: Int]

  /// An object of the given members; their names must be distinct.
  public init(_ members: [JSONMember]) {
    switch Self.checked(members) {
    case .success(let object): self = object
    case .failure(let twice):
      preconditionFailure("the member \(members[twice.second].name) stands twice in an object")
    }
  }

  private init(members: [JSONMember], positions: [Name: Int]) {
    self.members = members
    self.positions = positions
  }

  /// Two members of the same name.
  struct Duplicate: Error {
    let first: Int
    let second: Int
  }

  /// An object, or the first two members that have one name.
  static func checked(_ members: [JSONMember]) -> Result<JSONObject, Duplicate> {
    var positions: [Name: Int] = [:]
    if members.count > 12 {
      positions.reserveCapacity(members.count)
      for (index, member) in members.enumerated() {
        if let first = positions.updateValue(index, forKey: member.name) {
          return .failure(Duplicate(first: first, second: index))
        }
      }
    } else {
      for second in members.indices.dropFirst() {
        for first in 0..<second where members[first].name == members[second].name {
          return .failure(Duplicate(first: first, second: second))
        }
      }
    }
    return .success(JSONObject(members: members, positions: positions))
  }

  /// The number of members.
  public var count: Int { members.count }

  /// The value of a member, nil when there is none of that name.
  public subscript(_ name: Name) -> JSON? {
    guard let index = index(of: name) else { return nil }
    return members[index].value
  }

  /// Where a member stands in `members`.
  public func index(of name: Name) -> Int? {
    positions.isEmpty ? members.firstIndex { $0.name == name } : positions[name]
  }
}

extension JSONObject: Hashable {
  /// The same members, in any order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    JSON.object(left) == JSON.object(right)
  }

  /// Order-independent, to agree with `==`.
  public func hash(into hasher: inout Hasher) { hasher.combine(JSON.object(self)) }
}
