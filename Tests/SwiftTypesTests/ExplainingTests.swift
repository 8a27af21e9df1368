import Contracts
import Diagnostics
import Foundation
import JSON
import Snapshots
import SwiftTypes
import TestSupport
import Testing

/// `treaty explain FILE#POINTER`: what a place in a schema became, and why.
@Suite struct ExplainingTests {
  @Test(
    "A place is explained by what stands for it in Swift",
    arguments: [
      ("members", "", "struct MemberKinds", "An object that names members is a struct"),
      ("members", "/properties/always", "property MemberKinds.always: String", "It is required"),
      (
        "integers", "/$defs/Counter/properties/left", "property Counter.left: JSONInteger?",
        "beyond"
      ),
      (
        "integers", "/$defs/Counter/properties/weekday", "property Counter.weekday: Int?", "64 bits"
      ),
      ("integers", "/$defs/Steps/items", "the items of an array: JSONInteger", "Every item"),
      ("unions", "/$defs/Shape", "enum Shape", "that is the tag"),
      ("overlapping-unions", "/$defs/Contact", "enum Contact", "the first that accepts"),
      (
        "tuples", "/$defs/Position/prefixItems/0",
        "property Position.longitude: JSONNumber, item 0", "Items before"
      ),
      (
        "text-forms", "/$defs/Booking/properties/begins",
        "property Booking.begins: Presence<ClockTime>", "absent and `null` differ"
      ),
      ("conditions", "/$defs/Payment/if", "no declaration of its own", "`if`, which is checked"),
      ("all-of", "/$defs/Account/allOf/1", "no declaration of its own", "merged"),
      (
        "all-of", "/$defs/Account/allOf/1/properties/name", "property Account.name: String",
        "with another schema of the member, at `schema.json#/$defs/Named/properties/name`, which gives"
      ),
      ("tolerant-reader", "/$defs/Level", "enum Level", "the reader is tolerant"),
      ("numbered-enumerations", "/$defs/Level", "enum Level", "the raw values of the cases"),
      ("numbered-enumerations", "/$defs/Half", "enum Half", "each case keeps its JSON text"),
      (
        "dynamic-references", "/$defs/Page/properties/items/items",
        "the items of an array: RawJSON",
        "leads depends on the schemas on the way to it, so that no single type stands for it: the text "
          + "is kept. The type around it checks it"
      ),
      (
        "dynamic-references", "/$defs/NumberPage", "struct NumberPage",
        "leads depends on the schemas on the way to it"
      ),
      (
        "dynamic-references", "/$defs/Branch/properties/main", "property Branch.main: Branch?",
        "It refers to the schema of `Branch`."
      ),
      (
        "recursive-tree", "/properties/children/items", "the items of an array: Tree",
        "It refers to the schema of `Tree`."
      ),
      (
        "tolerant-reader", "/$defs/Shipment/properties/priority",
        "property Shipment.priority: Presence<Shipment.Priority>", "other values of these kinds"
      ),
      (
        "merged-nullability", "/$defs/Profile/properties/mail", "property Profile.mail: String?",
        "makes both nil"
      ),
      ("forgotten-members", "/$defs/Sample", "struct Sample", "forgets them"),
      ("shared-bases", "/$defs/Animal", "struct Animal", "are the protocol `Properties`"),
      ("shared-bases", "/$defs/Puppy", "struct Puppy", "it conforms to `Animal.Properties`"),
      (
        "shared-bases", "/$defs/Lion", "struct Lion",
        "No `Animal.Properties`: `class` is a constant here, and `class: Animal.Class` there."
      ),
      ("explained", "/$defs/Fixed", "struct Fixed", "the values that the schema fixes"),
      ("explained", "/$defs/Both/oneOf/0", "no declaration of its own", "checked by rules"),
      (
        "explained", "/$defs/Both/properties/size/enum/1", "property Both.size: Both.Size?",
        "the case `xl`"
      ),
      (
        "explained", "/$defs/Both/properties/fixed/const/a", "property Both.fixed: RawJSON?",
        "part of the value of `const`"
      ),
      ("explained", "/$defs/Both/properties/kind", "constant Both.kind", "one value only"),
      (
        "explained", "/$defs/Both/properties/pair/items", "no declaration of its own",
        "refuses items after the first ones"
      ),
      (
        "explained", "/$defs/Both/properties/counts/additionalProperties",
        "a value of the type JSONInteger", "beyond 64 bits"
      ),
      ("long-names", "", "struct Schema", "Its title is too long for a name: it is named after"),
      (
        "anchors", "/$defs/Parcel/properties/to", "property Parcel.to: Parcel.Address?",
        "It is named after its anchor."
      ),
      ("annotated-enums", "/$defs/Tier", "enum Tier", "a closed enumeration"),
      ("annotated-enums", "/$defs/Tier/oneOf/1", "case Tier.silver", "together they are"),
      ("annotated-enums", "/$defs/Answer/oneOf/2", "no declaration of its own", "for each value"),
      ("annotated-enums", "/$defs/Doubled/oneOf/3", "no declaration of its own", "for each value"),
      ("unevaluated", "/$defs/Extended", "struct Extended", "Other members are refused"),
      ("unevaluated", "/$defs/Chosen", "struct Chosen", "checked by rules"),
      (
        "unevaluated", "/$defs/Extended/unevaluatedProperties", "no declaration of its own",
        "members that have no property"
      ),
      (
        "unevaluated", "/$defs/Chosen/unevaluatedProperties", "no declaration of its own",
        "checked by rules"
      ),
      (
        "unevaluated", "/$defs/Pair/unevaluatedItems", "no declaration of its own", "refuses items"
      ),
      (
        "unevaluated", "/$defs/Counted/unevaluatedItems", "no declaration of its own",
        "checked by rules"
      ),
    ])
  func places(row: String, pointer: String, headline: String, reason: String) throws {
    let explanation = try Self.explanation(pointer, row)
    #expect(explanation.headline == headline)
    let reasons = explanation.reasons.joined(separator: " ")
    #expect(reasons.contains(reason), "\(reasons)")
  }

