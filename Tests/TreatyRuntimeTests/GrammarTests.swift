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
      judged += 1
    }
    #expect(judged > 200)
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
