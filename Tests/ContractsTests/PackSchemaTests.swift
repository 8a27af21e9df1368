import Diagnostics
import JSON
import Schema
import TestSupport
import Testing

@Suite struct PackSchemaTests {
  @Test func theFilesAreFound() {
    #expect(PackFiles.schemas.count == 9)
    #expect(PackFiles.manifests.count >= 2)
    #expect(PackFiles.registries.count >= 4)
    #expect(PackContract.all.count >= 40)
  }

  @Test(arguments: PackFiles.schemas + PackFiles.contractSchemas)
  func everySchemaIsReadWithoutAFinding(_ path: String) throws {
    let graph = try PackFiles.graph(path)
    #expect(graph.diagnostics.isEmpty, "\(graph.diagnostics.map(\.message))")
  }

  @Test(arguments: PackFiles.schemas)
  func everySchemaOfAFileKindIsNamedAfterItsFile(_ path: String) throws {
    let name = path.dropFirst("schemas/".count).dropLast(".schema.json".count)
    #expect(try PackFiles.json(path)["$id"]?.string == "urn:treaty:schema:\(name)")
  }

  /// A reader who hovers over a member in an editor is told what it is.
  @Test(arguments: PackFiles.schemas + PackFiles.contractSchemas)
  func everythingThatHasANameIsDescribed(_ path: String) throws {
    for (pointer, object) in try PackFiles.json(path).objects {
      for member in object["$defs"]?.object?.members ?? [] {
        #expect(member.value["title"]?.string != nil, "\(pointer)/$defs/\(member.name)")
        #expect(member.value["description"]?.string != nil, "\(pointer)/$defs/\(member.name)")
      }
      // A member may be called "properties" too; then its value is a schema, which has a type.
      guard pointer.tokens.last != "properties" else { continue }
      for member in object["properties"]?.object?.members ?? [] where member.value != false {
        guard pointer.tokens.last != "if" else { continue }
        let isReference = path.hasPrefix("schemas/") && member.value["$ref"] != nil
        let isDescribed = member.value["description"]?.string != nil
        #expect(isDescribed || isReference, "\(pointer)/properties/\(member.name)")
      }
    }
  }

  /// Copies of a definition are what makes each schema stand alone (decision 0007).
  @Test func definitionsOfTheSameNameAreTheSameInAllFiles() throws {
    var first: [Name: (path: String, value: JSON)] = [:]
    for path in PackFiles.schemas {
      for member in try PackFiles.json(path)["$defs"]?.object?.members ?? [] {
        if let earlier = first[member.name] {
          #expect(earlier.value == member.value, "\(member.name) in \(earlier.path) and \(path)")
        } else {
          first[member.name] = (path, member.value)
        }
      }
    }
  }

  /// A misspelt member of a file of Treaty's is refused, never ignored.
  @Test(arguments: PackFiles.schemas)
  func everyObjectOfAFileKindIsClosed(_ path: String) throws {
    for (pointer, object) in try PackFiles.json(path).objects
    where object["type"] == "object" && object["properties"]?.object != nil {
      #expect(object["additionalProperties"] == false, "\(path)#\(pointer)")
    }
  }

  @Test(arguments: PackFiles.schemas + PackFiles.contractSchemas)
  func everyExampleSatisfiesItsSchema(_ path: String) throws {
    let graph = try PackFiles.graph(path)
    for (pointer, object) in try PackFiles.json(path).objects {
      guard let node = graph.node(at: pointer, inDocument: 0) else { continue }
      for example in object["examples"]?.array ?? [] {
        let validation = graph.accepts(example, at: node)
        #expect(validation.verdict == .accepted, "\(pointer): \(example.compactText)")
      }
    }
  }

  /// So that documentation, generated types and findings call a contract by one name (decision 0005).
  @Test(arguments: PackContract.all)
  func theTitleOfAContractIsItsNameInWords(_ contract: PackContract) {
    let title = contract.schema["title"]?.string ?? ""
    let name = title.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    #expect(name.joined() == contract.name)
  }

  /// `additionalProperties: true` would say that writers send arbitrary members (decision 0001).
  @Test(arguments: PackFiles.contractSchemas)
  func opennessIsNeverWrittenDown(_ path: String) throws {
    for (pointer, object) in try PackFiles.json(path).objects {
      #expect(object["additionalProperties"] != true, "\(pointer)")
      #expect(object["additionalProperties"] != [:], "\(pointer)")
    }
  }
}
