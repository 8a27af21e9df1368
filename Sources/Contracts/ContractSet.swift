public import Diagnostics
public import JSON
public import Schema

/// Everything a repository says about its contracts at one moment.
public struct ContractSet: Sendable {
  /// How people call the moment.
  public let name: String
  /// What `treaty.json` says.
  public let configuration: Configuration
  /// Whether there is a `treaty.json`.
  public let hasConfiguration: Bool
  /// Where `treaty.json` stands, or would.
  public let configurationPath: String
  /// The findings that are let pass, in the order of the file.
  public let waivers: [Waiver]
  /// The modules, by name.
  public let modules: [Module]
  /// All schemas, read together.
  public let graph: SchemaGraph
  /// The documents that were read, by path, for code frames.
  public let documents: [Name: JSONDocument]
  /// Files that hold contracts, examples or notes, and could not be read; what the judgement of others
  /// rests upon, as manifests and registries, is not among them.
  package internal(set) var unread: [Name: UnreadFile] = [:]
  /// What is wrong with the files as they stand, by place.
  public let diagnostics: [Diagnostic]
  /// Whether none of the files is there that `treaty.json`, or the default without one, names.
  public internal(set) var namesNothing = false

  /// Whether no module publishes anything.
  public var isEmpty: Bool {
    modules.allSatisfy { $0.contracts.isEmpty && $0.events.isEmpty && $0.commands.isEmpty }
  }

  /// The module of a name.
  public func module(_ name: Name) -> Module? { modules.first { $0.name == name } }

  /// The source line of a place, for a code frame.
  public func line(_ number: Int, of file: String) -> String? {
    documents[Name(file)]?.line(number)
  }

  /// The place of a member of `treaty.json`; the whole file where it has none of that name.
  public func configurationPlace(_ member: Name) -> Place {
    guard let document = documents[Name(configurationPath)] else {
      return Place(file: configurationPath)
    }
    let pointer = JSONPointer([member])
    return document.place(of: document.range(of: pointer) == nil ? .root : pointer)
  }

  /// The place of a schema of the graph.
  public func place(of node: NodeID, below pointer: JSONPointer = .root) -> Place {
    let schema = graph[node]
    return graph.documents[schema.document].place(of: schema.pointer.appending(pointer))
  }
}
