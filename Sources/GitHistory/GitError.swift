/// Why a repository could not answer, in the user's words, with the command that mends it.
public struct GitError: Error, Sendable, Hashable {
  /// What is the matter.
  public enum Diagnosis: String, Sendable, Hashable, CaseIterable {
    /// No repository is at the path or above it.
    case notARepository = "not-a-repository"
    /// The repository belongs to somebody else, and git has not been told to trust it.
    case untrustedOwner = "untrusted-owner"
    /// The history was cut off by a shallow clone, and what is asked for lies beyond.
    case shallowClone = "shallow-clone"
    /// The clone left objects on the server, and one of them is asked for.
    case partialClone = "partial-clone"
    /// The objects are named by SHA-256.
    case foreignObjectFormat = "foreign-object-format"
    /// The branches and tags are stored as a reftable.
    case foreignReferenceFormat = "foreign-reference-format"
    /// The repository uses a format or an extension that is not known.
    case foreignRepositoryFormat = "foreign-repository-format"
    /// There is no commit yet.
    case unbornHead = "unborn-head"
    /// Two commits share no history.
    case noCommonAncestor = "no-common-ancestor"
    /// No branch, tag or commit has the name.
    case unknownRevision = "unknown-revision"
    /// Several commits begin with the short id.
    case ambiguousRevision = "ambiguous-revision"
    /// The name stands for something that is no commit.
    case notACommit = "not-a-commit"
    /// The repository is bare: it has no working tree.
    case noWorkingTree = "no-working-tree"
    /// The index holds an unfinished merge.
    case unmergedIndex = "unmerged-index"
    /// An object or a file of the repository is damaged or missing.
    case damaged
    /// A tree names more paths than are read.
    case tooLarge = "too-large"
    /// libgit2 refused for a reason that has no diagnosis of its own.
    case failure
  }

  /// What is the matter.
  public let diagnosis: Diagnosis
  /// What is the matter, in one sentence that names the thing.
  public let message: String
  /// What mends it, most often a command.
  public let remedy: String?
  /// The call that failed and what libgit2 said, for the curious.
  public let detail: String?

  /// An error from its parts.
  public init(
    _ diagnosis: Diagnosis, _ message: String, remedy: String? = nil, detail: String? = nil
  ) {
    self.diagnosis = diagnosis
    self.message = message
    self.remedy = remedy
    self.detail = detail
  }
}

/// What one call of libgit2 answered instead of success.
struct LibraryError: Error {
  let operation: String
  let code: Int32
  let errorClass: Int32
  let message: String

  /// The operation, the message and the code, as one line.
  var detail: String { "\(operation): \(message) (\(code))" }
}
