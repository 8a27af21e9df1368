import Foundation
@testable import Inclusion
import JSON
import Schema
import TestSupport

/// A schema of a test as one side of a comparison.
func side(_ schema: JSON, _ dialect: Dialect = .draft2020, assertFormat: Bool = false) -> SchemaSide
{
  let reader = SchemaReader(
    options: SchemaOptions(defaultDialect: dialect, assertFormat: assertFormat),
    load: { remote($0, dialect) })
  let graph = reader.read(JSONDocument(name: "schema.json", root: schema))
  return SchemaSide(graph: graph, node: graph.roots[0])
}

/// The documents that the official suite keeps at its own address.
private func remote(_ uri: String, _ dialect: Dialect) -> LoadedDocument {
  let prefix = "http://localhost:1234/"
  guard uri.hasPrefix(prefix), let folder = SharedData.folder else { return .absent }
  let path = "json-schema-test-suite/remotes/" + uri.dropFirst(prefix.count)
  guard let data = try? Data(contentsOf: folder.appending(path: path)),
    let document = try? JSONDocument(parsing: Array(data), name: uri)
  else { return .absent }
  return .found(document)
}

/// Bytes of a file as a JSON document.
func json(at url: URL) throws -> JSON {
  try JSONDocument(parsing: Array(Data(contentsOf: url)), name: url.lastPathComponent).root
}

/// The dialect named as the containment data names it.
func dialect(_ name: String?) -> Dialect {
  switch name {
  case "draft4": .draft04
  case "draft6": .draft06
  case "draft7": .draft07
  case "draft2019-09": .draft2019
  default: .draft2020
  }
}
