import Contracts
import Diagnostics
import JSON
import Schema

/// Payload versions of which no value is what an envelope has as its `payload`.
extension Planner {
  private static let typeMembers: [Name] = ["event_type", "command_type"]

  /// Reports payloads that are of another type than all envelopes of their kind ask for.
  mutating func reportUncarriedPayloads() {
    for module in contracts.modules {
      reportUncarried(module.events, by: "event_type")
      reportUncarried(module.commands, by: "command_type")
    }
  }

  private mutating func reportUncarried(_ entries: [RegistryEntry], by typeMember: Name) {
    let envelopes = envelopes(with: typeMember)
    let carried = envelopes.reduce(into: TypeSet()) { $0.formUnion($1.kinds) }
    guard !carried.isEmpty else { return }
    for entry in entries {
      for version in entry.versions {
        guard let node = version.payload.node, let kinds = knowledge.kinds(of: node),
          !kinds.isEmpty, kinds.isDisjoint(with: carried)
        else { continue }
        let names = envelopes.map { SwiftText.code($0.name.text) }.joined(separator: " and ")
        diagnostics.append(
          Diagnostic(
            rule: SwiftRules.payloadUncarried, place: version.payload.place,
            message:
              "No envelope carries version \(version.number) of `\(entry.type)`: its payload is "
              + "of the type \(words(kinds)), and the `payload` of \(names) of the type "
              + "\(words(carried))."))
      }
    }
  }

  /// The envelopes that say a type by a member of a name, with the types that their payloads may have. Of
  /// one that says none by any such member, nobody knows what it carries.
  private func envelopes(with typeMember: Name) -> [(name: Name, kinds: TypeSet)] {
    contracts.modules.flatMap(\.contracts).compactMap { contract in
      guard contract.roles.contains(.envelope) else { return nil }
      let members = conjunction(contract.node).properties
      let isOther = members.contains { Self.typeMembers.contains($0.name) }
      if isOther, !members.contains(where: { $0.name == typeMember }) { return nil }
      let payload = members.first { $0.name == "payload" }
      let kinds = isOther ? payload.flatMap { knowledge.kinds(of: $0.schema) } : nil
      return (contract.name, kinds ?? .all)
    }
  }

  private func words(_ kinds: TypeSet) -> String {
    kinds.names.map { SwiftText.code($0) }.joined(separator: " or ")
  }
}
