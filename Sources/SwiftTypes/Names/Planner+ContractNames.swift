import Contracts
import Diagnostics
import JSON
import Schema

/// What contracts are called, and what is wrong where two ask for one name.
extension Planner {
  /// Names the types of a module's contracts, which come before all others.
  mutating func nameContracts(of module: Module) {
    let namespace = outermost + (module.isBare ? [] : [Identifier.type(module.name.text)])
    if !namespace.isEmpty { namespaces.insert(key(namespace)) }
    if !module.events.isEmpty { _ = take("Events", in: namespace) }
    if !module.commands.isEmpty { _ = take("Commands", in: namespace) }
    let ordered = module.contracts.sorted { ($0.series ?? 0) < ($1.series ?? 0) }
    let inFiles = namesInFiles(of: module, namespace)
    for contract in ordered {
      let names = names(of: contract, in: module, namespace, inFile: inFiles[contract.node])
      let key = location(contract.node)
      if let name = names.first(where: { take($0, in: namespace, for: key) }) {
        paths[contract.node] = namespace + [name]
        let isSeries = contract.series.map { Name(name) == Name(names[0] + "V\($0)") } ?? false
        contractPlaces[self.key(namespace + [name])] =
          contract.pointer.tokens.isEmpty ? contract.file : shownLocation(contract.node)
        if !keepsNames, !isSeries, Name(name) != Name(names[0]) {
          reportShared(
            at: graph[contract.node].pointer, of: graph.documents[graph[contract.node].document],
            "\(owner(of: names[0], in: namespace)) is named `\(names[0])`, too. "
              + "Give one of them \(advice(on: contract, in: module)), or")
        }
      } else {
        report(
          SwiftRules.nameTaken, at: contract.node,
          "No Swift name is left for this contract: "
            + "\(owner(of: names[0], in: namespace)) is named `\(names[0])` already.")
      }
    }
  }

  /// What has a name among contracts.
  private func owner(of name: String, in namespace: [String]) -> String {
    contractPlaces[key(namespace + [name])].map { "`\($0)`" } ?? "Something else"
  }

  /// What would tell a contract from another one.
  private func advice(on contract: Contract, in module: Module) -> String {
    guard module.isBare else { return "another name" }
    guard contract.pointer.tokens.isEmpty else { return "another key" }
    let isTooLong = contract.source["title"]?.string?.isTooLongForName ?? false
    return isTooLong ? "a title of at most five words" : "another title"
  }

  /// Which of two has a name would change with what else there is: neither has it by right.
  mutating func reportShared(at pointer: JSONPointer, of document: JSONDocument, _ what: String) {
    let place = Place(
      file: document.name, pointer: pointer,
      range: document.nameRange(of: pointer) ?? document.range(of: pointer))
    diagnostics.append(
      Diagnostic(
        rule: SwiftRules.nameTaken, place: place,
        message: "\(what) keep names in a file, with `names` in `treaty.json`."))
  }

  /// What a contract may be called, the best name first: the next ones say more of where it stands.
  private func names(
    of contract: Contract, in module: Module, _ namespace: [String], inFile: String?
  ) -> [String] {
    let locked = lockedName(location(contract.node), in: namespace).map { [$0] } ?? []
    let text = module.isBare ? bareName(contract) : contract.name.text
    let name = inFile ?? Identifier.type(text)
    let series = contract.series.map { [name + "V\($0)"] } ?? []
    // The plain name is the first version's, whether or not that is there yet or still.
    let plain = contract.series.map { $0 < 2 } ?? true ? [name] : []
    let folders = contract.file.utf8.split(separator: UInt8(ascii: "/")).dropLast()
    let folder = folders.last.map { String(Substring($0)) } ?? ""
    let stem = stem(ofFile: contract.file)
    let isNamedLikeFile = Name(Identifier.type(stem)) == Name(name)
    let stems = isNamedLikeFile ? [text] : [stem + " " + text]
    let places = (stems + stems.map { folder + " " + $0 }).map(Identifier.type)
    let exact = Identifier.exactType("\(contract.file)#\(contract.pointer)")
    return locked + plain + series + places + [exact]
  }

  /// What a contract without a module is called: its key, its title, its anchor, or its file.
  private func bareName(_ contract: Contract) -> String {
    contract.pointer.tokens.last?.text ?? contract.source.namingTitle
      ?? graph[contract.node].anchor ?? stem(ofFile: contract.file)
  }
}
