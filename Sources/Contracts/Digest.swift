internal import JSON
internal import enum TreatyRuntime.SHA256

extension Module {
  /// `sha256:` and the digest over the canonical form of everything the module publishes.
  ///
  /// Layout, member order and the places of files do not count; the version and every text do.
  func publishedDigest(schemas: [JSONDocument], registries: [JSONDocument]) -> String {
    let texts = { (documents: [JSONDocument]) in
      JSON.array(
        documents.map { $0.root }.sorted { Name($0.distinctText) < Name($1.distinctText) })
    }
    let requires = requirements.map { JSONMember(name: $0.module, value: .string($0.text)) }
    let published = JSON.object(
      JSONObject([
        JSONMember(name: "name", value: .string(name.text)),
        JSONMember(name: "registries", value: texts(registries)),
        JSONMember(name: "requires", value: .object(JSONObject(requires))),
        JSONMember(name: "schemas", value: texts(schemas)),
        JSONMember(
          name: "version", value: version.map { .string($0.description) } ?? .null),
      ]))
    return "sha256:" + SHA256.hex(of: published.distinctText.utf8)
  }
}
