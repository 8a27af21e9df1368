public import Contracts
public import Diagnostics
public import JSON
import Schema

/// Why a place in a schema became what it is in Swift.
public struct PlaceExplanation: Sendable {
  /// What the place became: `property OpsCore.Actor.id: String`.
  public let headline: String
  /// Why, a sentence each.
  public let reasons: [String]
  /// The keywords that stand there, with what becomes of each.
  public let keywords: [(name: String, effect: String)]
  /// Where the place is.
  public let place: Place
}

/// Why there is nothing to explain.
public enum NoExplanation: Error, Sendable, Hashable {
  /// No contract has this file, nor refers to it; these files are known.
  case unknownFile(known: [String])
  /// The file has no value at the pointer.
  case unknownPlace
  /// The value is no part of a schema that a contract reaches.
  case notReached
}

/// Says why a place in a schema became that type, property or check.
///
/// The place may be a schema, a keyword within one, or part of a registry. What cannot be generated has reasons of its own:
/// the findings of `generateSwift`.
public func explainSwift(
  at pointer: JSONPointer, ofFile file: String, in set: ContractSet,
  options: GenerationOptions = GenerationOptions()
) throws(NoExplanation) -> PlaceExplanation {
  let graph = set.graph
  var planner = Planner(
    set, within: options.namespace, style: options.style, lock: options.names ?? NameLock())
  planner.keepsNames = options.names != nil
  planner.trace = Trace()
  planner.planAll()
  let ruled = planner.ruleTexts().schemas
  planner.trace?.ruled = ruled
  let renderer = Renderer(access: options.access, planner: planner, isInOneFile: false)
  guard
    let document = graph.documents.firstIndex(where: { Name($0.name) == Name(file) })
  else {
    let entries = set.modules.flatMap { $0.events + $0.commands }
    if let entry = entries.first(where: { Name($0.document.name) == Name(file) }) {
      guard entry.document.root.value(at: pointer) != nil else { throw .unknownPlace }
      return RegistryReader(planner: planner, renderer: renderer, document: entry.document)
        .explanation(at: pointer)
    }
    let names = graph.documents.map(\.name).filter { !$0.utf8.contains(UInt8(ascii: ":")) }
    let known = Set((names + entries.map(\.document.name)).map { Name($0) })
    throw .unknownFile(known: known.sorted().map(\.text))
  }
  guard graph.documents[document].root.value(at: pointer) != nil else { throw .unknownPlace }
  var tokens = pointer.tokens[...]
  while true {
    if let id = graph.node(at: JSONPointer(Array(tokens)), inDocument: document) {
      let reader = PlaceReader(planner: planner, renderer: renderer, id: id)
      let rest = pointer.tokens[tokens.endIndex...]
      guard reader.isReached else { throw .notReached }
      return reader.explanation(of: rest, at: pointer)
    }
    guard tokens.popLast() != nil else { throw .notReached }
  }
}
