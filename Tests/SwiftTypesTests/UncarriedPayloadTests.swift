import Contracts
import Diagnostics
import JSON
import Snapshots
import SwiftTypes
import Testing

/// A payload that no envelope carries is told in the registry.
@Suite struct UncarriedPayloadTests {
  /// What the envelope says of its payload, the payload, and the end of the message; nil for none.
  @Test(
    arguments: [
      (
        #"{"type":"object"}"#, #"{"type":"array"}"#,
        "its payload is of the type `array`, and the `payload` of `Envelope` of the type `object`."
      ),
      (
        #"{"type":"object","required":["a"]}"#, #"{"enum":["a",null]}"#,
        "its payload is of the type `null` or `string`, and the `payload` of `Envelope` of the type "
          + "`object`."
      ),
      (
        ##"{"$ref":"#/$defs/Open"}"##, ##"{"allOf":[{"type":["array","string"]},{"minItems":1}]}"##,
        "its payload is of the type `string` or `array`, and the `payload` of `Envelope` of the type "
          + "`object`."
      ),
      (
        ##"{"type":["object","null"]}"##, ##"{"oneOf":[{"type":"integer"},{"const":true}]}"##,
        "its payload is of the type `boolean` or `integer`, and the `payload` of `Envelope` of the "
          + "type `null` or `object`."
      ),
      // One value that fits is enough, and so is one that may be.
      (#"{"type":"object"}"#, #"{"type":["array","object"]}"#, nil),
      (#"{"type":"object"}"#, #"{"minItems":1}"#, nil),
      (#"{"type":"object"}"#, #"{"type":"object"}"#, nil),
      (#"{"type":"object"}"#, #"{"not":{"type":"object"}}"#, nil),
      (#"{"type":["object","array"]}"#, #"{"type":"array"}"#, nil),
      ("true", #"{"type":"array"}"#, nil), ("{}", #"{"type":"array"}"#, nil),
      // What has no values is another fault.
      (#"{"type":"object"}"#, "false", nil), ("false", #"{"type":"array"}"#, nil),
    ] as [(String, String, String?)])
  func onlyWhatNoEnvelopeCarries(carried: String, payload: String, end: String?) {
    let envelope =
      #"{"type":"object","required":["event_type","payload_schema_version","payload"],"properties":{"#
      + #""event_type":{"type":"string"},"payload_schema_version":{"type":"integer"},"#
      + #""payload":\#(carried)}}"#
    let findings = Self.findings([("Envelope", envelope)], payload)
    let start = "No envelope carries version 1 of `shared.shop.Listed`: "
    #expect(findings.map(\.message) == (end.map { [start + $0] } ?? []))
    // It stands where the registry refers to the payload.
    #expect(
      findings.allSatisfy {
        $0.place.file == "shop/shop.events.json" && $0.rule.severity == .warning
      })
    #expect(
      findings.allSatisfy { $0.place.range?.start.line == 3 && $0.place.range?.start.column == 19 })
  }

  @Test(
    "Where there are other envelopes",
    arguments: [
      // Contracts that are envelopes, by name; whether an array has none.
      ([("E", event(#"{"type":"object"}"#)), ("F", event(#"{"type":"object"}"#))], true),
      ([("E", event(#"{"type":"object"}"#)), ("F", event(#"{"type":"array"}"#))], false),
      ([("E", event(#"{"type":"object"}"#)), ("F", event("{}"))], false),
      // One for commands carries no events.
      (
        [
          ("E", event(#"{"type":"object"}"#)),
          ("F", #"{"properties":{"command_type":{},"payload":{"type":"array"}}}"#),
        ], true
      ),
      // What another one carries, or under which name, is not known.
      ([("E", event(#"{"type":"object"}"#)), ("F", #"{"oneOf":[{"type":"object"}]}"#)], false),
      ([("E", event(#"{"type":"object"}"#)), ("F", #"{"properties":{"event_type":{}}}"#)], false),
      ([], false),
      ([("F", #"{"properties":{"command_type":{},"payload":{"type":"object"}}}"#)], false),
    ] as [([(String, String)], Bool)])
  func envelopesTogether(envelopes: [(String, String)], isTold: Bool) {
    let findings = Self.findings(envelopes, #"{"type":"array"}"#)
    #expect(findings.count == (isTold ? 1 : 0), "\(findings.map(\.message))")
  }

  private static func event(_ payload: String) -> String {
    #"{"properties":{"event_type":{"type":"string"},"payload":\#(payload)}}"#
  }

  private static func findings(
    _ envelopes: [(name: String, schema: String)], _ payload: String
  ) -> [Diagnostic] {
    let definitions =
      envelopes.map { "\"\($0.name)\":\($0.schema)" }
      + [#""Listed":\#(payload)"#, #""Open":{"type":"object"}"#]
    let roles = envelopes.map { "\"\($0.name)\":\"envelope\"" }.joined(separator: ",")
    let files = [
      "shop/shop.contract.json": #"""
      {"name":"shop","owner":"shop","version":"1.0.0","stability":"stable",
      "schemas":[{"path":"p.schema.json","roles":{\#(roles)}}],"events":["shop.events.json"]}
      """#,
      "shop/p.schema.json": #"{"$defs":{\#(definitions.joined(separator: ","))}}"#,
      "shop/shop.events.json": """
      {"module":"shop","envelope_version":1,"events":[{"type":"shared.shop.Listed","owner":"shop",
      "visibility":"public","status":"active","versions":[{"payload_schema_version":1,"status":"active",
      "payload":{"$ref":"p.schema.json#/$defs/Listed"}}]}]}
      """,
    ]
    let entries = files.keys.sorted().map { Snapshot.Entry(path: $0, contentID: $0, kind: .file) }
    let snapshot = Snapshot(name: "a test", entries: entries) { Array((files[$0.path] ?? "").utf8) }
    var configuration = Configuration()
    configuration.modules = [Glob("*/*.contract.json")]
    let generation = generateSwift(from: readContracts(in: snapshot, fallback: configuration))
    return generation.diagnostics.filter { $0.rule.id == "swift.payload-uncarried" }
  }
}
