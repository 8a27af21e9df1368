package import JSON

extension JSON {
  /// The value with another one at a place below it; nil takes the member or item away.
  package func replacing(_ path: ArraySlice<Name>, by new: JSON?) -> JSON {
    replaced(path, new) ?? .null
  }

  private func replaced(_ path: ArraySlice<Name>, _ new: JSON?) -> JSON? {
    guard let token = path.first else { return new }
    let rest = path.dropFirst()
    switch self {
    case .object(let object):
      var members: [JSONMember] = []
      for member in object.members {
        guard member.name == token else {
          members.append(member)
          continue
        }
        if let changed = member.value.replaced(rest, new) {
          members.append(JSONMember(name: token, value: changed))
        }
      }
      // What was the last of its kind took the object around it away.
      if object[token] == nil, let new {
        let value = rest.reversed().reduce(new) { inner, name in
          .object(JSONObject([JSONMember(name: name, value: inner)]))
        }
        members.append(JSONMember(name: token, value: value))
      }
      return .object(JSONObject(members))
    case .array(var items):
      guard let index = token.arrayIndex, index < items.count else { return self }
      if let changed = items[index].replaced(rest, new) {
        items[index] = changed
      } else {
        items.remove(at: index)
      }
      return .array(items)
    case .null, .bool, .number, .string: return self
    }
  }
}
