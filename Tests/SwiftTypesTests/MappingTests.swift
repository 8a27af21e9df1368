import Compatibility
import Contracts
import Foundation
import Inclusion
import JSON
import Schema
import TestSupport
import Testing

/// The rows of the mapping from schemas to Swift: `Tests/Fixtures/Types/<row>/values.json` says for each
/// contract of the row's schema (`schema` where the whole file is one) what its type accepts and what it
/// rejects. An open type keeps what its schema does not name, and one of machine words refuses what lies
/// beyond them although the schema does not: these two are the only differences. What is `kept` is so by
/// an `x-open` or by a tolerant reader; what is `forgotten` is accepted without some of its members.
@Suite(.serialized) struct MappingTests {
  private enum Verdict: String, CaseIterable {
    case accepted, forgotten, kept, beyond, rejected

    var isOfSchema: Bool { self == .accepted || self == .forgotten || self == .beyond }
    var isOfType: Bool { self == .accepted || self == .forgotten || self == .kept }
  }

  /// A value, what the type shall say of it, and where the validator finds fault with it.
  private struct Question {
    let name: String
    let value: JSON
    let verdict: Verdict
    let places: [String]
    /// The keywords that the validator finds at fault, as pointers.
    let keywords: Set<String>
    /// Whether the differ counts on readers to keep it.
    let isCountedOn: Bool
  }

  private var subjects: [GeneratedSuite.Subject] = []
  private var questions: [Question] = []

  @Test(.timeLimit(.minutes(20)))
  mutating func typesAcceptAndRejectWhatTheirRowsSay() throws {
    let folder = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Types")
    for row in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      try read(folder.appending(path: row))
    }
    #expect(questions.count > 900)
    var suite = GeneratedSuite("rows")
    try suite.generate(subjects)
    #expect(suite.refused.isEmpty, "\(suite.refused)")
    let failure = try suite.build()
    #expect(failure == nil, "\(failure?.suffix(4000) ?? "")")
    guard failure == nil else { return }
    let answers = try suite.answers(questions.map { (name: $0.name, value: $0.value) })
    #expect(answers.count == questions.count)
    for (question, answer) in zip(questions, answers) { judge(answer, to: question) }
    try printedFailuresAreAsRecorded(in: suite)
  }

  /// Reads the values of every contract of a row; a contract without any is a failure, and so is a value
  /// of which `treaty validate` says something else.
  private mutating func read(_ folder: URL) throws {
    let values = try Self.document(folder.appending(path: "values.json"))
    let schema = try Data(contentsOf: folder.appending(path: "schema.json"))
    let set = GoldenTests.contracts(in: Array(schema))
    let contracts = set.modules.flatMap(\.contracts)
    let row = folder.lastPathComponent
    #expect(
      values.object?.members.count == contracts.count, "\(row): other names than the schema's")
    let prefix = row.split(separator: "-").map(\.capitalized).joined()
    for contract in contracts {
      let key = contract.pointer.tokens.last ?? "schema"
      let name = "\(prefix)_\(key.text)"
      let own = try #require(values[key], "\(row) has no values of \(key.text)")
      subjects.append(
        GeneratedSuite.Subject(
          name: name, module: "Rows",
          schema: try Self.document(folder.appending(path: "schema.json")),
          dialect: .draft2020, pointer: contract.pointer, load: Self.dialect,
          style: try GoldenTests.style(of: folder)))
      // Only a schema that accepts nothing has no accepted values, and one that accepts all no others.
      let all = contract.source.object?.members.isEmpty == true
      let exempt: Verdict? = contract.source.bool == false ? .accepted : all ? .rejected : nil
      for verdict in [Verdict.accepted, .rejected] where verdict != exempt {
        #expect(own[Name(verdict.rawValue)]?.array?.isEmpty == false, "\(name): none \(verdict)")
      }
      for verdict in Verdict.allCases {
        for value in own[Name(verdict.rawValue)]?.array ?? [] {
          ask(of: contract, in: set.graph, name, value, verdict)
        }
      }
    }
  }

  /// The dialect of rows in which formats assert.
  private static func dialect(_ uri: String) -> LoadedDocument {
    guard uri.hasSuffix("/asserted-formats"),
      let document = try? JSONDocument(
        parsing: Array(GoldenTests.assertedFormats.utf8), name: "asserted-formats")
    else { return .absent }
    return .found(document)
  }

  private mutating func ask(
    of contract: Contract, in graph: SchemaGraph, _ name: String, _ value: JSON, _ verdict: Verdict
  ) {
    let reader = graph.asReadersTake(contract.node, dialect: .draft2020)
    for text in TextVariants.of(value) {
      let errors = graph.accepts(text, at: contract.node).errors
      let places = errors.map(\.instance.description)
      #expect(places.isEmpty == verdict.isOfSchema, "\(name) \(text.compactText): \(places)")
      questions.append(
        Question(
          name: "Rows/\(name)", value: text, verdict: verdict, places: places,
          keywords: GeneratedSuite.keywords(in: errors),
          isCountedOn: reader.map { $0.graph.accepts(text, at: $0.node).verdict == .accepted }
            ?? false))
    }
  }

  private func judge(_ answer: GeneratedSuite.Answer, to question: Question) {
    let shown = "\(question.name) \(question.value.compactText)"
    #expect(answer.isAccepted == question.verdict.isOfType, "\(shown): \(answer.text)")
    if question.isCountedOn {
      #expect(answer.isAccepted || question.verdict == .beyond, "\(shown) is additive for the gate")
    }
    if answer.isAccepted {
      // Where members are forgotten, something else comes back, or the row shows nothing.
      #expect(
        (question.verdict == .forgotten)
          != TextVariants.comesBack(question.value, as: answer.text), "\(shown): \(answer.text)")
    } else if question.verdict == .rejected {
      // A union reports the branch that its tag names; a validator reports every branch.
      let isKnown = question.places.contains { place in
        let start = place.isEmpty ? "the document" : Self.visible(place)
        return answer.text.hasPrefix("\(start) (line ")
          || answer.text.hasPrefix("\(place.isEmpty ? "" : start)/")
      }
      #expect(isKnown, "\(shown): \(answer.text) is at none of \(question.places)")
      let keywords = Set(question.keywords.map { Self.visible($0) })
      #expect(
        keywords.contains(answer.keyword ?? "-") || Self.mayNameAnother(answer, keywords),
        "\(shown): \(answer.text) is by none of \(keywords.sorted())")
    }
  }

  /// Whether a failure may name a keyword that allows the value.
  private static func mayNameAnother(
    _ answer: GeneratedSuite.Answer, _ keywords: Set<String>
  ) -> Bool {
    guard let named = answer.keyword, let slash = named.lastIndex(of: "/") else { return false }
    let (schema, keyword) = (named[..<slash], named[named.index(after: slash)...])
    switch keyword {
    case "type":
      // A machine word is what the type became: a number beyond it is refused before its bounds are asked.
      return answer.text.contains("expected an integer of at most 64 bits")
        && ["maximum", "minimum"].contains { keywords.contains("\(schema)/\($0)") }
    case "enum", "anyOf", "oneOf":
      // A listed value that the rest of the schema refuses is no case: the list is what reading knows.
      return answer.text.contains("expected one of ")
        && ["multipleOf", "type"].contains { keywords.contains("\(schema)/\($0)") }
    default: return false
    }
  }

  /// As failures print a pointer.
  private static func visible(_ pointer: String) -> String {
    pointer.unicodeScalars.reduce(into: "") { text, scalar in
      let isShown: Bool =
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
      text += isShown ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
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
