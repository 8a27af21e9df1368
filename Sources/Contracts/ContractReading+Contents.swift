internal import Diagnostics
internal import JSON
internal import Schema

extension ContractReading {
  /// The contracts of a module's schema files, with the roles that the manifest gives them.
  mutating func contracts(of draft: ModuleDraft) -> [Contract] {
    var result: [Contract] = []
    for file in draft.schemas {
      guard let document = store.documents[Name(file.path)],
        let index = graph.document(withURI: SchemaReader.uri(ofPath: file.path))
      else { continue }
      let published = PublishedSchemas(of: document).items
      for (name, role) in file.roles where !published.contains(where: { $0.name == name }) {
        report(
          .moduleRoleUnknown,
          draft.module.manifest?.place(of: role.pointer) ?? document.place(of: .root),
          "`\(file.path)` publishes no contract `\(name)`.")
      }
      for item in published {
        guard let node = graph.node(at: item.pointer, inDocument: index) else { continue }
        let contract = Contract(
          name: draft.path.utf8.isEmpty ? bareName(item, file.path) : item.name,
          series: draft.path.utf8.isEmpty ? nil : series(ofFile: file.path), file: file.path,
          pointer: item.pointer, node: node,
          roles: file.roles[item.name].map { [$0.role] } ?? [],
          statedRole: file.roles[item.name]?.role, compatibility: file.compatibility,
          source: document.root.value(at: item.pointer) ?? .null)
        if let other = result.first(where: {
          $0.name == contract.name && $0.series == contract.series
        }) {
          report(
            .contractNameTwice, document.place(ofName: item.pointer),
            "`\(contract.name)` is published by `\(other.file)`, too.")
        } else {
          result.append(contract)
        }
      }
    }
    return result.sorted { ($0.name, $0.series ?? -1) < ($1.name, $1.series ?? -1) }
  }

  /// Bare files have no module to be unique in, so their path is part of the name.
  private func bareName(_ item: (name: Name, pointer: JSONPointer), _ path: String) -> Name {
    item.pointer.count == 0 ? Name(path) : Name("\(path)#\(item.pointer)")
  }

  /// The registries of every module; what they use as payload or outcome gives contracts their roles.
  mutating func readRegistries() {
    for (index, draft) in drafts.enumerated() {
      let lists: [(RegistryEntry.Kind, [String])] = [
        (.event, draft.events), (.command, draft.commands),
      ]
      for (kind, paths) in lists {
        for path in paths {
          guard let document = store.document(path) else { continue }
          var reading = RegistryReading(document, kind: kind, schemas: graph)
          reading.read(module: draft.name)
          diagnostics += reading.diagnostics
          if let envelope = reading.envelope { modules[index].envelopes.append(envelope) }
          if kind == .event {
            modules[index].events += unlisted(reading.entries, modules[index].events)
          } else {
            modules[index].commands += unlisted(reading.entries, modules[index].commands)
          }
        }
      }
      modules[index].events.sort { $0.type < $1.type }
      modules[index].commands.sort { $0.type < $1.type }
      let schemas = draft.schemas.compactMap { store.documents[Name($0.path)] }
      let registries = (draft.events + draft.commands).compactMap { store.documents[Name($0)] }
      if !draft.path.utf8.isEmpty {
        modules[index].digest = modules[index].publishedDigest(
          schemas: schemas, registries: registries)
      }
    }
    assignRoles()
  }

  /// The first definition of each type; that there is another one is a finding of its own.
  private mutating func unlisted(
    _ entries: [RegistryEntry], _ known: [RegistryEntry]
  ) -> [RegistryEntry] {
    var seen = Set(known.map(\.type))
    return entries.filter { entry in
      if seen.insert(entry.type).inserted { return true }
      report(
        .registryTypeTwice, entry.place("type"),
        "`\(entry.type)` is defined twice in this module.")
      return false
    }
  }

  private mutating func assignRoles() {
    var used: [NodeID: Set<Role>] = [:]
    for entry in modules.flatMap({ $0.events + $0.commands }) {
      for version in entry.versions {
        guard let node = version.payload.node else { continue }
        used[node, default: []].insert(entry.kind == .event ? .event : .command)
      }
      if let node = entry.outcome?.node { used[node, default: []].insert(.commandOutcome) }
    }
    for index in modules.indices {
      modules[index].contracts = modules[index].contracts.map { contract in
        var roles = Set(contract.roles).union(used[contract.node] ?? [])
        if roles.isEmpty { roles = [.document] }
        return Contract(
          name: contract.name, series: contract.series, file: contract.file,
          pointer: contract.pointer, node: contract.node,
          roles: Role.allCases.filter(roles.contains), statedRole: contract.statedRole,
          compatibility: contract.compatibility,
          source: contract.source)
      }
    }
  }
}
