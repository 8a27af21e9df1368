import Files
import JSON
import Schema

/// Finds the documents in a schema's own folder by the `$id` they carry: a reference may mean one of
/// them though its file has another name. The folder is read when the first reference asks.
func neighbours(
  of path: String, in source: DocumentSource
) -> (_ uri: String) -> LoadedDocument {
  var known: [Name: JSONDocument]?
  return { uri in
    let documents = known ?? identifiedDocuments(besides: path, in: source)
    known = documents
    return documents[Name(uri)].map { .found($0) } ?? .absent
  }
}

private func identifiedDocuments(
  besides path: String, in source: DocumentSource
) -> [Name: JSONDocument] {
  var documents: [Name: JSONDocument] = [:]
  // What cannot be read carries no `$id`, so it cannot be what a reference means; a reference that
  // means nothing is a finding of its own.
  for file in (try? source.files(folder(of: path))) ?? [] where file.hasSuffix(".json") {
    guard let document = try? source.document(at: file),
      let id = (document.root["$id"] ?? document.root["id"])?.string
    else { continue }
    documents[Name(id.hasSuffix("#") ? String(id.dropLast()) : id)] = document
  }
  return documents
}
