import Contracts
import JSON
import Schema

/// The event types or the command types of a module, as a namespace with a dispatch over it.
struct RegistryPlan {
  /// The module's namespace.
  let module: String
  /// `Events` or `Commands`.
  let name: String
  let entries: [Entry]
  var envelope: Envelope?

  /// One type: a namespace with its payload versions.
  struct Entry {
    /// The Swift name.
    let name: String
    /// The case of the payload enumeration, without backticks.
    let identifier: String
    /// The namespaced name.
    let type: String
    /// The name that it had before, under which some are stored (`renamed_from`).
    let formerType: String?
    let notes: Annotations
    /// Whether the registry calls it deprecated, and what it says to use instead.
    let isDeprecated: Bool
    let replacement: String?
    let versions: [(number: Int, location: String, status: EntryStatus)]
    /// The steps from each version to the next, up to the latest.
    let upcasts: [UpcastPlan]
    /// The answer to a command.
    let outcome: String?
    let safetyClass: String?

    /// The version that stored payloads become. A draft may change or go on any day, so it is none, unless
    /// there is nothing else.
    var latest: Int { RegistryPlan.latest(versions.map { ($0.number, $0.status) }) }
  }

  static func latest(_ versions: [(number: Int, status: EntryStatus)]) -> Int {
    (versions.last { $0.status != .draft } ?? versions.last)?.number ?? 1
  }

  /// The envelope that carries the entries, and how to get at what a dispatch needs.
  struct Envelope {
    let path: [String]
    let type: String
    let version: String
    let payload: String
    /// Whether the payload is a map of members, and not text as it was written.
    var isMap: Bool
    /// Whether it is this registry whose text says how the envelope carries its payload.
    var isDeclaredHere = false
  }

  var path: [String] { [module, name] }

  /// The names that entries had before, and whose they are. They follow the others in the dispatch.
  var formerNames: [(name: String, entry: Int)] {
    entries.enumerated().compactMap { index, entry in entry.formerType.map { ($0, index) } }
  }

  /// Where the dispatch has the former names of an entry.
  func positions(ofFormerNamesOf entry: Int) -> [Int] {
    formerNames.indices.filter { formerNames[$0].entry == entry }.map { entries.count + $0 }
  }
}

extension Planner {
  /// Which of two types of events or commands is called by the last part of both would change with what
  /// else there is.
  mutating func reportSharedEntries(of module: Module) {
    guard !keepsNames else { return }
    for entries in [module.events, module.commands] {
      var seen: [String: Name] = [:]
      for entry in entries {
        let parts = entry.type.text.utf8.split(separator: UInt8(ascii: "."))
        let name = Identifier.type(parts.last.map { String(Substring($0)) } ?? "")
        guard let other = seen[name] else {
          seen[name] = entry.type
          continue
        }
        reportShared(
          at: entry.pointer, of: entry.document,
          "`\(other.text)` is named `\(name)`, too. Give one of them another last part, or")
      }
    }
  }

  /// The registries of all modules; call it when all types are planned.
  func registries() -> [RegistryPlan] {
    var registries = contracts.modules.flatMap { module in
      [
        registry(module, "Events", module.events, typeMember: "event_type"),
        registry(module, "Commands", module.commands, typeMember: "command_type"),
      ].compactMap { $0 }
    }
    // An envelope is declared to be one once: in its own module when that has a registry.
    var declared: Set<[String]> = []
    let own = registries.indices.filter {
      registries[$0].module == registries[$0].envelope?.path.first
    }
    for index in own + registries.indices {
      guard let path = registries[index].envelope?.path else { continue }
      if declared.insert(path).inserted { registries[index].envelope?.isDeclaredHere = true }
    }
    return registries
  }

