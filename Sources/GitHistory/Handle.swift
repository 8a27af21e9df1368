internal import CGit2

/// The one owner of libgit2's repository and object database.
///
/// A class, because snapshots read their contents on demand and may outlive the `Repository` they
/// came from: the last of them frees it.
final class Handle {
  let repository: OpaquePointer
  let objects: OpaquePointer
  let sizeLimit: Int
  let pathLimit: Int

  init(repository: OpaquePointer, objects: OpaquePointer, sizeLimit: Int, pathLimit: Int) {
    self.repository = repository
    self.objects = objects
    self.sizeLimit = sizeLimit
    self.pathLimit = pathLimit
  }

  deinit {
    git_odb_free(objects)
    git_repository_free(repository)
  }

  /// The bytes of a blob; its size is looked at before any of it is unpacked.
  func bytes(of id: git_oid) throws(LibraryError) -> [UInt8] {
    var id = id
    var size = 0
    var type = GIT_OBJECT_INVALID
    try check("git_odb_read_header") { git_odb_read_header(&size, &type, objects, &id) }
    guard type == GIT_OBJECT_BLOB else {
      throw LibraryError(
        operation: "git_odb_read_header", code: -1, errorClass: 0, message: "it is not a file")
    }
    guard size <= sizeLimit else {
      throw LibraryError(
        operation: "git_odb_read_header", code: Self.tooLarge, errorClass: 0,
        message: "it has \(size) bytes, more than the \(sizeLimit) that are read")
    }
    var object: OpaquePointer?
    try check("git_odb_read") { git_odb_read(&object, objects, &id) }
    defer { git_odb_object_free(object) }
    return Array(UnsafeRawBufferPointer(start: git_odb_object_data(object), count: size))
  }

  /// A code of Treaty's own, outside libgit2's.
  static let tooLarge: Int32 = -1000

  var isShallow: Bool { git_repository_is_shallow(repository) == 1 }

  /// Whether a remote was asked for only a part of the objects.
  var isPartial: Bool {
    var configuration: OpaquePointer?
    guard git_repository_config_snapshot(&configuration, repository) == 0 else { return false }
    defer { git_config_free(configuration) }
    var text: UnsafePointer<CChar>?
    if git_config_get_string(&text, configuration, "extensions.partialclone") == 0 { return true }
    var iterator: OpaquePointer?
    let pattern = "^remote\\..*\\.promisor$"
    guard git_config_iterator_glob_new(&iterator, configuration, pattern) == 0 else { return false }
    defer { git_config_iterator_free(iterator) }
    var entry: UnsafeMutablePointer<git_config_entry>?
    return git_config_next(&entry, iterator) == 0
  }
}
