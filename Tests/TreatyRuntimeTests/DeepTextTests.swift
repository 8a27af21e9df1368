import Dispatch
import Foundation
import Testing

@testable import TreatyRuntime

/// Texts nested so deeply that a thread's stack does not hold them: refused, never the end of the program.
@Suite struct DeepTextTests {
  /// A type in the shape of generated code whose values are large.
  private struct Chain: JSONDecodable {
    var numbers: (Int, Int, Int, Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0, 0, 0, 0)
    var more: (Int, Int, Int, Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0, 0, 0, 0)
    var next: [Chain] = []

    /// How many levels there are, and that all of them were written to.
    var depth: Int { (next.first?.depth ?? 0) + numbers.0 }

    init(from reader: inout JSONReader) throws(Rejection) {
      guard reader.kind() == .array else {
        numbers.0 = try reader.int()
        return
      }
      numbers.0 = 1
      next = try reader.array(of: Chain.self)
    }
  }

  private final class Box<Value>: @unchecked Sendable {
    var value: Value?
  }

  /// What a program gives on a thread whose stack has so many bytes.
  private static func onThread<Value: Sendable>(
    stack bytes: Int, _ program: @escaping @Sendable () -> Value
  ) throws -> Value {
    let box = Box<Value>()
    let end = DispatchSemaphore(value: 0)
    let thread = Thread {
      box.value = program()
      end.signal()
    }
    thread.stackSize = bytes
    thread.start()
    end.wait()
    return try #require(box.value)
  }

  private static func nested(_ depth: Int, _ open: String = "[", _ close: String = "]") -> String {
    String(repeating: open, count: depth) + "0" + String(repeating: close, count: depth)
  }

  private static func failure<Value: JSONDecodable & Sendable>(
    of text: String, as type: Value.Type, stack: Int, limit: Int, depthLimit: Int = .max
  ) throws -> DecodingFailure? {
    try onThread(stack: stack) {
      do throws(DecodingFailure) {
        _ = try Value(json: text, depthLimit: depthLimit, stackLimit: limit)
        return nil
      } catch {
        return error
      }
    }
  }

  @Test(arguments: [512, 1024, 4096])
  func whatTheStackDoesNotHoldIsRefused(kilobytes: Int) throws {
    let text = Self.nested(200_000)
    let limit = (kilobytes - 128) << 10
    let failure = try #require(
      try Self.failure(of: text, as: Chain.self, stack: kilobytes << 10, limit: limit))
    #expect(failure.isSyntaxError)
    #expect(failure.expected.hasSuffix("they take more than \(limit) bytes of the stack"))
    // Where it stopped, and not much earlier than it had to: no level takes 8 KiB.
    #expect(failure.offset > limit >> 13 && failure.offset < text.utf8.count)
    #expect(failure.line == 1 && failure.column == failure.offset + 1)
  }

  /// All reasons, and what a tolerant reader lets through, are looked for with the same care.
  @Test func everyReaderIsBounded() throws {
    let text = Self.nested(200_000)
    let failures = try Self.onThread(stack: 1 << 20) {
      Chain.failures(in: text, depthLimit: .max, stackLimit: 256 << 10)
    }
    #expect(failures.count == 1 && failures[0].expected.contains("bytes of the stack"))
    let isRefused = try Self.onThread(stack: 1 << 20) {
      (try? Chain.reading(json: text, depthLimit: .max, stackLimit: 256 << 10)) == nil
    }
    #expect(isRefused)
    let unique = try Self.failure(
      of: "[\(text),0]", as: Unique.self, stack: 1 << 20, limit: 256 << 10)
    #expect(unique?.expected.contains("bytes of the stack") == true)
  }

  /// Items of any type that must differ.
  private struct Unique: JSONDecodable {
    init(from reader: inout JSONReader) throws(Rejection) {
      _ = try reader.uniqueArray { reader throws(Rejection) in try RawJSON(from: &reader) }
    }
  }

  /// A caller may count more room as kept back than there is.
  @Test func aLimitBelowZeroRefusesWhatIsDeep() throws {
    let failure = try Self.failure(
      of: Self.nested(8), as: Chain.self, stack: 1 << 20, limit: -1)
    #expect(failure?.expected.contains("bytes of the stack") == true)
  }

  @Test func whatTheStackHoldsIsRead() throws {
    let depth = try Self.onThread(stack: 8 << 20) {
      (try? Chain(json: Self.nested(511), stackLimit: 6 << 20))?.depth
    }
    #expect(depth == 511)
    // The default leaves room for what real texts need.
    for limit in [384 << 10, JSONReader.stackLimit] {
      #expect(
        try Self.failure(of: Self.nested(60), as: Chain.self, stack: 8 << 20, limit: limit) == nil)
    }
  }

  /// What keeps a value as it is written needs no stack for its levels.
  @Test func openValuesTakeNoStack() throws {
    let text = Self.nested(2_000, #"[{"b":"#, "}]")
    let (same, canonical) = try Self.onThread(stack: 128 << 10) {
      let raw = try? RawJSON(json: text, depthLimit: .max)
      return (raw?.text == text, (try? raw?.canonicalText()) == text)
    }
    #expect(same && canonical)
  }

  /// A check goes from schema to schema and from value to value without taking more of the stack.
  @Test(arguments: [1, 20, 200])
  func checksTakeNoStack(schemas: Int) throws {
    let chain = (0..<schemas).map { number in
      "{\"$at\":\"\(number)\",\"allOf\":[{\"$ref\":\"\(number + 1)\"}]}"
    }
    let last = #"{"$at":"\#(schemas)","type":["array","integer"],"items":{"$ref":"0"}}"#
    let rules = SchemaRules(chain + [last])
    for (innermost, isAccepted) in [("0", true), ("false", false)] {
      let text =
        String(repeating: "[", count: 480) + innermost + String(repeating: "]", count: 480)
      let rejection = try Self.onThread(stack: 512 << 10) {
        Array(text.utf8).withUnsafeBufferPointer { bytes -> DecodingFailure? in
          var reader = JSONReader(bytes, depthLimit: 512, stackLimit: 384 << 10)
          do throws(Rejection) {
            try reader.check(rules["0"])
            return nil
          } catch {
            return DecodingFailure(error, in: bytes)
          }
        }
      }
      #expect((rejection == nil) == isAccepted, "\(rejection?.description ?? "")")
      if let rejection { #expect(rejection.expected == "an array or an integer") }
    }
  }

  /// Generated code has no such schema; a dynamic reference might lead to one.
  @Test func aSchemaThatLeadsBackToItselfEnds() throws {
    let rules = SchemaRules([
      #"{"$at":"a","allOf":[{"$ref":"b"}]}"#, #"{"$at":"b","allOf":[{"$ref":"a"}]}"#,
    ])
    Array("1".utf8).withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes, depthLimit: 512)
      do throws(Rejection) {
        try reader.check(rules["a"])
        Issue.record("accepted")
      } catch {
        #expect(error.details.expected.contains("lead back to itself"))
      }
    }
  }
}