  private func registry(
    _ module: Module, _ name: String, _ entries: [RegistryEntry], typeMember: String
  ) -> RegistryPlan? {
    guard !entries.isEmpty else { return nil }
    let moduleName = Identifier.type(module.name.text)
    let outer = outerNames(module, entries).union(["Payload", "Envelope"])
    let names = (lock.registries[Name("\(moduleName).\(name)")] ?? [:])
      .filter { !outer.contains($0.value) }
    let cases = lock.registries[Name("\(moduleName).\(name).Payload")] ?? [:]
    var taken = outer.union(entries.compactMap { names[$0.type] })
    var identifiers = Set(["unknown"] + entries.compactMap { cases[$0.type] })
    var plans: [RegistryPlan.Entry] = []
    for entry in entries {
      let words = entry.type.text.utf8.split(separator: UInt8(ascii: ".")).map {
        String(Substring($0))
      }
      // The last part is the name; where two types share it, as many parts before it as tell them apart.
      let candidates =
        (1...max(words.count, 1)).map { Identifier.type(words.suffix($0).joined(separator: " ")) }
        + [Identifier.exactType(entry.type.text)]
      let free = candidates.first { !taken.contains($0) } ?? candidates[candidates.count - 1]
      let own = names[entry.type] ?? Self.unique(free, among: &taken)
      let plain = Identifier.case(own)
      let identifier =
        cases[entry.type]
        ?? Self.unique(
          identifiers.contains(plain) ? Identifier.exactMember(own) : plain, among: &identifiers)
      let versions = entry.versions.compactMap { version in
        version.payload.node.map { (number: version.number, node: $0, status: version.status) }
      }.sorted { $0.number < $1.number }
      guard !versions.isEmpty else { continue }
      let latest = RegistryPlan.latest(versions.map { ($0.number, $0.status) })
      plans.append(
        RegistryPlan.Entry(
          name: own, identifier: identifier, type: entry.type.text,
          formerType: formerName(of: entry, among: entries),
          notes: Annotations(entry.document.root.value(at: entry.pointer) ?? .null),
          isDeprecated: entry.status == .deprecated, replacement: entry.deprecation?.replacedBy,
          versions: versions.map { ($0.number, location($0.node), $0.status) },
          upcasts: upcasts(
            of: versions.filter { $0.number <= latest }.map { ($0.number, $0.node) }),
          outcome: entry.outcome?.node.map { location($0) },
          safetyClass: entry.traits?.safetyClass?.rawValue))
    }
    return RegistryPlan(
      module: moduleName, name: name, entries: plans,
      envelope: envelope(typeMember))
  }

  /// The name that an entry had before; nil where another entry has it now, and is what it means.
  private func formerName(of entry: RegistryEntry, among entries: [RegistryEntry]) -> String? {
    guard let name = entry.renamedFrom, !entries.contains(where: { $0.type == name }) else {
      return nil
    }
    return name.text
  }

  private static func unique(_ name: String, among taken: inout Set<String>) -> String {
    var name = name
    while !taken.insert(name).inserted { name += "Value" }
    return name
  }

  /// The names by which entries refer to what stands outside; an entry of such a name would hide it.
  private func outerNames(_ module: Module, _ entries: [RegistryEntry]) -> Set<String> {
    let targets = entries.flatMap { $0.versions.map(\.payload) + [$0.outcome].compactMap { $0 } }
    let paths = targets.compactMap { $0.node.flatMap { plan(of: $0)?.path.first } }
    return Set(paths + [Identifier.type(module.name.text)])
  }

  /// The first envelope contract that has the members a dispatch needs.
  private func envelope(_ typeMember: String) -> RegistryPlan.Envelope? {
    for contract in contracts.modules.flatMap(\.contracts) where contract.roles.contains(.envelope)
    {
      guard let plan = plan(of: contract.node), case .object(let object) = plan.kind,
        let type = text(of: typeMember, in: object),
        let version = member("payload_schema_version", in: object),
        let number = wordExpression(version),
        let payload = member("payload", in: object)
      else { continue }
      var envelope = RegistryPlan.Envelope(
        path: plan.path, type: type, version: number, payload: payload.name, isMap: true)
      switch payload.type {
      case .map(.raw, _): return envelope
      case .raw:
        envelope.isMap = false
        return envelope
      default: continue
      }
    }
    return nil
  }

  private func member(
    _ name: String, in object: ObjectPlan
  ) -> (name: String, type: SwiftType)? {
    for member in object.members where member.isRequired && Name(member.name) == Name(name) {
      if case .value(let type) = member.content {
        return (Identifier.quoted(member.identifier), type)
      }
    }
    return nil
  }

  /// An expression for a required integer as a machine word; no registry has versions beyond those.
  private func wordExpression(_ member: (name: String, type: SwiftType)) -> String? {
    switch member.type {
    case .integer: member.name
    case .wideInteger: "\(member.name).clamped"
    default: nil
    }
  }

  /// An expression for a required text member.
  private func text(of name: String, in object: ObjectPlan) -> String? {
    guard let member = member(name, in: object) else { return nil }
    switch member.type {
    case .string: return member.name
    case .named(let location):
      guard case .wrapper(.string)? = plans[location]?.kind else { return nil }
      return "\(member.name).value"
    default: return nil
    }
  }
}
