/// A generated file that is not as it should be.
public struct StaleFile: Sendable, Hashable {
  /// The file's name, without folder.
  public let name: String
  /// What would change, as a unified difference with as few lines as there can be.
  public let difference: String
}

/// Compares files as they stand with files as they were generated.
///
/// - Parameters:
///   - existing: the name and text of each Swift file in the output folder.
///   - folder: the output folder, as differences are to name it.
public func staleFiles(
  _ existing: [(name: String, text: String)], comparedWith generated: [GeneratedFile],
  in folder: String
) -> [StaleFile] {
  var stale: [StaleFile] = []
  let path = { (name: String) in folder.utf8.isEmpty ? name : folder + "/" + name }
  for file in generated {
    let old = existing.first { sameText($0.name, file.name) }
    if let old, sameText(old.text, file.text) { continue }
    stale.append(
      StaleFile(
        name: file.name,
        difference: unifiedDifference(old?.text, file.text, path: path(file.name))))
  }
  for old in existing where isGenerated(old.text) {
    guard !generated.contains(where: { sameText($0.name, old.name) }) else { continue }
    stale.append(
      StaleFile(
        name: old.name, difference: unifiedDifference(old.text, nil, path: path(old.name))))
  }
  return stale
}

/// Whether a file says of itself that Treaty generated it, so that it may be removed.
public func isGenerated(_ text: String) -> Bool {
  text.utf8.starts(with: Sources.firstLine.utf8)
}

private func sameText(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}
