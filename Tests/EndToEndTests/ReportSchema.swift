import Foundation
import JSON
import Schema
import TestSupport
import Testing

/// Checks a report against `schemas/report.schema.json`, by Treaty's own reading of it.
func expectValidReport(_ report: JSON) throws {
  let file = SharedData.repositoryRoot.appending(path: "schemas/report.schema.json")
  let document = try JSONDocument(
    parsing: [UInt8](try Data(contentsOf: file)), name: "report.schema.json")
  let uri = SchemaReader.uri(ofPath: "schemas/report.schema.json")
  let graph = SchemaReader { _ in .absent }.read([(uri: uri, document: document)])
  let node = try #require(graph.node(at: JSONPointer.root, inDocument: 0))
  let validation = graph.accepts(report, at: node)
  #expect(validation.verdict == .accepted, "\(validation.errors)")
}
