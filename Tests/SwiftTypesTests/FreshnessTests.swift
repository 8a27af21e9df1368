import Testing

@testable import SwiftTypes

/// What `treaty generate --check` prints.
@Suite struct FreshnessTests {
  private let generated = GoldenTests.generate(
    from: Array(#"{"title": "A", "enum": ["x", "y"]}"#.utf8))

  @Test func freshFilesAreNotMentioned() {
    let same = generated.files.map { (name: $0.name, text: $0.text) }
    #expect(staleFiles(same, comparedWith: generated.files, in: "generated").isEmpty)
  }

  @Test func staleMissingAndSuperfluousFilesAreShown() {
    var old = generated.files.map { (name: $0.name, text: $0.text) }
    old[1].text = old[1].text.replacing("  case y\n", with: "")
    old.append((name: "Gone.swift", text: old[0].text))
    old.append((name: "Mine.swift", text: "// by hand\n"))
    let missing = old.removeFirst()
    let stale = staleFiles(old, comparedWith: generated.files, in: "out")
    #expect(stale.map(\.name) == [missing.name, old[0].name, "Gone.swift"])
    #expect(stale[0].difference.hasPrefix("--- /dev/null\n+++ out/\(missing.name)\n@@ -0,0 +1,"))
    #expect(stale[2].difference.hasPrefix("--- out/Gone.swift\n+++ /dev/null\n@@ -1,"))
    let edit = stale[1].difference.split(separator: "\n").filter {
      $0.hasPrefix("+ ") || $0.hasPrefix("- ")
    }
    #expect(edit == ["+  case y"])
  }

  @Test(
    "A difference is what `diff -u` prints",
    arguments: [
      ("a\nb\nc\n", "a\nc\n", "@@ -1,3 +1,2 @@\n a\n-b\n c\n"),
      ("", "a\n", "@@ -0,0 +1 @@\n+a\n"),
      ("a\n", "", "@@ -1 +0,0 @@\n-a\n"),
      (
        "a", "a\n",
        "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"
      ),
      (
        "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n",
        "@@ -7,3 +7,4 @@\n 7\n 8\n 9\n+10\n"
      ),
      (
        "x\n1\n2\n3\n4\n5\n6\n7\ny\n", "X\n1\n2\n3\n4\n5\n6\n7\nY\n",
        "@@ -1,4 +1,4 @@\n-x\n+X\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-y\n+Y\n"
      ),
      ("x\r\n", "x\n", "@@ -1 +1 @@\n-x\r\n+x\n"),
    ])
  func unified(old: String, new: String, expected: String) {
    let text = unifiedDifference(old, new, path: "f")
    let whole = "--- f\n+++ f\n" + expected
    #expect(text.utf8.elementsEqual(whole.utf8), "\(text)")
  }

  @Test func aDifferenceLeadsFromOneTextToTheOtherWithAsFewLinesAsPossible() {
    var random = SmallRandom(state: 7)
    for size in 0..<120 {
      let old = random.lines(size % 30, of: 2 + size % 5)
      let new = random.lines((size * 7) % 30, of: 2 + size % 5)
      let difference = LineDifference(old.map { $0[...].utf8 }, new.map { $0[...].utf8 })
      let kept = old.indices.filter { !difference.isGone[$0] }.map { old[$0] }
      let held = new.indices.filter { !difference.isAdded[$0] }.map { new[$0] }
      #expect(kept == held)
      let edits = old.count + new.count - kept.count - held.count
      #expect(edits == new.difference(from: old).count, "\(old) \(new)")
    }
  }
}

/// A generator that gives the same numbers in every run.
private struct SmallRandom {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  mutating func lines(_ count: Int, of kinds: Int) -> [String] {
    (0..<count).map { _ in "\(next(below: kinds))\n" }
  }
}
