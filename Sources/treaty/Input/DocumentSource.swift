import Contracts
import Files
import JSON
import Schema

/// Where the documents of one side come from, and how references lead from one to the next.
struct DocumentSource {
  /// The bytes of a path below the root; nil when nothing stands there.
  let bytes: (_ path: String) throws(Failure) -> [UInt8]?
  /// The paths of the files that stand directly in a folder.
  let files: (_ folder: String) throws(Failure) -> [String]
  /// How a path is shown to people.
  let shownName: (_ path: String) -> String
  /// URI prefixes and the folders of this source whose documents answer for them.
  let references: [Configuration.ReferenceFolder]
  /// Whether the caller asks the documents it names to `confirm()` themselves later.
  var confirmsLater = false

  /// The files of this machine, by their absolute path without its first `/`.
  static func files(
    references: [Configuration.ReferenceFolder]
  ) throws(Failure) -> DocumentSource {
    let here = try workingFolder() + "/"
    return DocumentSource(
      bytes: { path throws(Failure) in try fileBytes("/" + path) },
      files: { folder throws(Failure) in
        let names: [String]
        do throws(FileError) {
          names = try namesInFolder("/" + folder)
        } catch {
          throw .notJudged(error.message)
        }
        // To open a pipe would wait for somebody to write into it.
        return names.map { joined(folder, $0) }.filter { kind(ofPath: "/" + $0) == .file }
      },
      shownName: { path in
        let absolute = "/" + path
        guard absolute.utf8.starts(with: here.utf8) else { return absolute }
        return String(absolute.dropFirst(here.count))
      },
      references: references.map {
        Configuration.ReferenceFolder(prefix: $0.prefix, folder: String($0.folder.dropFirst()))
      })
  }

  /// A document read and parsed.
  func document(at path: String) throws(Failure) -> JSONDocument {
    guard let bytes = try bytes(path) else {
      throw .notJudged("\(shownName(path)): there is no such file")
    }
    return try parsed(bytes, name: shownName(path), confirmsLater: confirmsLater)
  }

  /// What `SchemaReader` asks for the documents that references lead to.
  func load(_ uri: String) -> LoadedDocument {
    var paths = references.compactMap { path(of: uri, under: $0) }.flatMap { [$0, $0 + ".json"] }
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

  /// The path that a URI means below a mapped folder; it leads there or nowhere.
  private func path(of uri: String, under reference: Configuration.ReferenceFolder) -> String? {
    guard let rest = reference.rest(of: uri), !rest.split(separator: "/").contains("..") else {
      return nil
    }
    return joined(reference.folder, rest)
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

/// The bytes of a file of this machine; nil when there is none. A device that never ends is refused at 512 MiB.
func fileBytes(_ path: String) throws(Failure) -> [UInt8]? {
  do {
    return try readFile(path, limit: 1 << 29)
  } catch {
    guard !error.isAbsence else { return nil }
    throw .notJudged(error.message)
  }
}

/// A JSON document from bytes, with the place of the fault when it is none.
func parsed(
  _ bytes: [UInt8], name: String, confirmsLater: Bool = false
) throws(Failure) -> JSONDocument {
  do {
    return confirmsLater
      ? try JSONDocument(scanning: bytes, name: name)
      : try JSONDocument(parsing: bytes, name: name)
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
