import Diagnostics
import JSON
import Schema

/// A schema read from a text, with the other documents at hand by URI.
func read(
  _ text: String, _ dialect: Dialect = .draft2020, assertFormat: Bool = false,
  others: [String: String] = [:]
) throws -> SchemaGraph {
  let documents = try others.mapValues { try JSONDocument(parsing: Array($0.utf8), name: "other") }
  let options = SchemaOptions(defaultDialect: dialect, assertFormat: assertFormat)
  let reader = SchemaReader(options: options) { uri in
    documents[uri].map(LoadedDocument.found) ?? .absent
  }
  return reader.read(try JSONDocument(parsing: Array(text.utf8), name: "schema.json"))
}

/// `yes`, `no` or `undecided`, the same from both ways of asking.
func answer(_ graph: SchemaGraph, _ instance: String) throws -> String {
  let value = try JSON(parsing: instance)
  let fast = graph.isValid(value, at: graph.roots[0])
  switch graph.accepts(value, at: graph.roots[0]).verdict {
  case .accepted: return fast == true ? "yes" : "yes, but not fast"
  case .rejected: return fast == false ? "no" : "no, but not fast"
  case .undecided: return fast == nil ? "undecided" : "undecided, but not fast"
  }
}