  @Test(
    "A keyword is explained by what becomes of it",
    arguments: [
      ("conditions", "/$defs/Odd/not/multipleOf", "multipleOf", "checked"),
      ("conditions", "/$defs/Payment/required", "required", "not optional"),
      ("conditions", "/$defs/Payment/properties/tags/contains/const", "const", "by rules"),
      ("integers", "/$defs/Counter/properties/weekday/maximum", "maximum", "checked while reading"),
      ("text-forms", "/$defs/Booking/properties/day/format", "format", "CalendarDate"),
      ("text-forms", "/$defs/Booking/properties/contact/format", "format", "asserts nothing"),
      ("text-forms", "/$defs/Booking/properties/lasts/pattern", "pattern", "automaton"),
      ("all-of", "/$defs/Account/allOf", "allOf", "rules on the JSON text"),
      (
        "all-of", "/$defs/Account/allOf/1/properties/name/maxLength", "maxLength",
        "is checked by rules"
      ),
      (
        "all-of", "/$defs/Account/allOf/1/properties/balance/multipleOf", "multipleOf",
        "is checked while reading"
      ),
      ("members", "/description", "description", "documentation"),
      ("formats", "/$defs/Address/format", "format", "rules on the JSON text"),
      ("styles", "/$defs/Ticket/properties/seats/default", "default", "`1` in the initializer"),
      ("styles", "/$defs/Ticket/properties/priority/default", "default", "`priorityOrDefault`"),
      ("styles", "/$defs/Ticket/properties/note/default", "default", "only texts, numbers"),
      ("styles", "/$defs/Ticket/properties/wrong/default", "default", "the schema itself refuses"),
      ("long-names", "/title", "title", "becomes documentation; it is too long for a name"),
      ("anchors", "/$defs/Parcel/properties/to/$anchor", "$anchor", "and its type that name"),
      ("annotated-enums", "/$defs/Tier/oneOf", "oneOf", "gives a case for each value"),
      ("annotated-enums", "/$defs/Answer/oneOf", "oneOf", "gives a case for each value"),
      ("annotated-enums", "/$defs/Tier/oneOf/0/const", "const", "gives the case `gold`"),
      ("annotated-enums", "/$defs/Tier/oneOf/0/title", "title", "becomes documentation"),
      ("annotated-enums", "/$defs/Priority/type", "type", "of the listed values become cases"),
      ("annotated-enums", "/$defs/Priority/anyOf/1/type", "type", "what the value shows"),
      ("annotated-enums", "/$defs/Priority/anyOf/3/const", "const", "gives no case"),
      ("annotated-enums", "/$defs/Doubled/oneOf/3/const", "const", "gives no case"),
      ("annotated-enums", "/$defs/Answer/oneOf/2/type", "type", "lets the value be null"),
      (
        "annotated-enums", "/$defs/Order/properties/note/oneOf/2/const", "const",
        "lets the value be null"
      ),
      ("explained", "/$defs/Both/oneOf", "oneOf", "checked by rules"),
      ("explained", "/$defs/Both/oneOf/1/properties/b/type", "type", "checked by rules"),
      ("explained", "/$defs/Fixed/const", "const", "checked by rules"),
      ("explained", "/$defs/Both/properties/fixed/const", "const", "checked by rules"),
      ("explained", "/$defs/Both/properties/fixed/const/a", "const", "checked by rules"),
      ("explained", "/$defs/Both/properties/kind/const", "const", "not stored, but checked"),
      ("explained", "/$defs/Both/properties/count/default", "default", "in treaty.json"),
      ("explained", "/$defs/Both/properties/bag/default/a", "default", "asserts nothing"),
      ("explained", "/$defs/Both/properties/size/enum/1", "enum", "gives the cases"),
      ("explained", "/$defs/Both/properties/maybe/anyOf", "anyOf", "lets the value be null"),
      ("explained", "/$defs/Both/properties/maybe/anyOf/1/type", "type", "lets the value be null"),
      ("explained", "/$defs/Both/then/minProperties", "minProperties", "checked by rules"),
      ("explained", "/$defs/Both/allOf", "allOf", "merged into one type"),
      ("input-views", "/$defs/Purchase/properties/id/readOnly", "readOnly", "left out of `Input`"),
      ("input-views", "/$defs/Purchase/properties/card/writeOnly", "writeOnly", "part of `Input`"),
      ("explained", "/$defs/Both/properties/made/readOnly", "readOnly", "documentation"),
    ])
  func keywords(row: String, pointer: String, name: String, effect: String) throws {
    let explanation = try Self.explanation(pointer, row)
    #expect(explanation.keywords.map(\.name) == [name])
    #expect(explanation.keywords.first?.effect.contains(effect) == true, "\(explanation)")
    #expect(explanation.place.range != nil)
  }

