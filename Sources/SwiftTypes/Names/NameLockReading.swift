import JSON

/// Reads a file of names. People edit and merge it, and what stands in it is pasted into Swift: nothing
/// but names may come from it.
struct NameLockReading {
  /// What a name is for.
  enum Use { case type, path, member }

  let document: JSONDocument

  init(_ document: JSONDocument) { self.document = document }

  /// An error at a place of the file.
  func fault(at pointer: JSONPointer, _ message: String) -> JSONSyntaxError {
    JSONSyntaxError(
      document: document.name,
      message: "\(message) Restore the file, or remove it to have all names chosen anew.",
      position: (document.range(of: pointer) ?? document.range(of: .root))?.start
        ?? SourcePosition(offset: 0, line: 1, column: 1, byteColumn: 1))
  }

  func groups(at name: Name, of use: Use) throws(JSONSyntaxError) -> [Name: [Name: String]] {
    var groups: [Name: [Name: String]] = [:]
    for member in try object(at: JSONPointer([name])).members {
      groups[member.name] = try names(at: [name, member.name], of: use)
    }
    return groups
  }

  func names(at tokens: [Name], of use: Use) throws(JSONSyntaxError) -> [Name: String] {
    var names: [Name: String] = [:]
    let pointer = JSONPointer(tokens)
    for member in try object(at: pointer).members {
      let place = pointer.appending(member.name)
      guard let text = member.value.string else {
        throw fault(at: place, "A name is a text.")
      }
      guard Self.isName(text, for: use) else {
        throw fault(at: place, "`\(text)` is no name that Swift accepts here.")
      }
      names[member.name] = text
    }
    return names
  }

  private func object(at pointer: JSONPointer) throws(JSONSyntaxError) -> JSONObject {
    guard let object = document.root.value(at: pointer)?.object else {
      throw fault(at: pointer, "An object with names is expected at `\(pointer)`.")
    }
    return object
  }

  private static func isName(_ text: String, for use: Use) -> Bool {
    switch use {
    case .member: Identifier.isIdentifier(text)
    case .type: Identifier.isType(text)
    case .path:
      text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        .allSatisfy { Identifier.isType(String(Substring($0))) }
    }
  }
}
