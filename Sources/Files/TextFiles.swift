/// A file whose whole text is held: its name without folder, and what stands in it.
public struct TextFile: Sendable, Hashable {
  /// The name, without folder.
  public let name: String
  /// The text; bytes that are no UTF-8 are replaced.
  public let text: String

  /// A file from its parts.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  fileprivate func isNamed(_ other: String) -> Bool { name.utf8.elementsEqual(other.utf8) }
}

/// The files of a folder whose names end as given, by name; none when there is no such folder.
public func textFiles(
  in folder: String, endingWith ending: String
) throws(FileError) -> [TextFile] {
  guard kind(ofPath: folder) == .folder else { return [] }
  var files: [TextFile] = []
  for name in try namesInFolder(folder)
  where name.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
    let bytes = try readFile(joined(folder, name))
    files.append(TextFile(name: name, text: String(decoding: bytes, as: UTF8.self)))
  }
  return files
}

/// Makes a folder hold the given files, and none of those that are to go.
///
/// A file that has its text already is not touched. The result counts what was written or removed.
@discardableResult
public func replaceFiles(
  in folder: String, with files: [TextFile], removing obsolete: [TextFile]
) throws(FileError) -> Int {
  try makeFolder(folder)
  var changed = 0
  for file in files where try writeFile(joined(folder, file.name), Array(file.text.utf8)) {
    changed += 1
  }
  for old in obsolete where !files.contains(where: { $0.isNamed(old.name) }) {
    try removeFile(joined(folder, old.name))
    changed += 1
  }
  return changed
}
