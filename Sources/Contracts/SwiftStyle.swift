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
    }
  }
}
