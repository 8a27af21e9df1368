import Files
import GitHistory
import Inclusion
import JSON
import Schema
import Snapshots

/// A schema that an operand names: `path`, `REV:path`, each with an optional `#/pointer`.
func side(
  _ operand: String, mappings: [ReferenceMapping], options: SchemaOptions
) throws(Failure) -> SchemaSide {
  let (place, pointer) = try SchemaInput.parts(of: operand)
  // A file of that very name wins over a revision: names may contain colons.
  let (revision, path) = kind(ofPath: place) == .file ? (nil, place) : splitRevision(place)
  let input: SchemaInput
  if let revision {
    let source = try DocumentSource.commit(revision, references: mappings)
    input = try SchemaInput(path: path, pointer: pointer, source: source, options: options)
  } else {
    let source = try DocumentSource.files(references: mappings)
    input = try SchemaInput(operand: operand, source: source, options: options)
  }
  return SchemaSide(graph: input.graph, node: input.node)
}

extension DocumentSource {
  /// The files of a commit, by their path from the root of the repository.
  static func commit(
    _ revision: String, references: [ReferenceMapping]
  ) throws(Failure) -> DocumentSource {
    let snapshot: Snapshot
    do {
      let repository = try Repository.open(at: try workingFolder())
      snapshot = try repository.snapshot(of: repository.resolve(revision))
    } catch let error as GitError {
      throw .notJudged(described(error))
    } catch let error as Failure {
      throw error
    } catch {
      throw .notJudged("\(error)")
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
      shownName: { "\(revision):\($0)" },
      references: [])
  }
}

/// What git could not do, and the command that mends it.
func described(_ error: GitError) -> String {
  var text = error.message
  if let detail = error.detail { text += "\n  git says: \(detail)" }
  if let remedy = error.remedy { text += "\n  to mend it: \(remedy)" }
  return text
}
