internal import Diagnostics
internal import JSON
internal import Snapshots

extension ContractReading {
  /// The version that `schemas_version` leads to, for the schema files that no manifest lists; nil, with
  /// a finding when it should be there, when they have none.
  mutating func bareVersion() -> (number: Version, place: Place)? {
    guard let source = configuration.schemasVersion else { return nil }
    let stated = store.document(configurationPath)?.place(of: JSONPointer(["schemas_version"]))
    let told = stated ?? Place(file: configurationPath)
    guard let path = SnapshotPath.resolved(source.path, fromFolder: folder),
      store.snapshot.entry(at: path) != nil
    else {
      report(.moduleFileMissing, told, "There is no file `\(source.path)` to read a version from.")
      return nil
    }
    guard let (text, place) = versionText(path, source.pointer) else { return nil }
    guard let version = Version(text) else {
      let start = text.unicodeScalars.prefix(40)
      let isCut = start.endIndex < text.unicodeScalars.endIndex
      let needsPointer = source.pointer == nil && text.utf8.first == UInt8(ascii: "{")
      report(
        .moduleVersion, place,
        "`\(String(String.UnicodeScalarView(start)))\(isCut ? "…" : "")` is no version by Semantic "
          + "Versioning 2.0.0."
          + (needsPointer ? " A JSON file needs `pointer` beside `file` in `schemas_version`." : "")
      )
      return nil
    }
    return (version, place)
  }

  private mutating func versionText(
    _ path: String, _ pointer: JSONPointer?
  ) -> (text: String, place: Place)? {
    guard let pointer else {
      return store.bytes(path).map { bytes in
        let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        let text = bytes.drop(while: isBlank).prefix { !isBlank($0) }
        let rest = bytes.drop(while: isBlank).dropFirst(text.count)
        let whole = rest.allSatisfy(isBlank) ? text : bytes[...]
        return (String(decoding: whole, as: UTF8.self), Place(file: path))
      }
    }
    guard let document = store.document(path) else { return nil }
    let place = document.place(of: pointer)
    guard let text = document.root.value(at: pointer)?.string else {
      report(.moduleVersion, place, "`\(path)` has no text at `\(pointer)`.")
      return nil
    }
    return (text, place)
  }
}
