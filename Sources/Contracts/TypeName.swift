public import JSON

/// A namespaced type name: `core.<Name>`, `shared.<package>.<Name>`, `pack.<pack>.<domain>.<Name>`.
public struct TypeName: Sendable, Hashable {
  /// What may depend on what: a layer uses those below it.
  public enum Layer: String, Sendable, Hashable, Comparable {
    case core, shared, pack

    /// From the core upwards.
    public static func < (left: Layer, right: Layer) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .core: 0
      case .shared: 1
      case .pack: 2
      }
    }
  }

  /// The layer it belongs to.
  public let layer: Layer
  /// The part that one module owns: `core`, `shared.billing`, `pack.clinic`.
  public let namespace: Name

  /// Reads a name; nil when it is not of one of the three forms.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let first = parts.first, let layer = Layer(rawValue: String(Substring(first))),
      let last = parts.last, Self.isTypeWord(last),
      parts.dropFirst().dropLast().allSatisfy(Self.isNamespaceWord)
    else { return nil }
    let counts: [Layer: Int] = [.core: 2, .shared: 3, .pack: 4]
    guard counts[layer] == parts.count else { return nil }
    self.layer = layer
    let owned = layer == .core ? parts.prefix(1) : parts.prefix(2)
    namespace = Name(owned.map { String(Substring($0)) }.joined(separator: "."))
  }

  private static func isTypeWord(_ word: Substring.UTF8View) -> Bool {
    guard let first = word.first, (65...90).contains(first) else { return false }
    return word.allSatisfy { isLetterOrDigit($0) }
  }

  private static func isNamespaceWord(_ word: Substring.UTF8View) -> Bool {
    guard let first = word.first, (97...122).contains(first) else { return false }
    return word.allSatisfy { byte in
      (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "_")
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || (48...57).contains(byte)
  }
}
