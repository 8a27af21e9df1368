import JSON

/// Smaller variants of a value, one after another; an accepted one is taken as the new start.
struct Shrinking {
  private var value: JSON
  private var variants: [JSON]
  private var position = 0
  private var left = 160

  init(_ value: JSON) {
    self.value = value
    variants = value.smaller(atMost: left)
  }

  mutating func next() -> JSON? {
    guard position < variants.count, left > 0 else { return nil }
    left -= 1
    position += 1
    return variants[position - 1]
  }

  mutating func accept(_ smaller: JSON) {
    value = smaller
    variants = smaller.smaller(atMost: left)
    position = 0
  }
}

extension JSON {
  /// Values with one part dropped or made simpler, the boldest first, up to a number.
  fileprivate func smaller(atMost most: Int, depth: Int = 8) -> [JSON] {
    guard depth > 0, most > 0 else { return [] }
    switch self {
    case .null, .bool: return []
    case .number(let number):
      let simple: [JSON] = [0, 1]
      guard number.text.utf8.count > 1 else { return [] }
      return simple.filter { $0 != self }
    case .string(let text):
      let scalars = Array(text.unicodeScalars)
      guard scalars.count > 1 else { return scalars.isEmpty ? [] : [.string("")] }
      var half = String.UnicodeScalarView()
      half.append(contentsOf: scalars.prefix(scalars.count / 2))
      var less = String.UnicodeScalarView()
      less.append(contentsOf: scalars.dropLast())
      return [.string(""), .string(String(half)), .string(String(less))]
    case .array(let items):
      var result: [JSON] = items.count > 1 ? [.array([])] : []
      for index in items.indices.prefix(most) {
        var fewer = items
        fewer.remove(at: index)
        result.append(.array(fewer))
      }
      for index in items.indices where result.count < most {
        for part in items[index].smaller(atMost: most - result.count, depth: depth - 1) {
          var other = items
          other[index] = part
          result.append(.array(other))
        }
      }
      return result
    case .object(let object):
      var result: [JSON] = object.count > 1 ? [.object(JSONObject([]))] : []
      for index in object.members.indices.prefix(most) {
        var fewer = object.members
        fewer.remove(at: index)
        result.append(.object(JSONObject(fewer)))
      }
      for (index, member) in object.members.enumerated() where result.count < most {
        for part in member.value.smaller(atMost: most - result.count, depth: depth - 1) {
          var other = object.members
          other[index] = JSONMember(name: member.name, value: part)
          result.append(.object(JSONObject(other)))
        }
      }
      return result + object.named
    }
  }
}

extension JSONObject {
  /// The same with a name that can be read in the place of an empty one, where any name does.
  fileprivate var named: [JSON] {
    guard let index = index(of: "") else { return [] }
    let names: [Name] = ["a", "b", "c", "x"]
    return names.filter { self.index(of: $0) == nil }.map { name in
      var members = members
      members[index] = JSONMember(name: name, value: members[index].value)
      return .object(JSONObject(members))
    }
  }
}
