public import JSON

/// Reads JSON Schema documents into one graph, with every reference between them resolved.
///
/// Documents that references lead to come in through `load`; nothing is ever fetched. The
/// meta-schemas of the five dialects are built in.
///
///     let graph = SchemaReader().read(document)
///     graph.accepts(instance, at: graph.roots[0])
public struct SchemaReader {
  private let options: SchemaOptions
  private let load: (_ uri: String) -> LoadedDocument

  /// A reader that asks `load` for documents by their absolute URI, without fragment.
  public init(
    options: SchemaOptions = SchemaOptions(),
    load: @escaping (_ uri: String) -> LoadedDocument = { _ in .absent }
  ) {
    self.options = options
    self.load = load
  }

  /// The schemas that are these whole documents, each known by its URI; `roots` has one node for
  /// each.
  public func read(_ documents: [(uri: String, document: JSONDocument)]) -> SchemaGraph {
    var reading = Reading(options: options, load: load)
    for (uri, document) in documents { reading.addRoot(document, uri: uri) }
    return reading.finish()
  }

  /// The schema that is this whole document, known by its name below `treaty:/`.
  public func read(_ document: JSONDocument) -> SchemaGraph {
    read([(SchemaReader.uri(ofPath: document.name), document)])
  }

  /// The schemas at places of one document, `#/$defs/AdminEvent` for example; `roots` has one node
  /// for each place where something stands.
  public func read(
    _ document: JSONDocument, uri: String? = nil, at pointers: [JSONPointer]
  ) -> SchemaGraph {
    var reading = Reading(options: options, load: load)
    reading.addRoot(document, uri: uri ?? SchemaReader.uri(ofPath: document.name), at: pointers)
    return reading.finish()
  }
}

extension SchemaReader {
  /// The URI by which a file is known, percent-encoded: the path of a snapshot's file below
  /// `treaty:/`, an absolute path as `file:///…`.
  public static func uri(ofPath path: String) -> String {
    var text = path.utf8.first == UInt8(ascii: "/") ? "file://" : "treaty:/"
    for byte in path.utf8 {
      if byte.isLetter || byte.isDigit || "-._~/!$&'()*+,;=:@".utf8.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + hexadecimal(byte >> 4) + hexadecimal(byte & 15)
      }
    }
    return text
  }

  /// The path that a URI made by `uri(ofPath:)` stands for; nil for any other URI.
  public static func path(ofURI uri: String) -> String? {
    let reference = URIReference(uri)
    guard reference.query == nil, reference.path.text.utf8.first == UInt8(ascii: "/") else {
      return nil
    }
    switch (reference.scheme, reference.authority) {
    case ("treaty", nil): return percentDecoded(String(reference.path.text.dropFirst()))
    case ("file", nil), ("file", ""): return percentDecoded(reference.path.text)
    default: return nil
    }
  }

  private static func hexadecimal(_ value: UInt8) -> String {
    String(value, radix: 16, uppercase: true)
  }
}