  @Test(
    "A place in a registry is explained by what became of it",
    arguments: [
      ("", "enum Shop.Events", "Each event has a namespace", "events gives a namespace"),
      ("/module", "enum Shop.Events", "", "module gives the namespace `Shop`"),
      ("/events", "enum Shop.Events", "", "events gives a namespace for each event"),
      (
        "/events/0", "enum Shop.Events.OrderPlaced", "the last part of `shared.shop.OrderPlaced`",
        "owner has no part in Swift"
      ),
      ("/events/0/type", "enum Shop.Events.OrderPlaced", "", "type is `typeName`"),
      ("/events/0/title", "enum Shop.Events.OrderPlaced", "", "title becomes documentation"),
      (
        "/events/0/renamed_from", "enum Shop.Events.OrderPlaced", "",
        "renamed_from is read as this type, too"
      ),
      (
        "/events/0/versions/0/payload/$ref",
        "typealias Shop.Events.OrderPlaced.V1 = Order",
        "static func step(for old: Old) -> Step` in", ""
      ),
      (
        "/events/0/versions/1", "typealias Shop.Events.OrderPlaced.V2 = Order2",
        "`id` is part of the step: version 1 may leave it out.", ""
      ),
      (
        "/events/0/versions/1", "typealias Shop.Events.OrderPlaced.V2 = Order2",
        "It is the latest", ""
      ),
    ])
  func registryPlaces(
    pointer: String, headline: String, reason: String, effect: String
  ) throws {
    let version = #""status": "active", "payload": {"$ref": "p.schema.json#/$defs/Order"#
    let texts = [
      "p.schema.json": #"""
      {"$defs": {"Order": {"type": "object", "properties": {"id": {"type": "string"}}},
        "Order2": {"type": "object", "required": ["id"],
          "properties": {"id": {"type": "string"}}}}}
      """#,
      "shop.events.json": #"""
      {"module": "shop", "envelope_version": 1, "events": [{"type": "shared.shop.OrderPlaced",
        "renamed_from": "shared.shop.Ordered", "title": "An order",
        "owner": "shop", "visibility": "public", "status": "active", "versions": [
        {"payload_schema_version": 1, \#(version)"}},
        {"payload_schema_version": 2, \#(version)2"}}]}]}
      """#,
    ]
    var configuration = Configuration()
    configuration.schemas = [Glob("*.schema.json")]
    configuration.registries = [Glob("*.events.json")]
    let explanation = try explainSwift(
      at: try #require(JSONPointer(parsing: pointer)), ofFile: "shop.events.json",
      in: readContracts(in: Self.snapshot(texts), fallback: configuration))
    #expect(explanation.headline == headline)
    let reasons = explanation.reasons.joined(separator: " ")
    #expect(reasons.contains(reason) || reason.isEmpty, "\(reasons)")
    let effects = explanation.keywords.map { "\($0.name) \($0.effect)" }.joined(separator: "\n")
    #expect(effects.contains(effect) || effect.isEmpty, "\(effects)")
    #expect(explanation.place.range != nil)
  }

  /// What is said to be a property is one in the Swift that is generated, and of this type.
  @Test(arguments: [
    "members", "all-of", "names", "formats", "explained", "orders", "integers", "recursion",
    "shared-bases", "tolerant-reader", "merged-nullability", "forgotten-members",
  ])
  func propertiesAreThoseThatAreGenerated(row: String) throws {
    let folder = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Types/\(row)")
    let models = try String(contentsOf: folder.appending(path: "Models.swift"), encoding: .utf8)
    let root = try JSON(parsing: String(decoding: try Self.bytes(row), as: UTF8.self))
    var count = 0
    let definitions = root["$defs"]?.object?.members.map(\.name) ?? []
    for schema in [JSONPointer([])] + definitions.map({ JSONPointer(["$defs", $0]) }) {
      let place = schema.appending("properties")
      for member in root.value(at: place)?.object?.members.map(\.name) ?? [] {
        let headline = try Self.explanation(place.appending(member).description, row).headline
        guard headline.hasPrefix("property ") else { continue }
        let declared = headline.dropFirst("property ".count).split(
          separator: ":", maxSplits: 1)
        let property = try #require(declared[0].split(separator: ".").last)
        let type = try #require(declared[1].split(whereSeparator: { " .<".contains($0) }).last)
        let lines = models.split(separator: "\n").filter { $0.contains("var \(property): ") }
        #expect(lines.contains { $0.contains(type) }, "\(headline)")
        count += 1
      }
    }
    #expect(count > 0)
  }

  /// Whatever a golden schema says in its definitions, there is an answer.
  @Test func everyPlaceOfTheGoldenSchemasIsExplained() throws {
    var count = 0
    for row in ["members", "unions", "conditions", "recursion", "pattern-members", "untyped"] {
      let bytes = try Self.bytes(row)
      let root = try JSON(parsing: String(decoding: bytes, as: UTF8.self))
      for name in root["$defs"]?.object?.members.map(\.name) ?? [] {
        let place = JSONPointer(["$defs", name])
        let definition = try #require(root.value(at: place))
        for member in definition.object?.members ?? [] {
          let explanation = try Self.explanation(place.appending(member.name).description, row)
          #expect(!explanation.keywords.isEmpty || !explanation.reasons.isEmpty)
          count += 1
        }
      }
    }
    #expect(count > 50)
  }

  @Test func whatIsNowhereIsSaid() throws {
    #expect(throws: NoExplanation.unknownPlace) { try Self.explanation("/$defs/Ordre", "members") }
    #expect(throws: NoExplanation.unknownFile(known: ["schema.json"])) {
      try Self.explanation("", "members", file: "other.json")
    }
  }

  @Test func whatNoContractReachesIsSaid() throws {
    let texts = [
      "main.json": #"{"title": "Main", "$ref": "parts.json#/a"}"#,
      "parts.json": #"{"a": {"type": "string"}, "b": {"type": "string"}}"#,
    ]
    var configuration = Configuration()
    configuration.schemas = [Glob("main.json")]
    let set = readContracts(in: Self.snapshot(texts), fallback: configuration)
    #expect(throws: NoExplanation.notReached) {
      try explainSwift(at: JSONPointer(["b"]), ofFile: "parts.json", in: set)
    }
    #expect(throws: Never.self) {
      try explainSwift(at: JSONPointer(["a"]), ofFile: "parts.json", in: set)
    }
  }

  private static func snapshot(_ texts: [String: String]) -> Snapshot {
    let entries = texts.keys.sorted().map {
      Snapshot.Entry(path: $0, contentID: $0, kind: .file)
    }
    return Snapshot(name: "a test", entries: entries) { Array((texts[$0.path] ?? "").utf8) }
  }

  private static func bytes(_ row: String) throws -> [UInt8] {
    let folder = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Types/\(row)")
    return [UInt8](try Data(contentsOf: folder.appending(path: "schema.json")))
  }

  private static func explanation(
    _ pointer: String, _ row: String, file: String = "schema.json"
  ) throws -> PlaceExplanation {
    let folder = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Types/\(row)")
    return try explainSwift(
      at: try #require(JSONPointer(parsing: pointer)), ofFile: file,
      in: GoldenTests.contracts(in: try bytes(row)),
      options: GenerationOptions(style: try GoldenTests.style(of: folder)))
  }
}
