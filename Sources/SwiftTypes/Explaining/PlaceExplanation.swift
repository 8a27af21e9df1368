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
/// The place may be a schema or a keyword within one. What cannot be generated has reasons of its own:
/// the findings of `generateSwift`.
public func explainSwift(
  at pointer: JSONPointer, ofFile file: String, in set: ContractSet,
  options: GenerationOptions = GenerationOptions()
) throws(NoExplanation) -> PlaceExplanation {
  let graph = set.graph
  guard
    let document = graph.documents.firstIndex(where: { Name($0.name) == Name(file) })
  else {
    let names = graph.documents.map(\.name).filter { !$0.utf8.contains(UInt8(ascii: ":")) }
    throw .unknownFile(known: names.sorted { Name($0) < Name($1) })
  }
  guard graph.documents[document].root.value(at: pointer) != nil else { throw .unknownPlace }
  var tokens = pointer.tokens[...]
  while true {
    if let id = graph.node(at: JSONPointer(Array(tokens)), inDocument: document) {
      var planner = Planner(
        set, within: options.namespace, style: options.style, lock: options.names)
      planner.trace = Trace()
      planner.planAll()
      let renderer = Renderer(access: options.access, planner: planner, isInOneFile: false)
      let rest = pointer.tokens[tokens.endIndex...].first
      let reader = PlaceReader(planner: planner, renderer: renderer, id: id)
      guard reader.isReached else { throw .notReached }
      return reader.explanation(keyword: rest, at: pointer)
    }
    guard tokens.popLast() != nil else { throw .notReached }
  }
}
