internal import CGit2

/// Runs one call of libgit2 and, when it fails, reads its message before anything else can.
@discardableResult
func check(_ operation: String, _ call: () -> Int32) throws(LibraryError) -> Int32 {
  let code = call()
  guard code < 0 else { return code }
  let error = git_error_last()
  let message = error?.pointee.message.map { String(cString: $0) } ?? "no message"
  let errorClass = error?.pointee.klass ?? 0
  git_error_clear()
  throw LibraryError(operation: operation, code: code, errorClass: errorClass, message: message)
}

/// The handle a successful call has filled in.
func acquired<Handle>(_ operation: String, _ handle: Handle?) throws(LibraryError) -> Handle {
  guard let handle else {
    throw LibraryError(operation: operation, code: -1, errorClass: 0, message: "gave nothing")
  }
  return handle
}

/// libgit2 as Treaty uses it: started once, owners checked, hashes checked.
enum Library {
  /// Starts libgit2 on first use; every later use gets the first one's result.
  static func start() throws(LibraryError) { try started.get() }

  private static let started: Result<Void, LibraryError> = Result { () throws(LibraryError) in
    try check("git_libgit2_init") { git_libgit2_init() }
    try check("owner validation") { treaty_git_owner_validation(1) }
    try check("strict hash verification") { treaty_git_strict_hash_verification(1) }
    try check("cache limit") { treaty_git_cache_limit(32 << 20) }
    // Known to change nothing for a reader: where objects come from, and a per-worktree
    // configuration. Without their names libgit2 refuses such a repository altogether.
    try allowExtensions(["partialclone", "worktreeconfig", "preciousobjects"])
  }

  private static func allowExtensions(_ names: [StaticString]) throws(LibraryError) {
    var pointers = names.map { name -> UnsafePointer<CChar>? in
      UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
    }
    try check("extensions") { treaty_git_set_extensions(&pointers, pointers.count) }
  }

  /// Where libgit2 looks for the user's and the system's configuration; a seam for tests.
  static func setConfigurationFolder(_ path: String) throws(LibraryError) {
    try start()
    for level in [GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_SYSTEM] {
      try check("search path") { treaty_git_set_search_path(Int32(level.rawValue), path) }
    }
  }
}
