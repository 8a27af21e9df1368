import Contracts
import Files
import GitHistory
import Inclusion
import JSON
import Schema
import Snapshots

/// A schema that an operand names: `path`, `REV:path`, each with an optional `#/pointer`.
func side(
  _ operand: String, settings: SchemaSettings, confirmsLater: Bool = false
) throws(Failure) -> SchemaSide {
  let (place, pointer) = try SchemaInput.parts(of: operand)
  // A file of that very name wins over a revision: names may contain colons.
  let (revision, path) = kind(ofPath: place) == .file ? (nil, place) : splitRevision(place)
  let input: SchemaInput
  if let revision {
    var source = try DocumentSource.commit(revision, references: settings.references)
    source.confirmsLater = confirmsLater
    input = try SchemaInput(
      path: path, pointer: pointer, source: source, options: settings.options)
  } else {
    var source = try DocumentSource.files(references: settings.references)
    source.confirmsLater = confirmsLater
    input = try SchemaInput(operand: operand, source: source, options: settings.options)
  }
  return SchemaSide(graph: input.graph, node: input.node)
}

/// The old and the new schema, read at the same time. With `confirmsLater` nothing may be said about them
/// before `confirm(_:)`.
func sides(
  _ operands: [String], settings: SchemaSettings, confirmsLater: Bool = false
) throws(Failure) -> (old: SchemaSide, new: SchemaSide) {
  let read = { @Sendable (operand: String) -> Result<SchemaSide, Failure> in
    do throws(Failure) {
      return .success(try side(operand, settings: settings, confirmsLater: confirmsLater))
    } catch {
      return .failure(error)
    }
  }
  let (old, new) = together({ read(operands[0]) }, { read(operands[1]) })
  return (try old.get(), try new.get())
}

/// Asks jansson about the documents of both sides; what it refuses is the result.
func confirm(_ sides: [SchemaSide]) -> Failure? {
  for document in sides.flatMap(\.graph.documents) {
    do {
      try document.confirm()
    } catch {
      return .notJudged(described(error))
    }
  }
  return nil
}

extension DocumentSource {
  /// The files of a commit, by their path from the root of the repository.
  ///
  /// A mapped folder is read as it was in that commit, so it has to lie in the repository.
  static func commit(
    _ revision: String, references: [Configuration.ReferenceFolder]
  ) throws(Failure) -> DocumentSource {
    let here = try workingFolder()
    let (snapshot, root) = try reporting { () throws(GitError) in
      let repository = try Repository.open(at: here)
      return (try repository.snapshot(of: repository.resolve(revision)), repository.workingFolder)
    }
    var inside: [Configuration.ReferenceFolder] = []
    for reference in references {
      guard let folder = path(reference.folder, below: root) else {
        throw .usage(
          "\(reference.folder) holds the documents of \(reference.prefix) and lies outside the "
            + "repository, so it cannot be read as it was in \(revision)")
      }
      inside.append(Configuration.ReferenceFolder(prefix: reference.prefix, folder: folder))
    }
    return DocumentSource(
      bytes: { path throws(Failure) in
        guard let entry = snapshot.entry(at: path) else { return nil }
        do throws(Snapshot.ReadError) {
          return try snapshot.bytes(of: entry)
        } catch {
          throw .notJudged(error.message)
        }
      },
      files: { folder in
        let paths = snapshot.entries.filter { $0.kind == .file }.map(\.path)
        return paths.filter { Name(Files.folder(of: $0)) == Name(folder) }
      },
      shownName: { "\(revision):\($0)" },
      references: inside)
  }

  /// An absolute folder as a path from the root of a repository; nil when it lies outside.
  private static func path(_ folder: String, below root: String?) -> String? {
    guard let root else { return nil }
    let prefix = root.hasSuffix("/") ? root : root + "/"
    guard (folder + "/").utf8.starts(with: prefix.utf8) else { return nil }
    return String(decoding: folder.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
  }
}

/// What git could not do, and the command that mends it.
func described(_ error: GitError) -> String {
  var text = error.message
  if let detail = error.detail { text += "\n  git says: \(detail)" }
  if let remedy = error.remedy { text += "\n  to mend it: \(remedy)" }
  return text
}
