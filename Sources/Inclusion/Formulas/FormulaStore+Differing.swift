import JSON
import Schema

extension FormulaStore {
  /// The values of its type other than one, as the ways to differ from it.
  mutating func differing(from value: ValueID) -> FormulaID {
    switch values[value.position] {
    case .array(let items): any(ways(toDifferFrom: items))
    case .object(let object): any(ways(toDifferFrom: object))
    default: notAmong([value])
    }
  }

  private mutating func ways(toDifferFrom items: [JSON]) -> [FormulaID] {
    var ways = [intern(.array(.minItems(items.count + 1)))]
    if !items.isEmpty { ways.append(intern(.array(.maxItems(items.count - 1)))) }
    for (index, item) in items.enumerated() {
      let other = notAmong([id(of: item)])
      let atom = intern(.array(.item(index, other)))
      let long = intern(.array(.minItems(index + 1)))
      ways.append(all([long, atom]))
    }
    return ways
  }

  private mutating func ways(toDifferFrom object: JSONObject) -> [FormulaID] {
    var ways: [FormulaID] = []
    var names: [ValueID] = []
    for member in object.members {
      let name = id(of: member.name)
      names.append(id(of: .string(member.name.text)))
      ways.append(absent(name))
      let other = notAmong([id(of: member.value)])
      let required = required(name)
      let differs = self.member(name, other)
      ways.append(all([required, differs]))
    }
    let others = notAmong(names)
    ways.append(intern(.object(.someMember(others, Self.always))))
    return ways
  }
}
