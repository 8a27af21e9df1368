internal import Diagnostics
internal import JSON
internal import Schema

extension ContractReading {
  /// One definer for each type; private types stay at home; consumers say what they require.
  mutating func checkOwnership() {
    var definers: [Name: (module: Name, entry: RegistryEntry)] = [:]
    var namespaces: [Name: Name] = [:]
    for module in modules {
      for entry in module.events + module.commands {
        if let first = definers[entry.type] {
          report(
            .registryTypeTwice, entry.place("type"),
            "`\(entry.type)` is defined by `\(first.module)`, too.")
        } else {
          definers[entry.type] = (module.name, entry)
        }
        if let type = TypeName(entry.type.text) {
          let owner = namespaces[type.namespace, default: module.name]
          namespaces[type.namespace] = owner
          if owner != module.name, type.layer != .core {
            report(
              .registryNamespaceForeign, entry.place("type"),
              "The namespace `\(type.namespace)` belongs to `\(owner)`.")
          }
        }
        checkConsumers(of: entry, in: module)
      }
    }
    checkAliases()
  }

  /// A former name leads to one type.
  private mutating func checkAliases() {
    var claimed: [Name: Name] = [:]
    for entry in modules.flatMap({ $0.events + $0.commands }) {
      guard let former = entry.renamedFrom else { continue }
      if let first = claimed[former] {
        report(
          .registryTypeTwice, entry.place("renamed_from"),
          "`\(former)` is the former name of `\(first)`, too.")
      } else {
        claimed[former] = entry.type
      }
    }
  }

  private mutating func checkConsumers(of entry: RegistryEntry, in module: Module) {
    for consumer in entry.consumers where consumer.module != module.name {
      if entry.visibility == .private {
        report(
          .registryPrivateConsumed, consumer.place,
          "`\(entry.type)` is private, but `\(consumer.module)` uses it.")
        continue
      }
      // A consumer may live in another repository; those here must say what they require.
      guard let user = modules.first(where: { $0.name == consumer.module }) else { continue }
      if !user.requirements.contains(where: { $0.module == module.name }) {
        report(
          .registryConsumerUndeclared, consumer.place,
          "`\(consumer.module)` uses `\(entry.type)`, but does not require `\(module.name)`.")
      }
    }
  }

  /// Whoever refers to a schema file of another module, or of one of its types, requires that module.
  mutating func checkReferences(of drafts: [ModuleDraft]) {
    var owners: [Name: Set<Name>] = [:]
    for draft in drafts where !draft.path.utf8.isEmpty {
      for file in draft.schemas { owners[Name(file.path), default: []].insert(draft.name) }
    }
    for draft in drafts where !draft.path.utf8.isEmpty {
      guard let module = modules.first(where: { $0.name == draft.name }) else { continue }
      let required = Set(module.requirements.map(\.module))
      var told: Set<Name> = []
      for (target, place) in references(of: draft, module) {
        let file = Name(graph.documents[graph[target].document].name)
        guard let owner = owners[file], !owner.contains(draft.name),
          owner.isDisjoint(with: required), let name = owner.sorted().first,
          told.insert(name).inserted
        else { continue }
        report(
          .moduleRequirementMissing, place,
          "`\(draft.name)` refers to a schema of `\(name)`, but does not require it.")
      }
    }
  }

  /// What a module's schemas and registries refer to, and where.
  private func references(of draft: ModuleDraft, _ module: Module) -> [(NodeID, Place)] {
    let own = Set(draft.schemas.map { Name($0.path) })
    var found: [(NodeID, Place)] = []
    for node in graph.nodes {
      let document = graph.documents[node.document]
      guard own.contains(Name(document.name)), case .keywords(let entries) = node.form else {
        continue
      }
      for entry in entries {
        guard case .reference(let target) = entry.keyword else { continue }
        found.append((target, document.place(of: node.pointer.appending(entry.name))))
      }
    }
    for entry in module.events + module.commands {
      let targets = entry.versions.map(\.payload) + [entry.outcome].compactMap { $0 }
      found += targets.compactMap { target in target.node.map { ($0, target.place) } }
    }
    return found
  }

  /// Ranges that the repository's own modules satisfy, layers that point downwards, no cycles.
  mutating func checkRequirements() {
    for module in modules {
      for requirement in module.requirements {
        guard let used = modules.first(where: { $0.name == requirement.module }) else {
          report(
            .moduleRequiresUnknown, requirement.place,
            "There is no module `\(requirement.module)` in this repository.")
          continue
        }
        if let range = requirement.range, let version = used.version, !range.contains(version) {
          report(
            .moduleRequiresUnsatisfied, requirement.place,
            "`\(used.name)` is at \(version), which `\(requirement.text)` leaves out.")
        }
        if let (from, to) = forbidden(module, used) {
          report(
            .moduleLayer, requirement.place,
            "`\(module.name)` defines \(from.rawValue) types and may not build on \(to.rawValue) types."
          )
        }
        if reaches(used.name, module.name) {
          report(
            .moduleCycle, requirement.place,
            "`\(used.name)` requires `\(module.name)` in its turn.")
        }
      }
    }
  }

  /// Core builds on nothing, shared on core, packs on both; within a layer contract modules may meet.
  private func forbidden(
    _ user: Module, _ used: Module
  ) -> (TypeName.Layer, TypeName.Layer)? {
    guard let from = layer(of: user), let to = layer(of: used) else { return nil }
    return to > from || from == .core ? (from, to) : nil
  }

  /// The lowest layer that a module defines types in.
  private func layer(of module: Module) -> TypeName.Layer? {
    (module.events + module.commands).compactMap { TypeName($0.type.text)?.layer }.min()
  }

  private func reaches(_ start: Name, _ goal: Name) -> Bool {
    var seen: Set<Name> = []
    var queue = [start]
    while let name = queue.popLast() {
      if name == goal { return true }
      guard seen.insert(name).inserted, let module = modules.first(where: { $0.name == name })
      else { continue }
      queue += module.requirements.map(\.module)
    }
    return false
  }
}
