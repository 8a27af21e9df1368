import Foundation
import TestSupport
import Testing

/// A Swift file of the repository, with its lines.
struct SourceFile: CustomStringConvertible {
  /// The path from the repository's root.
  let path: String
  let lines: [String]

  var description: String { path }

  /// The modules it imports, with what stands before `import`.
  var imports: [(attributes: String, module: String)] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
        words[..<index].allSatisfy({ $0 == "@testable" || $0.allSatisfy(\.isLetter) }),
        !line.hasPrefix("//")
      else { return nil }
      // `import struct TreatyRuntime.SHA256` names the kind before the module.
      let name =
        ["struct", "enum", "class", "func", "protocol"].contains(words[index + 1])
        ? words[index + 2] : words[index + 1]
      let module = name.split(separator: ".").first.map(String.init) ?? ""
      return (words[..<index].joined(separator: " "), module)
    }
  }

  /// The module it belongs to, when it stands under `Sources`.
  var module: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }
}

/// The Swift files below some of the repository's folders, in a fixed order.
func swiftFiles(below folders: [String]) throws -> [SourceFile] {
  var files: [SourceFile] = []
  let root = SharedData.repositoryRoot
  for folder in folders {
    let start = root.appending(path: folder)
    let before = files.count
    let found = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil)
    for case let url as URL in found ?? FileManager.DirectoryEnumerator() {
      // Consumer packages have builds of their own.
      guard url.pathExtension == "swift", !url.path.contains("/.build/") else { continue }
      let text = try String(contentsOf: url, encoding: .utf8)
      let path = String(url.path.dropFirst(root.path.count + 1))
      files.append(SourceFile(path: path, lines: text.components(separatedBy: "\n")))
    }
    try #require(files.count > before, "\(folder) has no Swift file")
  }
  return files.sorted { $0.path < $1.path }
}
