public import JSON

/// Whether a schema accepts an instance, and why not.
public struct Validation: Sendable {
  /// The answer.
  public enum Verdict: Sendable, Hashable {
    /// The instance is a member of the schema's set.
    case accepted
    /// It is none; the errors say why.
    case rejected
    /// Something in the way cannot be evaluated: an unreadable keyword, a pattern that gave up.
    case undecided(reason: String)
  }

  /// The answer.
  public let verdict: Verdict
  /// Why the instance is rejected, in the order of the schema's keywords; empty otherwise.
  public let errors: [ValidationError]
  /// Whether these are all there are: a thousand are kept, causes included.
  public let hasAllErrors: Bool

  /// Whether the verdict is `accepted`.
  public var isAccepted: Bool { verdict == .accepted }

  init(verdict: Verdict) {
    self.verdict = verdict
    errors = []
    hasAllErrors = true
  }

  init(rejectedFor errors: ErrorCollection) {
    verdict = .rejected
    self.errors = errors.list
    hasAllErrors = errors.areAll
  }
}

/// One reason why an instance is rejected.
public struct ValidationError: Error, Sendable, Hashable {
  /// The place in the instance.
  public let instance: JSONPointer
  /// The schema's document: an index into `SchemaGraph.documents`.
  public let schemaDocument: Int
  /// The place of the keyword in that document; of the schema itself where it is `false`.
  public let schema: JSONPointer
  /// The keyword as written; `false` for the schema `false`.
  public let keyword: String
  /// What was expected and what was found, one sentence.
  public let message: String
  /// Why each branch of an `anyOf` or `oneOf` rejects, where that is the reason.
  public let causes: [ValidationError]

  /// An error from its parts.
  public init(
    instance: JSONPointer, schemaDocument: Int, schema: JSONPointer, keyword: String,
    message: String, causes: [ValidationError] = []
  ) {
    self.instance = instance
    self.schemaDocument = schemaDocument
    self.schema = schema
    self.keyword = keyword
    self.message = message
    self.causes = causes
  }
}

extension SchemaGraph {
  /// Whether the schema accepts the instance, with every reason against it.
  public func accepts(_ instance: JSON, at node: NodeID) -> Validation {
    var evaluation = Evaluation(graph: self, collectsErrors: true)
    let outcome = evaluation.evaluate(instance, node)
    switch outcome {
    case .accepted: return Validation(verdict: .accepted)
    case .rejected: return Validation(rejectedFor: evaluation.errors)
    case .unknown:
      let reason = evaluation.doubt ?? "Something in the schema cannot be evaluated."
      return Validation(verdict: .undecided(reason: reason))
    }
  }

  /// Whether the schema accepts the instance, found as fast as possible; nil when it is undecided.
  ///
  /// - Parameter scope: the resources around, the outermost first, for dynamic references.
  public func isValid(
    _ instance: JSON, at node: NodeID, within scope: [NodeID] = []
  ) -> Bool? {
    var evaluation = Evaluation(graph: self, collectsErrors: false, scope: scope)
    return switch evaluation.evaluate(instance, node) {
    case .accepted: true
    case .rejected: false
    case .unknown: nil
    }
  }
}
