/// The same event as people write it for `JSONDecoder`.
struct CodableEvent: Codable {
  var eventID: String
  var eventType: String
  var payloadSchemaVersion: Int
  var occurredAt: String
  var sourceRef: String
  var actor: Actor
  var amount: Double
  var isTest: Bool
  var tags: [String]
  var lines: [Line]
  var note: String?
  var correlationID: String?

  enum CodingKeys: String, CodingKey {
    case eventID = "event_id"
    case eventType = "event_type"
    case payloadSchemaVersion = "payload_schema_version"
    case occurredAt = "occurred_at"
    case sourceRef = "source_ref"
    case actor, amount
    case isTest = "is_test"
    case tags, lines, note
    case correlationID = "correlation_id"
  }

  enum Kind: String, Codable { case human, service, agent }

  struct Actor: Codable {
    var kind: Kind
    var id: String
    var name: String
  }

  struct Line: Codable {
    var sku: String
    var quantity: Int
    var price: Double
  }
}

extension CodableEvent {
  /// Whether Treaty read the same from the same bytes.
  func isSame(as other: Event) -> Bool {
    eventID == other.eventID && eventType == other.eventType
      && payloadSchemaVersion == other.payloadSchemaVersion && occurredAt == other.occurredAt
      && sourceRef == other.sourceRef && actor.kind.rawValue == other.actor.kind.rawValue
      && actor.id == other.actor.id && actor.name == other.actor.name && amount == other.amount
      && isTest == other.isTest && tags == other.tags && note == other.note
      && correlationID == other.correlationID && lines.count == other.lines.count
      && zip(lines, other.lines).allSatisfy { mine, theirs in
        mine.sku == theirs.sku && mine.quantity == theirs.quantity && mine.price == theirs.price
      }
  }
}
