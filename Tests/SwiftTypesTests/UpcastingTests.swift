import Contracts
import Diagnostics
import Foundation
import Snapshots
import SwiftTypes
import TestSupport
import Testing

/// Steps between payload versions: which are derived, which need a hand, and what the compiler says to
/// whoever has not lent it.
@Suite struct UpcastingTests {
  private static let plain =
    #"{"type":"object","required":["id"],"properties":{"id":{"type":"string"}}}"#
  private static let noted = object(required: ["id"], ["id": text, "note": text])
  private static let priced = object(required: ["id", "currency"], ["id": text, "currency": text])
  static let text = #"{"type":"string"}"#
  private static let step = """
    extension Shop.Events.OrderPlaced.FromV1 {
      public static func step(for old: Shop.Events.OrderPlaced.V1) -> Step { Step(currency: "EUR") }
    }
    """

  @Test func aStepThatIsDerivedNeedsNothing() throws {
    let swift = try Self.swift(Self.plain, Self.noted)
    #expect(swift.contains("public typealias Step = Void"))
    #expect(try compile(swift, "") == "")
  }

  @Test func aMissingStepIsACompileError() throws {
    let output = try compile(Self.swift(Self.plain, Self.priced), "")
    #expect(
      output.contains(
        "error: type 'Shop.Events.OrderPlaced.FromV1' does not conform to protocol 'Upcastable'"),
      "\(output)")
    #expect(output.contains("step(for:)"), "\(output)")
  }

  @Test func aStepThatIsWrittenFillsExactlyTheHoles() throws {
    #expect(try compile(Self.swift(Self.plain, Self.priced), Self.step) == "")
  }

  @Test func aStepThatIsWrittenMayLeaveOutWhatMayBeAbsent() throws {
    let old = Self.object(required: [], ["a": Self.text, "b": Self.text])
    let new = Self.object(
      required: [], ["a": #"{"type":"integer"}"#, "b": #"{"type":["integer","null"]}"#])
    let step = """
      extension Shop.Events.OrderPlaced.FromV1 {
        public static func step(for old: Shop.Events.OrderPlaced.V1) -> Step {
          Step(a: nil, b: .absent)
        }
      }
      """
    #expect(try compile(Self.swift(old, new), step) == "")
  }

  @Test func aNewHoleIsACompileErrorInTheStepThatWasComplete() throws {
    let more = Self.object(
      required: ["id", "currency", "channel"],
      ["id": Self.text, "currency": Self.text, "channel": Self.text])
    let output = try compile(Self.swift(Self.plain, more), Self.step)
    #expect(
      output.contains("Steps.swift:2:")
        && output.contains("error: missing argument for parameter 'channel' in call"),
      "\(output)")
  }

  @Test func aStepThatStopsBeingDerivableIsACompileError() throws {
    #expect(try compile(Self.swift(Self.plain, Self.noted), "") == "")
    let strict = Self.object(required: ["id", "note"], ["id": Self.text, "note": Self.text])
    let output = try compile(Self.swift(Self.plain, strict), "")
    #expect(
      output.contains(
        "error: type 'Shop.Events.OrderPlaced.FromV1' does not conform to protocol 'Upcastable'"),
      "\(output)")
  }

  @Test(
    "A step that nobody had to write is a compile error once something of it cannot be derived",
    arguments: [
      // The old payload, one that follows from it, and one that does not; the missing property.
      (plain, noted, object(required: ["id", "note"], ["id": text, "note": text]), "note"),
      (
        plain,
        object(required: ["id", "c"], ["id": text, "c": #"{"type":"string","default":"x"}"#]),
        object(required: ["id", "c"], ["id": text, "c": text]), "c"
      ),
      (
        object(required: ["a"], ["a": #"{"enum":["x"]}"#]),
        object(required: ["a"], ["a": #"{"enum":["x","y"]}"#]),
        object(required: ["a"], ["a": #"{"enum":["y"]}"#]), "a"
      ),
      (
        object(required: ["a"], ["a": #"{"type":"integer"}"#]),
        object(required: ["a"], ["a": #"{"type":"number"}"#]),
        object(required: ["a"], ["a": #"{"type":"number","maximum":9}"#]), "a"
      ),
      (
        object(required: ["a"], ["a": #"{"type":"string","maxLength":5}"#]),
        object(required: ["a"], ["a": #"{"type":"string","maxLength":9}"#]),
        object(required: ["a"], ["a": #"{"type":"string","maxLength":4}"#]), "a"
      ),
      (
        object(required: ["a"], ["a": text]),
        object(required: ["b"], ["b": #"{"type":"string","x-renamed-from":"a"}"#]),
        object(required: ["b"], ["b": text]), "b"
      ),
    ])
  func derivedNoMore(old: String, derived: String, other: String, missing: String) throws {
    #expect(try compile(Self.swift(old, derived), "") == "")
    let swift = try Self.swift(old, other)
    let output = try compile(swift, "")
    #expect(
      output.contains(
        "error: type 'Shop.Events.OrderPlaced.FromV1' does not conform to protocol 'Upcastable'"),
      "\(output)")
    #expect(output.contains("step(for:)"), "\(output)")
    #expect(swift.contains("init(\n          \(missing): ") || swift.contains("init(\(missing): "))
  }

  @Test(
    "What a step asks for",
    arguments: [
      // Old and new payload; the properties of the step, nil for none.
      (
        object(required: ["a"], ["a": #"{"type":"integer"}"#]),
        object(required: ["a"], ["a": #"{"type":"number"}"#]), nil
      ),
      (
        object(required: ["a"], ["a": #"{"enum":["x"]}"#]),
        object(required: ["a"], ["a": #"{"enum":["x","y"]}"#]), nil
      ),
      // What is open lists one value more, or one less.
      (
        object(required: ["a"], ["a": #"{"enum":[1,2],"x-open":true}"#]),
        object(required: ["a"], ["a": #"{"enum":[1,2,3],"x-open":true}"#]), nil
      ),
      (
        object(required: ["a"], ["a": #"{"enum":[1,2],"x-open":true}"#]),
        object(required: ["a"], ["a": #"{"enum":[1],"x-open":true}"#]),
        ["a: Order2.A"]
      ),
      (
        object(required: ["a"], ["a": #"{"type":"string","maxLength":5}"#]),
        object(required: [], ["a": #"{"type":"string","maxLength":9}"#]), nil
      ),
      (
        object(required: ["a"], ["a": #"{"type":"string"}"#]),
        object(required: ["a"], ["a": #"{"type":"integer"}"#]), ["a: JSONInteger"]
      ),
      (
        object(required: ["a"], ["a": #"{"type":"string"}"#]),
        object(required: ["a"], ["a": #"{"type":"string","maxLength":3}"#]), ["a: String"]
      ),
      (
        object(required: [], ["a": #"{"type":"string"}"#]),
        object(required: ["a"], ["a": #"{"type":"string"}"#]), ["a: String"]
      ),
      (
        object(required: [], ["a": #"{"type":"string"}"#]),
        object(required: [], ["a": #"{"type":"integer"}"#]), ["a: JSONInteger?"]
      ),
      (
        object(required: [], [:]),
        object(required: ["k"], ["k": #"{"const":"order"}"#]), nil
      ),
      (
        object(required: [], [:]),
        object(
          required: ["k", "l", "n"],
          [
            "k": #"{"const":{"a":[1]}}"#, "l": #"{"type":"array","const":[]}"#,
            "n": #"{"const":123456789012345678901234567890}"#,
          ]), nil
      ),
      (
        object(required: [], [:]),
        object(
          required: ["k", "b"], ["k": #"{"const":"order"}"#, "b": #"{"type":["integer","null"]}"#]),
        ["b: JSONInteger?"]
      ),
      // A default, valid or not; one for what the old version may lack, or has otherwise.
      (
        object(required: [], [:]),
        object(required: ["c"], ["c": #"{"type":"string","default":"EUR"}"#]), nil
      ),
      (
        object(required: [], [:]),
        object(required: ["c"], ["c": #"{"type":"string","default":5}"#]), ["c: String"]
      ),
      (
        object(required: [], ["c": #"{"type":"string"}"#]),
        object(required: ["c"], ["c": #"{"type":"string","default":"EUR"}"#]), nil
      ),
      (
        object(required: [], ["c": #"{"type":"string"}"#]),
        object(required: ["c"], ["c": #"{"type":"integer","default":5}"#]), ["c: JSONInteger"]
      ),
      // Another name, for what fits and for what does not; from required or optional.
      (
        object(required: ["a"], ["a": #"{"type":"integer"}"#]),
        object(required: ["b"], ["b": #"{"type":"number","x-renamed-from":"a"}"#]), nil
      ),
      (
        object(required: ["a"], ["a": #"{"type":"integer"}"#]),
        object(required: [], ["b": #"{"type":"number","x-renamed-from":"a"}"#]), nil
      ),
      (
        object(required: ["a"], ["a": #"{"type":"number"}"#]),
        object(required: ["b"], ["b": #"{"type":"integer","x-renamed-from":"a"}"#]),
        ["b: JSONInteger"]
      ),
      (
        object(required: [], ["a": #"{"type":"number"}"#]),
        object(required: [], ["b": #"{"type":"integer","x-renamed-from":"a"}"#]),
        ["b: JSONInteger?"]
      ),
      (
        object(required: [], ["a": #"{"type":"integer"}"#]),
        object(required: ["b"], ["b": #"{"type":"number","x-renamed-from":"a"}"#]),
        ["b: JSONNumber"]
      ),
      (
        object(required: [], ["a": #"{"type":"integer"}"#]),
        object(required: ["b"], ["b": #"{"type":"number","default":0,"x-renamed-from":"a"}"#]), nil
      ),
      // Not another name: the old version has both, or the new one has.
      (
        object(required: ["a", "b"], ["a": text, "b": text]),
        object(required: ["b"], ["b": #"{"type":"string","x-renamed-from":"a"}"#]), nil
      ),
      (
        object(required: ["a"], ["a": text]),
        object(
          required: ["a", "b"], ["a": text, "b": #"{"type":"string","x-renamed-from":"a"}"#]),
        ["b: String"]
      ),
      (#"{"type":"string"}"#, #"{"type":"integer"}"#, ["payload: V2"]),
      (
        object(required: [], ["a": #"{"type":"string"}"#]),
        #"{"type":"object","additionalProperties":false}"#, ["payload: V2"]
      ),
    ] as [(String, String, [String]?)])
  func holes(old: String, new: String, properties: [String]?) throws {
    let swift = try Self.swift(old, new)
    let start = try #require(swift.range(of: "enum FromV1: Upcastable {"))
    // Comments may show values.
    let lines = swift[start.upperBound...].split(separator: "\n").filter { !$0.contains("///") }
    let body = lines.joined(separator: "\n").prefix { $0 != "}" }
    let found = body.split(separator: "\n").compactMap { line in
      line.range(of: "public var ").map { String(line[$0.upperBound...]) }
    }
    #expect(found == properties ?? [], "\(body)")
    #expect(body.contains("Step = Void") == (properties == nil))
  }

  @Test(
    "A step says why something has to be written",
    arguments: [
      (
        object(required: ["a"], ["a": text]),
        object(required: ["a"], ["a": #"{"type":"string","minLength":1}"#]),
        #"The member `a`. Version 1 allows `""`, which version 2 refuses (`minLength`)."#
      ),
      (
        object(required: [], ["a": text]),
        object(required: ["a"], ["a": #"{"type":"string","description":"What."}"#]),
        "What.\n\nVersion 1 may leave it out."
      ),
      (
        object(required: [], [:]), object(required: ["a"], ["a": text]),
        "The member `a`. Version 1 does not have it."
      ),
      (
        object(required: ["a"], ["a": #"{"type":"string","maxLength":2}"#]),
        object(
          required: ["b"], ["b": #"{"type":"string","minLength":1,"x-renamed-from":"a"}"#]),
        #"The member `b`. Version 1 allows `""`, which version 2 refuses (`minLength`)."#
      ),
      (
        object(required: ["a"], ["a": text]),
        object(
          required: ["a", "b"], ["a": text, "b": #"{"type":"string","x-renamed-from":"a"}"#]),
        "The member `b`. Version 1 does not have it."
      ),
      (
        #"{"type":"string"}"#, #"{"type":"integer"}"#,
        #"The whole payload. Version 1 allows `""`, which version 2 refuses (`type`)."#
      ),
    ])
  func reasons(old: String, new: String, reason: String) throws {
    let swift = try Self.swift(old, new)
    #expect(swift.contains("What version 2 needs and not every payload of version 1 gives."))
    let text = swift.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " } }
    let lines = reason.split(separator: "\n", omittingEmptySubsequences: false)
    let found = text.indices.contains { start in
      // A comment may be broken into lines.
      let rest = text[start...].prefix(lines.count + 3).map { $0.dropFirst(4) }
      return rest.joined(separator: " ").hasPrefix(lines.joined(separator: " "))
    }
    #expect(found, "\(swift)")
  }

  @Test func anEventIsDescribedOnceAndItsEndIsTold() throws {
    let plain = try Self.swift(Self.plain)
    #expect(
      plain.contains("  /// `shared.shop.OrderPlaced`\n    public enum OrderPlaced {"), "\(plain)")
    let deprecated = try Self.swift(
      Self.plain, Self.noted,
      status: #""status":"deprecated","deprecated":{"since":"1.0.0","last_supported":"2027-01-31","#
        + #""replaced_by":"shared.shop.OrderMade"}"#)
    let warning = "- Warning: Deprecated by its registry; use `shared.shop.OrderMade`."
    #expect(deprecated.contains("    ///\n    /// \(warning)\n    public enum OrderPlaced {"))
    #expect(try compile(deprecated, "") == "")
  }

  /// Also where it is the only one.
  @Test(arguments: [["deprecated"], ["deprecated", "active"], ["active", "deprecated"]])
  func aDeprecatedVersionIsTold(statuses: [String]) throws {
    let schemas = [Self.plain, Self.noted].prefix(statuses.count)
    let (_, generation) = Self.registry(Array(schemas), versionStatuses: statuses)
    let swift = generation.files.map(\.text).joined()
    for (index, status) in statuses.enumerated() {
      let note =
        status == "deprecated"
        ? "      ///\n      /// - Warning: Deprecated by its registry.\n" : ""
      let version = index + 1
      let start = "      /// The payload of version \(version).\n"
      #expect(
        swift.contains(start + note + "      public typealias V\(version) = Order\(version)\n"))
    }
    #expect(swift.contains("public typealias Latest = V\(statuses.count)\n"))
    // Whoever uses generated code is not warned by it.
    #expect(try compile(swift, "") == "")
  }

  @Test func versionsLeadOverAllStepsToTheLatest() throws {
    let swift = try Self.swift(Self.plain, Self.noted, Self.priced)
    let name = "Shop.Events.OrderPlaced"
    #expect(
      swift.contains(
        "case .v1(let value): return try \(name).FromV2.upcast(\(name).FromV1.upcast(value))"))
    #expect(swift.contains("case .v3(let value): return value"))
  }

  /// What the compiler says about generated Swift beside what was written by hand.
  func compile(_ generated: String, _ written: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "treaty-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try generated.write(
      to: folder.appending(path: "Models.swift"), atomically: true, encoding: .utf8)
    try written.write(
      to: folder.appending(path: "Steps.swift"), atomically: true, encoding: .utf8)
    let modules = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "Modules")
    let result = try Consumer.run(
      ["swiftc", "-typecheck", "-swift-version", "6", "-module-name", "Written"]
        + ["-I", modules?.path ?? "", "Models.swift", "Steps.swift"], in: folder)
    return result.output.trimmingCharacters(in: .newlines)
  }
}
