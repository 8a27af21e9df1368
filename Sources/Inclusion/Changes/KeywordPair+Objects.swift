import JSON
import Schema

extension KeywordPair {
  mutating func compareMembers() {
    let members = values { if case .properties(let schemas) = $0 { schemas } else { nil } }
    let first = members.old ?? []
    let second = members.new ?? []
    let newSchemas = Dictionary(second.map { ($0.name, $0.schema) }) { first, _ in first }
    let oldNames = Set(first.map(\.name))
    for member in first {
      if let other = newSchemas[member.name] {
        children.append((member.schema, other, [.member(member.name)]))
      } else {
        add(
          .objectMemberRemoved, ["properties", member.name],
          "The member `\(member.name)` was removed", backward: .has(member.name),
          forward: .failsMember(member.name))
      }
    }
    for member in second where !oldNames.contains(member.name) {
      add(
        .objectMemberAdded, ["properties", member.name],
        "The member `\(member.name)` was added", backward: .failsMember(member.name),
        forward: .has(member.name))
    }
    compareRequired()
    compareOthers()
  }

  private mutating func compareRequired() {
    let required = values { if case .required(let names) = $0 { names } else { nil } }
    let first = required.old ?? []
    let second = required.new ?? []
    for name in second where !first.contains(name) {
      add(
        .objectMemberRequired, ["required"], "The member `\(name)` is now required",
        backward: .lacks(name), forward: .none)
    }
    for name in first where !second.contains(name) {
      add(
        .objectMemberOptional, ["required"], "The member `\(name)` is no longer required",
        backward: .none, forward: .lacks(name))
    }
  }

  private mutating func compareOthers() {
    let patterns = values { if case .patternProperties(let schemas) = $0 { schemas } else { nil } }
    let first = patterns.old ?? []
    let second = patterns.new ?? []
    for each in first {
      let other = second.first { Name($0.pattern.source) == Name(each.pattern.source) }
      if let other {
        children.append((each.schema, other.schema, [.someMember]))
      } else {
        let place: [Name] = ["patternProperties", Name(each.pattern.source)]
        add(
          .objectOthersChanged, place, "Members named like \(each.pattern.source) were dropped",
          backward: .failsWhole, forward: .fails(["patternProperties"]))
      }
    }
    for each in second
    where !first.contains(where: { Name($0.pattern.source) == Name(each.pattern.source) }) {
      let place: [Name] = ["patternProperties", Name(each.pattern.source)]
      add(
        .objectOthersChanged, place, "Members named like \(each.pattern.source) were added",
        backward: .fails(["patternProperties"]), forward: .failsWhole)
    }
    compareOpenness(
      "additionalProperties", .objectOthersChanged, [.someMember],
      values { if case .additionalProperties(let node) = $0 { node } else { nil } })
    compareOpenness(
      "unevaluatedProperties", .objectOthersChanged, [.someMember],
      values { if case .unevaluatedProperties(let node) = $0 { node } else { nil } })
    compareOpenness(
      "propertyNames", .objectNamesChanged, nil,
      values { if case .propertyNames(let node) = $0 { node } else { nil } })
    compareDependencies()
  }

  private mutating func compareDependencies() {
    let names: [Name] = ["dependentRequired", "dependentSchemas", "dependencies"]
    for name in names {
      guard old[before].source[name] != new[after].source[name] else { continue }
      guard
        old.entries(before).contains(where: { $0.name == name })
          || new.entries(after).contains(where: { $0.name == name })
      else { continue }
      add(
        .objectDependencyChanged, [name], "`\(name)` changed", backward: .fails([name]),
        forward: .fails([name]))
    }
  }

  /// A keyword with one schema: walked into when both sides have one that lets something through.
  mutating func compareOpenness(
    _ name: Name, _ kind: SchemaChange.Kind, _ steps: [InstanceStep]?,
    _ nodes: (old: NodeID?, new: NodeID?)
  ) {
    guard nodes.old != nil || nodes.new != nil else { return }
    if let first = nodes.old, let second = nodes.new, let steps,
      case .keywords = old[first].form, case .keywords = new[second].form
    {
      children.append((first, second, steps))
      return
    }
    let from = nodes.old.map { old[$0].source.shortText } ?? "absent"
    let to = nodes.new.map { new[$0].source.shortText } ?? "absent"
    guard from != to else { return }
    add(
      kind, [name], "`\(name)` changed from \(from) to \(to)", backward: .fails([name]),
      forward: .fails([name]))
  }
}
