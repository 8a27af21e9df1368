internal import CGit2
internal import Files

/// A git repository, read and never written: revisions in, commits and snapshots out.
///
/// ```swift
/// let repository = try Repository.open(at: ".")
/// let base = try repository.mergeBase(repository.resolve("HEAD"), repository.resolve("main"))
/// let before = try repository.snapshot(of: base)
/// ```
/// Nothing the repository configures is executed: no hook, no filter, no monitor. Its owner is
/// checked as git checks it. After opening, only the repository's own configuration counts, so
/// that the same repository gives the same answers to everyone.
public struct Repository {
  let handle: Handle

  /// The working tree's folder, ending in `/`; nil for a bare repository.
  public let workingFolder: String?
  /// The folder of git's own files, ending in `/`.
  public let gitFolder: String

  /// Opens the repository a path lies in; blobs of more than `sizeLimit` bytes are not read, nor trees
  /// of more than `pathLimit` paths.
  public static func open(
    at path: String, sizeLimit: Int = 16 << 20, pathLimit: Int = 1_000_000
  ) throws(GitError) -> Repository {
    let place: String
    do {
      place = try resolvedPath(path)
    } catch {
      throw GitError(.notARepository, "there is no folder \(path)", detail: error.message)
    }
    let start = kind(ofPath: place) == .folder ? place : folder(of: place)
    let repository: Repository
    do throws(LibraryError) {
      try Library.start()
      repository = try Repository(opening: start, sizeLimit: sizeLimit, pathLimit: pathLimit)
    } catch {
      throw openingError(error, path: repositoryFolder(above: start) ?? start)
    }
    try repository.checkPackIndexes()
    return repository
  }

  private func checkPackIndexes() throws(GitError) {
    var folder = git_buf()
    let code = git_repository_item_path(&folder, handle.repository, GIT_REPOSITORY_ITEM_OBJECTS)
    defer { git_buf_dispose(&folder) }
    guard code == 0, let path = folder.ptr else { return }
    let damaged: String?
    do throws(FileError) {
      damaged = try damagedPackIndex(inObjects: String(cString: path))
    } catch {
      throw GitError(.damaged, "the packed objects cannot be read", detail: error.message)
    }
    guard let damaged else { return }
    let index = shellQuoted(damaged)
    throw GitError(
      .damaged, "the pack index \(damaged) is damaged",
      remedy: "rm -f \(index) && git index-pack \(shellQuoted(damaged.dropLast(4) + ".pack"))")
  }

  private init(opening path: String, sizeLimit: Int, pathLimit: Int) throws(LibraryError) {
    var opened: OpaquePointer?
    try check("git_repository_open_ext") { git_repository_open_ext(&opened, path, 0, nil) }
    let repository = try acquired("git_repository_open_ext", opened)
    var objects: OpaquePointer?
    do throws(LibraryError) {
      try useOwnConfiguration(of: repository)
      try check("git_repository_odb") { git_repository_odb(&objects, repository) }
      handle = Handle(
        repository: repository, objects: try acquired("git_repository_odb", objects),
        sizeLimit: sizeLimit, pathLimit: pathLimit)
    } catch {
      git_repository_free(repository)
      throw error
    }
    workingFolder = git_repository_workdir(repository).map { String(cString: $0) }
    gitFolder = git_repository_path(repository).map { String(cString: $0) } ?? ""
  }

  /// Whether there is no working tree.
  public var isBare: Bool { git_repository_is_bare(handle.repository) == 1 }
  /// Whether the history is cut off somewhere.
  public var isShallow: Bool { handle.isShallow }
  /// Whether objects were left on a server.
  public var isPartial: Bool { handle.isPartial }

  /// Turns a failed call into words, for what was asked.
  func asking<Value>(
    _ thing: String, _ work: () throws(LibraryError) -> Value
  ) throws(GitError) -> Value {
    do throws(LibraryError) {
      return try work()
    } catch {
      throw handle.diagnosis(of: error, asking: thing)
    }
  }
}

/// Leaves the repository's own configuration and drops the user's and the system's.
private func useOwnConfiguration(of repository: OpaquePointer) throws(LibraryError) {
  var folder = git_buf()
  try check("git_repository_item_path") {
    git_repository_item_path(&folder, repository, GIT_REPOSITORY_ITEM_CONFIG)
  }
  defer { git_buf_dispose(&folder) }
  var configuration: OpaquePointer?
  try check("git_config_new") { git_config_new(&configuration) }
  defer { git_config_free(configuration) }
  try check("git_config_add_file_ondisk") {
    git_config_add_file_ondisk(configuration, folder.ptr, GIT_CONFIG_LEVEL_LOCAL, repository, 0)
  }
  try check("git_repository_set_config") { git_repository_set_config(repository, configuration) }
}

/// The folder whose trust is in question: the one that holds `.git`, or the bare repository.
private func repositoryFolder(above start: String) -> String? {
  var place = start
  while true {
    if kind(ofPath: joined(place, ".git")) != .absent { return place }
    if kind(ofPath: joined(place, "HEAD")) == .file,
      kind(ofPath: joined(place, "objects")) == .folder
    {
      return place
    }
    if place == "/" { return nil }
    place = folder(of: place)
  }
}
