import JSON
import Schema

/// The names that schemas give themselves.
extension Node {
  /// The name for a type: the title, or else the anchor; nil when there is neither, or none that is a name.
  var ownName: String? { namingTitle ?? anchor }

  /// The title as far as it is a name: of a sentence nobody wants to make an identifier.
  var namingTitle: String? { source.namingTitle }

  /// What references call the schema: `$anchor`, or up to draft-07 an identifier like `#name`.
  var anchor: String? {
    let text: String?
    switch dialect {
    case .draft2019, .draft2020: text = source["$anchor"]?.string
    case .draft06, .draft07: text = source["$id"]?.string?.plainFragment
    case .draft04: text = source["id"]?.string?.plainFragment
    }
    return text.flatMap { $0.utf8.isEmpty || $0.isTooLongForName ? nil : $0 }
  }
}

extension JSON {
  /// The title of a schema as far as it is a name.
  var namingTitle: String? { self["title"]?.string.flatMap { $0.isTooLongForName ? nil : $0 } }
}

extension String {
  /// Whether a title describes more than it names: it has more than five words, or its identifier would
  /// have more than forty characters.
  var isTooLongForName: Bool {
    let spaces: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    guard utf8.count > 9 else { return false }
    return utf8.split(whereSeparator: spaces.contains).count > 5
      || Identifier.type(self).unicodeScalars.count > 40
  }

  /// What stands behind a `#` at the beginning, unless it is a JSON Pointer.
  fileprivate var plainFragment: String? {
    guard utf8.first == UInt8(ascii: "#"), utf8.dropFirst().first != UInt8(ascii: "/") else {
      return nil
    }
    return String(Substring(utf8.dropFirst()))
  }
}
