/// Ids that follow from what they name, so that the same fact gets the same id however often it arrives,
/// on every machine. All are SHA-256 over canonical text (RFC 8785), as 64 hexadecimal digits.
public enum ContentID {
  /// The hash of a value.
  ///
  ///     try ContentID.hash(of: payload)
  public static func hash(of value: some JSONEncodable) throws(CanonicalFailure) -> String {
    SHA256.hex(of: try value.canonicalBytes())
  }

  /// The id of an event: of the array of its source, the name the source gave it or `null`, the hash of
  /// its payload, and when it happened.
  public static func event(
    sourceRef: String, sourceNativeID: String?, payload: some JSONEncodable, occurredAt: String
  ) throws(CanonicalFailure) -> String {
    let payloadHash = try hash(of: payload)
    return try hash(
      ofArray: [
        RawJSON(sourceRef), sourceNativeID.map { RawJSON($0) } ?? .null, RawJSON(payloadHash),
        RawJSON(occurredAt),
      ])
  }

  /// The idempotency key of a command: of the array of its type, its target, its dedupe scope, its cause,
  /// and the hash of its payload.
  public static func command(
    type: String, targetRef: String, dedupeScope: some JSONEncodable, causationID: String,
    payload: some JSONEncodable
  ) throws(CanonicalFailure) -> String {
    let payloadHash = try hash(of: payload)
    return try hash(
      ofArray: [
        RawJSON(type), RawJSON(targetRef), RawJSON(dedupeScope), RawJSON(causationID),
        RawJSON(payloadHash),
      ])
  }

  private static func hash(ofArray items: [RawJSON]) throws(CanonicalFailure) -> String {
    try hash(of: items)
  }
}
