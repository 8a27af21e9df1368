internal import CGit2

extension Handle {
  /// What a failed call means in this repository, when it was asked for `thing`.
  func diagnosis(of error: LibraryError, asking thing: String) -> GitError {
    if error.code == Self.tooLarge {
      return GitError(.tooLarge, "\(thing): \(error.message)", detail: error.detail)
    }
    if error.code == GIT_ENOTFOUND.rawValue, error.errorClass == Int32(GIT_ERROR_ODB.rawValue) {
      return missing(thing, error)
    }
    let damaging = [
      GIT_ERROR_ODB, GIT_ERROR_OBJECT, GIT_ERROR_TREE, GIT_ERROR_ZLIB, GIT_ERROR_INDEX,
      GIT_ERROR_INDEXER,
    ]
    if error.code == GIT_EMISMATCH.rawValue
      || damaging.contains(where: { Int32($0.rawValue) == error.errorClass })
    {
      return GitError(
        .damaged, "\(thing) cannot be read: the repository is damaged",
        remedy: "git fsck --full", detail: error.detail)
    }
    return GitError(.failure, "\(thing) cannot be read: \(error.message)", detail: error.detail)
  }

  /// An object that is named somewhere and is not there.
  private func missing(_ thing: String, _ error: LibraryError) -> GitError {
    if isPartial {
      return GitError(
        .partialClone, "\(thing) is not here: this is a partial clone that left it on the server",
        remedy: "git fetch --refetch --no-filter", detail: error.detail)
    }
    if isShallow {
      return GitError(
        .shallowClone, "\(thing) is not here: this is a shallow clone whose history is cut off",
        remedy: "git fetch --unshallow", detail: error.detail)
    }
    return GitError(
      .damaged, "\(thing) is not here although the repository refers to it",
      remedy: "git fsck --full", detail: error.detail)
  }
}

/// Why a repository could not be opened.
func openingError(_ error: LibraryError, path: String) -> GitError {
  let said = error.message.lowercased()
  // A configuration without `safe.directory` makes libgit2 answer -3 instead of -36.
  if error.code == GIT_EOWNER.rawValue || said.contains("safe.directory") {
    return untrustedOwner(path, error)
  }
  if said.contains("unsupported extension") { return foreignExtension(said, path, error) }
  if said.contains("unsupported repository version") {
    return GitError(
      .foreignRepositoryFormat, "the repository at \(path) has a format that is not known",
      remedy: "clone it again with a released version of git", detail: error.detail)
  }
  if error.code == GIT_ENOTFOUND.rawValue {
    return GitError(
      .notARepository, "there is no git repository at \(path) or above it",
      remedy: "git init, or compare two folders or files instead", detail: error.detail)
  }
  return GitError(
    .failure, "the repository at \(path) cannot be opened: \(error.message)", detail: error.detail)
}

private func foreignExtension(_ said: String, _ path: String, _ error: LibraryError) -> GitError {
  if said.contains("objectformat") {
    return GitError(
      .foreignObjectFormat,
      "the repository at \(path) names its objects by SHA-256, which cannot be read",
      remedy: "git init --object-format=sha1, then fetch or import the history there",
      detail: error.detail)
  }
  if said.contains("refstorage") {
    return GitError(
      .foreignReferenceFormat,
      "the repository at \(path) stores its branches as a reftable, which cannot be read",
      remedy: "git refs migrate --ref-format=files", detail: error.detail)
  }
  return GitError(
    .foreignRepositoryFormat,
    "the repository at \(path) uses an extension of git's format that is not known",
    remedy: "git config --get-regexp '^extensions\\.' lists the extensions", detail: error.detail)
}

private func untrustedOwner(_ path: String, _ error: LibraryError) -> GitError {
  GitError(
    .untrustedOwner, "the repository at \(path) belongs to another user and is not trusted",
    remedy: "git config --global --add safe.directory \(shellQuoted(path))"
      + " (a `*` there is not honoured)",
    detail: error.detail)
}

/// A path as one word of a shell command.
func shellQuoted(_ path: String) -> String {
  let plain = path.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "@"), 0x80...:
      true
    default: false
    }
  }
  if plain && !path.isEmpty { return path }
  var quoted = "'"
  for scalar in path.unicodeScalars {
    if scalar == "'" {
      quoted += "'\\''"
    } else {
      quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "'"
}
