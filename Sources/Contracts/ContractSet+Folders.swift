internal import JSON

/// Where files may come and go that change what is read.
extension ContractSet {
  /// The folders in which the globs of `treaty.json` look, seen from the root of what was read; some may
  /// not be there yet.
  public var folders: [String] {
    let home = SnapshotPath.folder(of: configurationPath)
    let globs = configuration.modules + configuration.schemas + configuration.registries
    let folders = globs.compactMap { glob in
      SnapshotPath.resolved(glob.pattern, fromFolder: home).map { Glob($0).fixedFolder }
    }
    return Set(folders.map { Name($0) }).sorted().map(\.text)
  }

  /// The files that were read, seen from the same root.
  public var files: [String] { documents.keys.sorted().map(\.text) }
}
