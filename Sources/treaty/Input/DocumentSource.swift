import Contracts
import Files
import JSON
import Schema

/// Where the documents of one side come from, and how references lead from one to the next.
struct DocumentSource {
  /// The bytes of a path below the root; nil when nothing stands there.
  let bytes: (_ path: String) throws(Failure) -> [UInt8]?
  /// How a path is shown to people.
  let shownName: (_ path: String) -> String
  /// URI prefixes and the folders whose documents answer for them.
  let references: [ReferenceMapping]

  /// The files of this machine, by their absolute path without its first `/`.
  static func files(references: [ReferenceMapping]) throws(Failure) -> DocumentSource {
    let here = try workingFolder() + "/"
    return DocumentSource(
      bytes: { path throws(Failure) in try fileBytes("/" + path) },
      shownName: { path in
        let absolute = "/" + path
        guard absolute.utf8.starts(with: here.utf8) else { return absolute }
        return String(absolute.dropFirst(here.count))
      },
      references: references)
  }

  /// A document read and parsed.
  func document(at path: String) throws(Failure) -> JSONDocument {
    guard let bytes = try bytes(path) else {
      throw .notJudged("\(shownName(path)): there is no such file")
    }
    return try parsed(bytes, name: shownName(path))
  }

  /// What `SchemaReader` asks for the documents that references lead to.
  func load(_ uri: String) -> LoadedDocument {
    var paths = references.compactMap { $0.path(of: uri) }.flatMap { [$0, $0 + ".json"] }
    if let path = SchemaReader.path(ofURI: uri) { paths.append(path) }
    for path in paths {
      do {
        guard let bytes = try bytes(path) else { continue }
        return .found(try parsed(bytes, name: shownName(path)))
      } catch {
        return .unreadable(error.message)
      }
    }
    return .absent
  }
}

/// `--map PREFIX=FOLDER`: the documents under a URI prefix lie in a folder.
struct ReferenceMapping {
  /// What the URI begins with.
  let prefix: String
  /// The folder, as a path of the document source.
  let folder: String

  /// Reads `https://example.org/=vendor/example`.
  init(option: String) throws(Failure) {
    let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw .usage("--map takes PREFIX=FOLDER, not \(option)")
    }
    prefix = parts[0]
    folder = String(try absolutePath(parts[1]).dropFirst())
  }

  /// What treaty.json says of a prefix; its folder is relative to the file's own.
  init(_ configured: Configuration.ReferenceFolder, below folder: String) {
    prefix = configured.prefix
    self.folder = String(joined(folder, configured.folder).dropFirst())
  }

  /// The path of the document that a URI means, nil when it is not below the prefix.
  func path(of uri: String) -> String? {
    guard uri.utf8.starts(with: prefix.utf8) else { return nil }
    let rest = String(decoding: uri.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    // A mapped URI leads below its folder or nowhere.
    guard !rest.split(separator: "/").contains("..") else { return nil }
    return joined(folder, rest.hasPrefix("/") ? String(rest.dropFirst()) : rest)
  }
}

/// The folder the command runs in.
func workingFolder() throws(Failure) -> String {
  do { return try currentDirectory() } catch { throw .notJudged(error.message) }
}

/// A path made absolute against the folder the command runs in, with `.` and `..` resolved.
func absolutePath(_ path: String) throws(Failure) -> String {
  let full = path.hasPrefix("/") ? path : joined(try workingFolder(), path)
  var parts: [Substring] = []
  for part in full.split(separator: "/") where part != "." {
    if part == ".." { _ = parts.popLast() } else { parts.append(part) }
  }
  return "/" + parts.joined(separator: "/")
}

/// The bytes of a file of this machine; nil when there is none.
func fileBytes(_ path: String) throws(Failure) -> [UInt8]? {
  do {
    return try readFile(path)
  } catch {
    guard !error.isAbsence else { return nil }
    throw .notJudged(error.message)
  }
}

/// A JSON document from bytes, with the place of the fault when it is none.
func parsed(_ bytes: [UInt8], name: String) throws(Failure) -> JSONDocument {
  do {
    return try JSONDocument(parsing: bytes, name: name)
  } catch {
    throw .notJudged(described(error))
  }
}

/// `file:line:column: what is wrong`, with the other place of a duplicate name.
func described(_ error: JSONSyntaxError) -> String {
  var text = "\(error.document):\(error.position.line):\(error.position.column): \(error.message)"
  if let related = error.related {
    text += "\n\(error.document):\(related.line):\(related.column): the first one stands here"
  }
  return text
}
