internal import Diagnostics
internal import JSON

/// What the globs of `treaty.json` name. They begin at its folder, and may lead up from there:
/// `../../contracts/*.schema.json` beside a target's sources.
extension ContractReading {
  func matches(_ glob: Glob) -> [String] {
    guard glob.pattern.utf8.starts(with: "../".utf8) else {
      return store.paths(below: joined(glob.fixedFolder)).filter { path in
        SnapshotPath.relative(path, below: folder).map(glob.matches) ?? false
      }
    }
    guard let path = SnapshotPath.resolved(glob.pattern, fromFolder: folder) else { return [] }
    let whole = Glob(path)
    return store.paths(below: whole.fixedFolder).filter(whole.matches)
  }

  /// A glob may match nothing yet; a path without a wildcard names a file that must be there, and neither
  /// may leave what is read.
  mutating func reportNoMatch(_ glob: Glob, in member: Name, _ noun: String) {
    guard hasConfiguration else { return }
    let place = place(of: glob, in: member)
    let path = SnapshotPath.resolved(glob.pattern, fromFolder: folder)
    if path == nil {
      report(
        .fileMemberWrong, place,
        "`\(glob.pattern)` leads out of the folder that is read: put the contracts below it.")
    } else if path == SnapshotPath.resolved("", fromFolder: folder) {
      report(
        .fileMemberWrong, place,
        "This names the folder of treaty.json, which is no \(noun): write a path or a glob.")
    } else if glob.isLiteral {
      report(.configurationFileMissing, place, "There is no \(noun) `\(glob.pattern)`.")
    } else {
      report(.configurationNoMatch, place, "`\(glob.pattern)` matches no \(noun).")
    }
  }

  /// Where a glob is written; the file where it is a default.
  private mutating func place(of glob: Glob, in member: Name) -> Place {
    guard let document = store.document(configurationPath),
      let index = document.root[member]?.array?.firstIndex(where: { item in
        item.string.map { Name(Glob($0).pattern) == Name(glob.pattern) } ?? false
      })
    else { return Place(file: configurationPath) }
    return document.place(of: JSONPointer([member]).appending(index))
  }
}
