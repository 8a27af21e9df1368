/// Something Treaty found in one of the user's files: collected, never thrown.
///
/// Findings about a *change* between two states carry more (verdict, direction, witness) and are
/// `Compatibility.Finding`; a `Diagnostic` is about one file as it stands.
public struct Diagnostic: Sendable, Hashable {
  /// The rule that fired.
  public let rule: Rule
  /// Where.
  public let place: Place
  /// What is wrong here, one sentence that names the thing.
  public let message: String
  /// The other places involved, with what each is.
  public let related: [Related]

  /// Another place that a finding refers to.
  public struct Related: Sendable, Hashable {
    /// Where.
    public let place: Place
    /// What stands there.
    public let message: String

    /// A related place from its parts.
    public init(place: Place, message: String) {
      self.place = place
      self.message = message
    }
  }

  /// A finding from its parts.
  public init(rule: Rule, place: Place, message: String, related: [Related] = []) {
    self.rule = rule
    self.place = place
    self.message = message
    self.related = related
  }
}
