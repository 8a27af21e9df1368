import Foundation
@testable import JSON
import TestSupport
import Testing

/// Every JSON document of the shared data, read and written without loss.
@Suite struct RoundTripTests {
  private func documents(for test: String) -> [URL] {
    guard let folder = SharedData.path(".", for: test),
      let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    else { return [] }
    return walk.compactMap { $0 as? URL }
      .filter { ["json", "schema"].contains($0.pathExtension) }
      .filter { !$0.path.contains("/test_parsing/") }
      .sorted { $0.path < $1.path }
  }

  @Test func everyDocumentSurvivesBeingWritten() throws {
    let files = documents(for: "round trip")
    for file in files { try expectRoundTrip([UInt8](try Data(contentsOf: file)), file.path) }
    #expect(SharedData.folder == nil || files.count > 1_500, "\(files.count) documents")
    print("round trip: \(files.count) documents")
  }

  @Test func everyLineOfJSONSurvivesBeingWritten() throws {
    guard let file = SharedData.path("containment/suite.jsonl", for: "round trip of lines") else {
      return
    }
    let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
    #expect(lines.count > 100)
    for (index, line) in lines.enumerated() {
      try expectRoundTrip([UInt8](line), "\(file.path):\(index + 1)")
    }
  }

  private func expectRoundTrip(_ bytes: [UInt8], _ name: String) throws {
    let root = try JSONDocument(parsing: bytes, name: name).root
    let compact = root.compactText
    let again = try JSON(parsing: compact)
    #expect(again == root && again.hashValue == root.hashValue, "\(name)")
    #expect(again.compactText == compact)
    let indented = try JSON(parsing: root.indentedText())
    #expect(indented.compactText.utf8.elementsEqual(compact.utf8))
    let canonical = root.canonicalText
    #expect(try JSON(parsing: canonical).canonicalText.utf8.elementsEqual(canonical.utf8))
    #expect(try JSON(parsing: root.distinctText) == root, "\(name)")
  }

  @Test func everyPlaceHoldsItsValue() throws {
    for file in documents(for: "places") {
      let bytes = [UInt8](try Data(contentsOf: file))
      guard bytes.count < 40_000 else { continue }
      let document = try JSONDocument(parsing: bytes, name: file.path)
      var open = [(JSONPointer.root, document.root)]
      while let (pointer, value) = open.popLast() {
        let range = try #require(document.range(of: pointer))
        let text = String(
          decoding: bytes[range.start.offset..<range.end.offset], as: UTF8.self)
        #expect(document.root.value(at: pointer) == value)
        switch value {
        case .array(let items):
          for (index, item) in items.enumerated() {
            open.append((pointer.appending(index), item))
          }
        case .object(let object):
          for member in object.members {
            let below = pointer.appending(member.name)
            let name = try #require(document.nameRange(of: below))
            let quoted = String(
              decoding: bytes[name.start.offset..<name.end.offset], as: UTF8.self)
            #expect(try JSON(parsing: quoted) == .string(member.name.text))
            open.append((below, member.value))
          }
        default: #expect(try JSON(parsing: text) == value)
        }
      }
    }
  }
}
