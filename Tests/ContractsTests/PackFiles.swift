import Files
import Foundation
import JSON
import Schema
import Snapshots
import TestSupport
import Testing

/// The files of this repository that the tests of the pack are about.
enum PackFiles {
  /// Every path of the work tree, sorted, links left out.
  static let paths: [String] = {
    let tree = try? workingTree(at: SharedData.repositoryRoot.path)
    return tree?.entries.filter { $0.kind == .file }.map(\.path) ?? []
  }()

  /// The paths below a folder that end in one of these ways.
  static func paths(below folder: String, ending suffixes: String...) -> [String] {
    paths.filter { path in
      path.hasPrefix(folder) && suffixes.contains { path.hasSuffix($0) }
    }
  }

  static let schemas = paths(below: "schemas/", ending: ".schema.json")
  static let contractSchemas = paths(below: "contracts/", ending: ".schema.json")
  static let manifests = paths(below: "contracts/", ending: ".contract.json")
  static let registries = paths(below: "contracts/", ending: ".events.json", ".commands.json")

  static func document(_ path: String) throws -> JSONDocument {
    let bytes = try readFile(SharedData.repositoryRoot.appending(path: path).path)
    return try JSONDocument(parsing: bytes, name: path)
  }

  static func json(_ path: String) throws -> JSON { try document(path).root }

  static func lines(_ path: String) throws -> [String] {
    let bytes = try readFile(SharedData.repositoryRoot.appending(path: path).path)
    return String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  static func exists(_ path: String) -> Bool {
    kind(ofPath: SharedData.repositoryRoot.appending(path: path).path) != .absent
  }

  /// A path written in a file, from the root of the repository.
  static func path(_ relative: String, from file: String) -> String {
    var segments = folder(of: file).split(separator: "/").filter { $0 != "." }
    for segment in relative.split(separator: "/") where segment != "." {
      if segment == ".." { _ = segments.popLast() } else { segments.append(segment) }
    }
    return segments.joined(separator: "/")
  }

  /// The schema at a path, with everything it refers to.
  static func graph(_ path: String) throws -> SchemaGraph {
    let reader = SchemaReader { uri in
      guard let path = SchemaReader.path(ofURI: uri), let document = try? document(path) else {
        return .absent
      }
      return .found(document)
    }
    return reader.read(try document(path))
  }
}

/// One definition of a schema file: a contract, when the file belongs to a module.
struct PackContract: Sendable, CustomTestStringConvertible {
  let name: String
  let schema: JSON
  let file: String
  let fixtures: String

  var testDescription: String { name }
  var pointer: JSONPointer { JSONPointer(["$defs", Name(name)]) }

  /// Every contract of every module, in the order of the files.
  static let all: [PackContract] = {
    var contracts: [PackContract] = []
    for manifest in PackFiles.manifests {
      contracts += (try? contractsOfModule(manifest)) ?? []
    }
    return contracts
  }()

  /// The contracts of the Run/Operate plane.
  static let runOperate = all.filter { $0.fixtures.hasPrefix("contracts/run_operate/") }

  private static func contractsOfModule(_ manifest: String) throws -> [PackContract] {
    let module = try PackFiles.json(manifest)
    let fixtures = PackFiles.path(module["fixtures"]?.string ?? "", from: manifest)
    var contracts: [PackContract] = []
    for entry in module["schemas"]?.array ?? [] {
      let file = PackFiles.path(entry.string ?? entry["path"]?.string ?? "", from: manifest)
      for member in try PackFiles.json(file)["$defs"]?.object?.members ?? [] {
        contracts.append(
          PackContract(
            name: member.name.text, schema: member.value, file: file,
            fixtures: fixtures + "/" + member.name.text + "/"))
      }
    }
    return contracts
  }

  func fixtures(_ kind: String) -> [String] {
    PackFiles.paths(below: fixtures + kind + "-", ending: ".json")
  }
}

extension JSON {
  /// Every object inside this value, itself included, with where it stands.
  var objects: [(pointer: JSONPointer, object: JSONObject)] {
    var found: [(JSONPointer, JSONObject)] = []
    collectObjects(at: .root, into: &found)
    return found
  }

  private func collectObjects(
    at pointer: JSONPointer, into found: inout [(JSONPointer, JSONObject)]
  ) {
    switch self {
    case .object(let object):
      found.append((pointer, object))
      for member in object.members {
        member.value.collectObjects(at: pointer.appending(member.name), into: &found)
      }
    case .array(let items):
      for (index, item) in items.enumerated() {
        item.collectObjects(at: pointer.appending(index), into: &found)
      }
    default: break
    }
  }

  /// Where two values differ, as the pointers of the smallest parts that do.
  func differences(from other: JSON, at pointer: JSONPointer = .root) -> [JSONPointer] {
    switch (self, other) {
    case (.object(let left), .object(let right)):
      let names = left.members.map(\.name) + right.members.map(\.name).filter { left[$0] == nil }
      return names.flatMap { name -> [JSONPointer] in
        let place = pointer.appending(name)
        guard let mine = left[name], let theirs = right[name] else { return [place] }
        return mine.differences(from: theirs, at: place)
      }
    case (.array(let left), .array(let right)) where left.count == right.count:
      return zip(left, right).enumerated().flatMap { index, pair in
        pair.0.differences(from: pair.1, at: pointer.appending(index))
      }
    default: return self == other ? [] : [pointer]
    }
  }
}
