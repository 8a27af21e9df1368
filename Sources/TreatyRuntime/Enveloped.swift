/// An envelope of events or commands, which carries a payload of any type.
public protocol PayloadEnvelope: JSONDecodable, JSONEncodable, Sendable {
  /// The name of the payload's type.
  var carriedType: String { get }
  /// The version of the payload's schema.
  var carriedVersion: Int { get }
  /// The payload as it was written.
  var carriedPayload: RawJSON { get }
  /// The same envelope around another payload of the same type and version.
  func carrying(_ payload: RawJSON) throws(DecodingFailure) -> Self
}

/// An envelope together with its payload, read as a type.
///
///     let event = try Shop.Events.open(envelope)      // Shop.Events.Envelope<Shop.Events.Payload>
///     switch event.payload { case .orderPlaced(let order): try order.latest() … }
public struct Enveloped<Envelope: PayloadEnvelope, Payload> {
  /// Everything but the payload; what it carries itself is the payload before it was changed.
  public var envelope: Envelope
  /// The payload.
  public var payload: Payload

  /// An envelope around a payload.
  public init(_ envelope: Envelope, payload: Payload) {
    self.envelope = envelope
    self.payload = payload
  }

  /// The same envelope around what a function makes of the payload.
  public func map<New, Failure: Error>(
    _ transform: (Payload) throws(Failure) -> New
  ) throws(Failure) -> Enveloped<Envelope, New> {
    Enveloped<Envelope, New>(envelope, payload: try transform(payload))
  }
}

/// A payload that knows of which version of its type it is.
public protocol VersionedPayload: JSONEncodable {
  /// The version of the payload's schema.
  var payloadVersion: Int { get }
}

extension Enveloped where Payload: VersionedPayload {
  /// The envelope as it is sent: around the payload as it is now; throws where that has no JSON text, and
  /// where it is of another version than the envelope says.
  public func sealed() throws(DecodingFailure) -> Envelope {
    let (own, said) = (payload.payloadVersion, envelope.carriedVersion)
    guard own == said else {
      throw DecodingFailure(
        EncodingFailure(
          pointer: "", expected: "a payload of version \(said), as its envelope says",
          found: "one of version \(own)"))
    }
    return try carried()
  }
}

extension Enveloped where Payload: JSONEncodable {
  /// The envelope as it is sent: around the payload as it is now; throws where that has no JSON text. Which
  /// version the payload is of is for the envelope to say.
  public func sealed() throws(DecodingFailure) -> Envelope { try carried() }

  private func carried() throws(DecodingFailure) -> Envelope {
    let bytes: [UInt8]
    do throws(EncodingFailure) {
      bytes = try payload.checkedJSONBytes()
    } catch {
      throw DecodingFailure(error)
    }
    return try envelope.carrying(RawJSON(checked: bytes))
  }
}

extension Enveloped: Sendable where Payload: Sendable {}
extension Enveloped: Equatable where Envelope: Equatable, Payload: Equatable {}
extension Enveloped: Hashable where Envelope: Hashable, Payload: Hashable {}
