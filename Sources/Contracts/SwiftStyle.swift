internal import Diagnostics
internal import JSON

extension Configuration {
  /// What generated Swift has beyond what every program needs; without settings it has nothing of it.
  public struct SwiftStyle: Sendable, Hashable {
    /// A protocol of the standard library that types conform to when asked.
    public enum Conformance: String, Sendable, CaseIterable {
      /// Every type is `Hashable`, not `Equatable` only.
      case hashable = "Hashable"
      /// Every type can be read and written by any `Decoder` and `Encoder`.
      case codable = "Codable"
      /// Structs with a required `id` are `Identifiable`.
      case identifiable = "Identifiable"
    }

    /// What integers without bounds become.
    public enum Integers: String, Sendable, CaseIterable {
      /// `JSONInteger`, which refuses nothing that the schema accepts.
      case exact
      /// `Int`, which refuses what lies beyond 64 bits.
      case int
    }

    /// What becomes of `default`.
    public enum Defaults: String, Sendable, CaseIterable {
      /// Nothing.
      case ignore
      /// Initializers take it, and a property gives it where the member is absent.
      case use
      /// Nothing, and nothing is made of it either: a step between payload versions that would take
      /// a value from it has to be written.
      case forbid
    }

    /// How much a type accepts beyond its schema.
    public enum Reader: String, Sendable, CaseIterable {
      /// Nothing.
      case exact
      /// Values that an `enum` does not list; it says which these were.
      case tolerant
    }

    /// What becomes of members that may be absent, and `null`.
    public enum Nullability: String, Sendable, CaseIterable {
      /// They are told apart.
      case distinct
      /// Both are nil.
      case merge
    }

    /// What there is to be sent, where some members are read-only.
    public enum InputViews: Sendable {
      /// The type itself.
      case none
      /// A type nested in it, without these members.
      case nested
    }

    /// What becomes of members that the schema does not name.
    public enum UnknownMembers: String, Sendable, CaseIterable {
      /// They are kept as they were written.
      case keep
      /// They are checked and forgotten.
      case drop
    }

    /// The isolation of types in modules whose default is an actor.
    public enum Isolation: String, Sendable, CaseIterable {
      /// That of the module.
      case inherited
      /// None, whatever the module's.
      case nonisolated
    }

    /// Protocols that types conform to.
    public var conformances: Set<Conformance> = []
    /// What integers without bounds become.
    public var integers: Integers = .exact
    /// What becomes of `default`.
    public var defaults: Defaults = .ignore
    /// How much types accept beyond their schemas.
    public var reader: Reader = .exact
    /// What becomes of members that may be absent, and `null`.
    public var nullability: Nullability = .distinct
    /// What becomes of members that the schema does not name.
    public var unknownMembers: UnknownMembers = .keep
    /// What there is to be sent, where some members are read-only.
    public var inputViews: InputViews = .none
    /// The isolation of types.
    public var isolation: Isolation = .nonisolated

    /// The style of generated Swift without settings.
    public init() {}

    init(_ reader: inout MemberReader) {
      for (pointer, text) in reader.texts("conformances") {
        if let conformance = Conformance(rawValue: text) {
          conformances.insert(conformance)
        } else {
          reader.report(
            .fileMemberWrong, at: pointer,
            "A conformance must be `Hashable`, `Codable` or `Identifiable`.")
        }
      }
      if let value = reader.choice("integers", Integers.self) { integers = value }
      if let value = reader.choice("defaults", Defaults.self) { defaults = value }
      if let value = reader.choice("isolation", Isolation.self) { isolation = value }
      if reader.flag("inputViews") ?? false { inputViews = .nested }
      if let value = reader.choice("reader", Reader.self) { self.reader = value }
      if let value = reader.choice("nullability", Nullability.self) { nullability = value }
      if let value = reader.choice("unknownMembers", UnknownMembers.self) { unknownMembers = value }
    }
  }
}
