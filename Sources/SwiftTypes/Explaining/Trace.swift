import Schema

/// What became of schemas, noted while types are planned, for `treaty explain`.
struct Trace {
  /// The type of each schema that is no definition.
  var types: [NodeID: SwiftType] = [:]
  /// What each schema is for the type around it, and for those that are merged with that.
  private(set) var roles: [NodeID: [Role]] = [:]
  /// The schemas that rules refer to.
  var ruled: Set<NodeID> = []

  mutating func note(_ role: Role, of id: NodeID) { roles[id, default: []].append(role) }

  /// A place in a type.
  enum Role {
    /// A member: the type's path, the property, the name in JSON.
    case member([String], String, String, isRequired: Bool, MemberPlan.Content)
    /// Members that a pattern names: the type's path, the property, the pattern.
    case group([String], String, String)
    /// Members or items that have no schema of their own, in the type of this path.
    case rest([String])
    /// The items of an array.
    case items
    /// One of the first items: the type's path, the property, the index.
    case position([String], String, Int, isRequired: Bool)
    /// A branch of a union: the type's path, the case, the value of the tag.
    case branch([String], String, tag: String?)
    /// A constant that a schema lists: the type's path, the case.
    case value([String], String)

    /// The path of the type.
    var path: [String]? {
      switch self {
      case .member(let path, _, _, _, _), .group(let path, _, _), .rest(let path),
        .position(let path, _, _, _), .branch(let path, _, _),
        .value(let path, _):
        path
      case .items: nil
      }
    }
  }
}
