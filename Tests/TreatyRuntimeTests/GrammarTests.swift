import Foundation
import TestSupport
import Testing
import TreatyRuntime

/// The whole grammar of JSON, on the parsing suite of Nicolas Seriot.
@Suite struct GrammarTests {
  @Test func everyFileOfTheParsingSuiteIsJudgedRight() throws {
    guard let folder = SharedData.path("json-parsing", for: "the parsing suite") else { return }
    var judged = 0
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      let name = file.lastPathComponent
      guard name.hasSuffix(".json"), name.hasPrefix("y_") || name.hasPrefix("n_") else { continue }
      // A name twice is well-formed JSON; Treaty refuses it all the same.
      let isAccepted = name.hasPrefix("y_") && !name.contains("duplicated_key")
      let bytes = [UInt8](try Data(contentsOf: file))
      #expect(reads(bytes) == isAccepted, "\(name)")
      typedReadersAgree(on: bytes, isAccepted ? try RawJSON(json: bytes) : nil, name)
      judged += 1
    }
    #expect(judged > 200)
  }

  /// What reads texts, numbers and members by themselves takes exactly the well-formed texts of its
  /// kind; `whole` is such a text, or nothing.
  private func typedReadersAgree(on bytes: [UInt8], _ whole: RawJSON?, _ name: String) {
    let items = whole.flatMap { try? [RawJSON](json: $0.bytes) }
    func areAll(_ isKind: (UInt8) -> Bool) -> Bool {
      items?.allSatisfy { $0.bytes.first.map(isKind) ?? false } ?? false
    }
    func isNumber(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    let first = whole?.bytes.first
    let expected: [(String, Bool, Bool)] = [
      ("[RawJSON]", first == UInt8(ascii: "["), returns([RawJSON].self, bytes)),
      ("[String]", areAll { $0 == UInt8(ascii: "\"") }, returns([String].self, bytes)),
      ("[JSONNumber]", areAll(isNumber), returns([JSONNumber].self, bytes)),
      ("String", first == UInt8(ascii: "\""), returns(String.self, bytes)),
      ("JSONNumber", first.map(isNumber) ?? false, returns(JSONNumber.self, bytes)),
      (
        "OrderedMap<RawJSON>", first == UInt8(ascii: "{"),
        returns(OrderedMap<RawJSON>.self, bytes)
      ),
    ]
    for (type, isRight, isRead) in expected { #expect(isRead == isRight, "\(name) as \(type)") }
  }

  /// Whether a type reads a text; what it writes then is read as the same value.
  private func returns<Value: JSONCodable & Equatable>(_: Value.Type, _ bytes: [UInt8]) -> Bool {
    guard let value = try? Value(json: bytes) else { return false }
    let again = try? Value(json: value.jsonBytes())
    #expect(again == value)
    return true
  }

  @Test(
    "Texts on the edge of the grammar",
    arguments: [
      ("[1,2]", true), ("[1,]", false), ("[,1]", false), ("{\"a\":1,}", false), ("01", false),
      ("-", false), ("-0", true), ("1.", false), ("1e", false), ("1e+5", true), ("tru", false),
      ("nulll", false), ("\"\\ud800\"", false), ("\"\\ud83d\\ude00\"", true), ("\"\t\"", false),
      ("{\"a\":1,\"\\u0061\":2}", false), ("{\"é\":1,\"e\u{301}\":2}", true), ("", false),
      ("\u{FEFF}[]", true), ("{\"a\":{\"b\":1,\"b\":2}}", false), ("[[[]]", false), ("[]]", false),
    ])
  func edges(text: String, isAccepted: Bool) {
    #expect(reads(Array(text.utf8)) == isAccepted)
  }

  @Test func manyNamesAreCheckedForDuplicatesQuickly() {
    let names = (0..<20_000).map { "\"n\($0)\":0" }
    #expect(reads(Array("{\(names.joined(separator: ","))}".utf8)))
    #expect(!reads(Array("{\(names.joined(separator: ",")),\"n5\":0}".utf8)))
  }

  @Test func deepNestingIsRefusedWithAPlace() {
    let text = String(repeating: "[", count: 100_000)
    let failure = #expect(throws: DecodingFailure.self) { try RawJSON(json: text) }
    #expect(failure?.isSyntaxError == true)
    #expect(failure?.offset == 512)
  }

  @Test func illFormedUTF8IsRefused() {
    let lone: [[UInt8]] = [
      [0x80], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xC3], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x28, 0xA1],
    ]
    for bytes in lone { #expect(!reads([0x22] + bytes + [0x22]), "\(bytes)") }
    #expect(reads([0x22] + Array("é€😀".utf8) + [0x22]))
  }

  private func reads(_ bytes: [UInt8]) -> Bool {
    do {
      let value = try RawJSON(json: bytes)
      #expect(!value.bytes.isEmpty)
      return true
    } catch {
      return false
    }
  }
}
