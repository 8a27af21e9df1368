import GeneratedContracts
import Testing
import TreatyRuntime

/// Events and commands of the contract pack, read by type and version.
@Suite struct RegistryTests {
  private let secret = RunOperate.RotateSecretRequest(
    secretID: "db-password", revokePrevious: true, reason: "Rotated after the audit of May.")

  private func envelope(type: String, version: Int = 1) throws -> OpsCore.CommandEnvelope {
    OpsCore.CommandEnvelope(
      commandID: OpsCore.ContentHash(String(repeating: "a", count: 64)),
      commandType: OpsCore.TypeName(type), payloadSchemaVersion: JSONInteger(version),
      payload: try RawMembers(members: secret), targetRef: "secret:db-password",
      dedupeScope: .command(
        OpsCore.DedupeScope.AggregateScope(aggregateRef: "secret:db-password")),
      correlationID: "c-1", causationID: "u-1", causationType: .userActionID,
      actor: OpsCore.Actor(kind: .human, id: "ada"),
      requestedAt: OpsCore.Instant("2026-11-21T04:00:00Z"))
  }

  @Test func aKnownTypeAndVersionIsTyped() throws {
    let command = try envelope(type: RunOperate.Commands.RotateSecret.typeName).validated()
    let payload = try RunOperate.Commands.payload(of: command)
    #expect(payload == .rotateSecret(.v1(secret)))
    #expect(payload.jsonText() == secret.jsonText())
    #expect(RunOperate.Commands.RotateSecret.safetyClass == "WRITE_EXTERNAL_SIDE_EFFECT")
  }

  @Test func anUnknownVersionOrTypeKeepsItsBytes() throws {
    let raw = RawJSON(try RawMembers(members: secret))
    let later = try RunOperate.Commands.payload(
      of: envelope(type: RunOperate.Commands.RotateSecret.typeName, version: 9))
    #expect(later == .rotateSecret(.unknown(version: 9, raw)))
    let other = try RunOperate.Commands.payload(of: envelope(type: "core.Other"))
    #expect(other == .unknown(type: "core.Other", version: 1, raw))
    #expect(other.jsonText() == raw.text)
  }

  @Test func aWrongPayloadIsRefusedAtItsPlace() throws {
    var command = try envelope(type: RunOperate.Commands.RotateSecret.typeName)
    command.payload["secret_id"] = RawJSON(7)
    let failure = #expect(throws: DecodingFailure.self) {
      try RunOperate.Commands.payload(of: command)
    }
    #expect(failure?.pointer == "/payload/secret_id")
    #expect(failure?.expected == "a string")
    // Lines and columns are those of the payload's own text, and it says so.
    let text = command.carriedPayload.text.utf8
    #expect(failure?.textPointer == "/payload")
    #expect(failure.map { text.dropFirst($0.offset).first } == UInt8(ascii: "7"))
    let place = "/payload/secret_id (line 1, column \((failure?.offset ?? 0) + 1) of /payload): "
    #expect(failure?.description.hasPrefix(place) == true)
  }

  @Test func aPayloadWithoutATextIsNotSealed() throws {
    let payload: OrderedMap<Double> = ["amount": .nan]
    let command = Enveloped(try envelope(type: "core.Other"), payload: payload)
    let failure = #expect(throws: DecodingFailure.self) { try command.sealed() }
    #expect(failure?.expected == "a finite number")
    #expect(failure?.pointer == "/amount")
  }

  @Test func aPayloadIsSealedOnlyWhereTheEnvelopeSaysItsVersion() throws {
    let type = RunOperate.Commands.RotateSecret.typeName
    var command = try RunOperate.Commands.open(envelope(type: type))
    #expect(try command.sealed() == envelope(type: type))
    let raw = RawJSON(try RawMembers(members: secret))
    for payload in [
      .rotateSecret(.unknown(version: 2, raw)), .unknown(type: type, version: 2, raw),
    ] as [RunOperate.Commands.Payload] {
      command.payload = payload
      let failure = #expect(throws: DecodingFailure.self) { try command.sealed() }
      #expect(failure?.expected == "a payload of version 1, as its envelope says")
      #expect(failure?.found == "one of version 2")
      var later = command
      later.envelope.payloadSchemaVersion = 2
      #expect(try later.sealed().carriedVersion == 2)
    }
  }

  @Test func theMemberwiseInitializerDoesNotCheckButValidatedDoes() {
    var request = secret
    request.reason = "short"
    let failure = #expect(throws: DecodingFailure.self) { try request.validated() }
    #expect(failure?.pointer == "/reason")
    #expect(failure?.schema.hasSuffix("#/$defs/Reason/minLength") == true)
  }
}
