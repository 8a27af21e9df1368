import Contracts
import JSON
import Schema

/// A definition as its schema knows it.
struct DefinitionKey {
  /// `$defs` or `definitions`.
  let keyword: String
  let name: String
}

/// Definitions of one schema whose names meet in Swift: `foo_bar` and `fooBar`.
extension Planner {
  /// A name for each definition of a schema: idiomatic, and exact where two would meet. One that is
  /// spelled like a type already keeps its name, and so does one that is locked. None has a name that is
  /// kept for another place.
  static func names(
    ofDefinitions entries: [DefinitionKey], locked: [String?], besides others: Set<String> = []
  ) -> [String] {
    let kept = others.union(locked.compactMap { $0 })
    var uses: [String: Int] = [:]
    for name in kept { uses[name] = 1 }
    var spelled: [Name: Int] = [:]
    for entry in entries {
      uses[Identifier.type(entry.name), default: 0] += 1
      spelled[Name(entry.name), default: 0] += 1
    }
    return zip(entries, locked).map { entry, locked in
      if let locked { return locked }
      var name = Identifier.type(entry.name)
      guard uses[name] != 1 else { return name }
      if others.contains(name) {
        // Another place has the name, and keeps it.
        repeat { name += "Value" } while kept.contains(name) || uses[name] != nil
        uses[name] = 1
        return name
      }
      if spelled[Name(entry.name)] != 1 {
        name = Identifier.exactType(entry.keyword + " " + entry.name)
      } else if Name(name) != Name(entry.name) {
        name = Identifier.exactType(entry.name)
      }
      while kept.contains(name) { name += "Value" }
      return name
    }
  }

  /// The names of contracts that are definitions of one file without a manifest, where that file alone
  /// decides: what other files have does not count.
  func namesInFiles(of module: Module, _ namespace: [String]) -> [NodeID: String] {
    guard module.isBare else { return [:] }
    var files: [Name: [Contract]] = [:]
    for contract in module.contracts where contract.pointer.count == 2 {
      files[Name(contract.file), default: []].append(contract)
    }
    var names: [NodeID: String] = [:]
    for contracts in files.values {
      let entries = contracts.map { contract in
        let tokens = contract.pointer.tokens.map(\.text)
        return DefinitionKey(keyword: tokens[0], name: tokens[1])
      }
      let locked = contracts.map { lockedName(location($0.node), in: namespace) }
      for (contract, name) in zip(
        contracts, Self.names(ofDefinitions: entries, locked: locked))
      {
        names[contract.node] = name
      }
    }
    return names
  }
}
