import Foundation
import JSON
import Schema
import TestSupport
import Testing

/// The rows of the mapping from schemas to Swift: `Tests/Fixtures/Types/<row>/values.json` says for each
/// definition of the row's schema what its type accepts and what it rejects.
@Suite(.serialized) struct MappingTests {
  @Test(.timeLimit(.minutes(20)))
  func typesAcceptAndRejectWhatTheirRowsSay() throws {
    let folder = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Types")
    let rows = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var subjects: [GeneratedSuite.Subject] = []
    var questions: [(name: String, value: JSON)] = []
    var expected: [Bool] = []
    for row in rows {
      let place = folder.appending(path: row)
      guard let values = try? Self.document(place.appending(path: "values.json")) else { continue }
      let schema = try Self.document(place.appending(path: "schema.json"))
      let prefix = row.split(separator: "-").map(\.capitalized).joined()
      for member in values.object?.members ?? [] {
        let name = "\(prefix)_\(member.name.text)"
        subjects.append(
          GeneratedSuite.Subject(
            name: name, module: "Rows", schema: schema, dialect: .draft2020,
            pointer: JSONPointer(["$defs", member.name]), load: { _ in .absent },
            style: try GoldenTests.style(of: place)))
        for (kind, isValid) in [("accepted", true), ("rejected", false)] {
          for value in member.value[Name(kind)]?.array ?? [] {
            for text in TextVariants.of(value) {
              questions.append(("Rows/\(name)", text))
              expected.append(isValid)
            }
          }
        }
      }
    }
    #expect(questions.count > 300)
    var suite = GeneratedSuite("rows")
    try suite.generate(subjects)
    #expect(suite.refused.isEmpty, "\(suite.refused)")
    let failure = try suite.build()
    #expect(failure == nil, "\(failure?.suffix(4000) ?? "")")
    guard failure == nil else { return }
    let answers = try suite.answers(questions)
    #expect(answers.count == questions.count)
    for ((question, isValid), answer) in zip(zip(questions, expected), answers) {
      let shown = "\(question.name) \(question.value.compactText)"
      #expect(answer.isAccepted == isValid, "\(shown): \(answer.text)")
      guard answer.isAccepted else { continue }
      #expect(
        TextVariants.comesBack(question.value, as: answer.text), "\(shown): \(answer.text)")
    }
    try printedFailuresAreAsRecorded(in: suite)
  }

  /// `<definition>.failures.txt` in a row: broken documents with `> ` before each line, and what is
  /// printed about them: the failure that decoding throws, then `also` and each of the others.
  /// `UPDATE_GOLDEN=1` writes it anew.
  private func printedFailuresAreAsRecorded(in suite: GeneratedSuite) throws {
    let file = SharedData.repositoryRoot.appending(
      path: "Tests/Fixtures/Types/orders/Order.failures.txt")
    let recorded = try String(contentsOf: file, encoding: .utf8)
    let texts = recorded.components(separatedBy: "\n\n").map { block in
      block.split(separator: "\n").filter { $0.hasPrefix(">") }.map { $0.dropFirst(2) }
        .joined(separator: "\n")
    }
    #expect(texts.count > 40)
    let answers = try suite.answers(texts.map { (name: "Rows/Orders_Order", text: $0) })
    let blocks = zip(texts, answers).map { text, answer in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
      return lines.joined(separator: "\n") + "\n"
        + (answer.isAccepted ? "accepted" : answer.text) + "\n"
    }
    let printed = blocks.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try printed.write(to: file, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(printed.utf8.elementsEqual(expected.utf8), "\(printed)")
  }

  private static func document(_ file: URL) throws -> JSON {
    try JSONDocument(parsing: Array(Data(contentsOf: file)), name: file.lastPathComponent).root
  }
}
