import Foundation
import TestSupport
import Testing

@Test func noSourceFileIsLongerThan400Lines() throws {
  for file in try swiftFiles(below: ["Sources", "Plugins", "Tests"]) {
    let isGenerated = file.path.contains("/Fixtures/")
    #expect(isGenerated || file.lines.count <= 401, "\(file) has \(file.lines.count) lines")
  }
}

@Test func noFunctionIsLongerThan60Lines() throws {
  for file in try swiftFiles(below: ["Sources", "Plugins"]) {
    for function in functions(of: file) {
      #expect(function.length <= 60, "\(file):\(function.line) has \(function.length) lines")
    }
  }
}

/// Functions and initialisers found by indentation, which swift-format guarantees: from the line that
/// declares one to the line with a closing brace at the same depth.
private func functions(of file: SourceFile) -> [(line: Int, length: Int)] {
  var found: [(Int, Int)] = []
  for (index, line) in file.lines.enumerated() {
    let code = line.drop { $0 == " " }
    let words = code.split { !$0.isLetter && $0 != "@" }.prefix(8)
    guard
      words.contains("func") || words.first(where: { $0 != "public" && $0 != "package" }) == "init",
      !code.hasPrefix("//"), !code.contains(".init("), !(line.contains("{") && line.hasSuffix("}")),
      line.contains("func ") || line.contains("init")
    else { continue }
    let indent = String(repeating: " ", count: line.count - code.count)
    guard
      let end = file.lines[index...].firstIndex(where: {
        $0 == indent + "}" || ($0.hasPrefix(indent + "}") && !$0.contains("{"))
      })
    else { continue }
    let opens = file.lines[index...end].contains { $0.hasSuffix("{") }
    if opens, end > index { found.append((index + 1, end - index + 1)) }
  }
  return found
}

@Test func noFolderHasANameThatSaysNothing() throws {
  let empty: Set<String> = [
    "Utilities", "Utils", "Helpers", "Extensions", "Common", "Core", "Managers", "Misc",
  ]
  for file in try swiftFiles(below: ["Sources", "Plugins", "Tests"]) {
    for part in file.path.split(separator: "/") {
      #expect(!empty.contains(String(part)), "\(file)")
    }
  }
}

/// What verifies proofs must be right by itself: it stays small enough to be read in one sitting.
@Test func theProofCheckerHasAtMost500LinesOfCode() throws {
  var count = 0
  for file in try swiftFiles(below: ["Sources/Inclusion/Checking"]) {
    count += file.lines.count {
      let code = $0.drop { $0 == " " }
      return !code.isEmpty && !code.hasPrefix("//")
    }
  }
  print("the proof checker: \(count) lines of code")
  #expect(count > 0 && count <= 500)
}

@Test func nothingFromOutsideIsForced() throws {
  for file in try swiftFiles(below: ["Sources", "Plugins"]) {
    for (index, line) in file.lines.enumerated() where !line.contains("//") {
      for word in ["try!", "as! ", "fatalError(", "@unchecked Sendable"] {
        #expect(!line.contains(word), "\(file):\(index + 1) has \(word)")
      }
    }
  }
}

@Test func everySourceModuleHasTests() throws {
  let root = SharedData.repositoryRoot
  let modules = try FileManager.default.contentsOfDirectory(
    atPath: root.appending(path: "Sources").path)
  // The C modules are headers; the executables run in EndToEndTests; two small modules are values
  // that all tests of the modules above them use.
  let elsewhere: Set<String> = [
    "CJansson", "CGit2", "treaty", "treaty-generate", "Snapshots", "Diagnostics",
  ]
  for module in modules where !elsewhere.contains(module) && !module.hasPrefix(".") {
    let tests = root.appending(path: "Tests/\(module)Tests").path
    #expect(FileManager.default.fileExists(atPath: tests), "\(module) has no tests")
  }
}
