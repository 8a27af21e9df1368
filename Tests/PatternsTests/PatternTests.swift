import Foundation
import JSON
import TestSupport
import Testing

@testable import Patterns

@Test(
  arguments: [
    ("a(b", 1), ("a)", 1), ("[a", 0), ("*", 0), ("a{2,1}", 1), ("(?i)a", 0), ("[b-a]", 1),
    ("\\", 0), ("\\u{110000}", 0), ("\\p{Latin}", 0), ("(?<a>x)(?<a>y)", 7),
  ] as [(String, Int)])
func errorsNameTheirPlace(source: String, offset: Int) {
  let error = #expect(throws: PatternSyntaxError.self) { try Pattern(source) }
  #expect(error?.offset == offset)
  #expect(error?.description.contains(source) == true)
}

@Test(
  arguments: [
    ("\\-\\p{L}", true), ("\\_\\u{61}", true), ("[\\ud83d\\_]", true), ("a\\", false),
  ] as [(String, Bool)])
func patternsThatMeanTwoThingsAreRefused(source: String, isUnsupported: Bool) {
  let error = #expect(throws: PatternSyntaxError.self) { try Pattern(source) }
  #expect(error?.isUnsupported == isUnsupported)
}

@Test(
  arguments: [
    ("^abc$", 3, 3, "abc", ["abc"]), ("^(a|bc)$", 1, 2, "", ["a", "bc"]),
    ("^x-", 2, nil, "x-", nil),
    ("a{2,5}", 2, nil, nil, nil), ("^a{2,5}$", 2, 5, "", nil), ("^(?:a|b*)c$", 1, nil, "", nil),
    ("^$", 0, 0, "", [""]), ("^🐲[ab]$", 2, 2, "🐲", nil),
    ("^(?:a{9999999999}){9999999999}$", .max / 16, .max / 16, "", nil),
  ] as [(String, Int, Int?, String?, [String]?)])
func shapesAreReadOff(
  source: String, minimum: Int, maximum: Int?, prefix: String?, literals: [String]?
) throws {
  let pattern = try Pattern(source)
  #expect(pattern.minimumLength == minimum)
  #expect(pattern.maximumLength == maximum)
  #expect(pattern.literalPrefix == prefix)
  #expect(pattern.exactLiterals == literals)
}

@Test func deepNestingIsRefusedAndNotACrash() {
  let deep = String(repeating: "(", count: 100_000) + String(repeating: ")", count: 100_000)
  let error = #expect(throws: PatternSyntaxError.self) { try Pattern(deep) }
  #expect(error?.isUnsupported == true)
}

/// Every pattern in a document: the values of `pattern` and the names in `patternProperties`.
private func patterns(in value: JSON) -> [String] {
  switch value {
  case .object(let object):
    return object.members.flatMap { member -> [String] in
      var found = patterns(in: member.value)
      if member.name.text == "pattern", case .string(let text) = member.value { found.append(text) }
      if member.name.text == "patternProperties", case .object(let map) = member.value {
        found += map.members.map(\.name.text)
      }
      return found
    }
  case .array(let items): return items.flatMap(patterns)
  default: return []
  }
}

@Test(arguments: ["codegen", "containment", "json-schema-test-suite", "sarif-schema-2.1.0.json"])
func patternsOfRealSchemasAreRead(folder: String) throws {
  guard let root = SharedData.path(folder, for: "patternsOfRealSchemasAreRead") else { return }
  var files = [root]
  let walker = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
  while let file = walker?.nextObject() as? URL { files.append(file) }
  var seen: Set<[UInt8]> = []
  var refused: [String] = []
  var irregular: [String] = []
  for file in files where ["json", "jsonl"].contains(file.pathExtension) {
    let lines = try Data(contentsOf: file).split(separator: 0x0A)
    let texts =
      file.pathExtension == "jsonl" ? lines.map(Array.init) : [Array(try Data(contentsOf: file))]
    for bytes in texts {
      guard let document = try? JSONDocument(parsing: bytes, name: file.path) else { continue }
      for source in patterns(in: document.root) where seen.insert(Array(source.utf8)).inserted {
        do throws(PatternSyntaxError) {
          if try !Pattern(source).isRegular { irregular.append(source) }
        } catch {
          refused.append(error.description)
        }
      }
    }
  }
  print("\(folder): \(seen.count) patterns, \(irregular.count) not regular, refused:")
  for line in refused.sorted() { print("  \(line)") }
  for line in irregular.sorted() { print("  not regular: \(line)") }
}
