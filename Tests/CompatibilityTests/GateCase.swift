import Compatibility
import Contracts
import Diagnostics
import Foundation
import JSON
import Snapshots
import TestSupport
import Testing

/// A folder of `Tests/Fixtures/Gate/cases`: two states, each laid over the one before it.
///
/// The base is laid over `common`, the head over the base. An empty file `x.removed` takes `x` away.
/// `@COVERS@` in a note stands for the fingerprints of all breaking changes, `@SAFETY@` in waivers.json
/// for that of a lowered safety class.
struct GateCase: Sendable, CustomTestStringConvertible {
  static let folder = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Gate")
  static let all: [GateCase] = {
    let cases = folder.appending(path: "cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: cases.path)) ?? []
    return names.sorted().map { GateCase(name: $0) }
  }()

  let name: String
  var testDescription: String { name }
  var folder: URL { Self.folder.appending(path: "cases/\(name)") }
  var base: [String: [UInt8]] { Self.overlay(folder.appending(path: "base"), over: Self.common) }
  var head: [String: [UInt8]] { Self.overlay(folder.appending(path: "head"), over: base) }

  static let common = overlay(folder.appending(path: "common"), over: [:])

  /// The review of the two states, once the notes cover what they promise to cover.
  var check: Judgement {
    let old = readContracts(in: Self.snapshot("base", base))
    var files = head
    let first = Self.review(old, files)
    let answerable = first.changes.filter { change in
      change.verdict?.isBreaking ?? false || change.rule == .typeRetired
    }
    let covers = answerable.map(\.fingerprint)
    let safety = first.changes.first { $0.rule == .commandSafetyLowered }?.fingerprint ?? ""
    for (path, bytes) in files where path.hasSuffix(".md") || path.hasSuffix("waivers.json") {
      let text = String(decoding: bytes, as: UTF8.self)
      let filled = text.replacing("@COVERS@", with: covers.sorted().joined(separator: ", "))
        .replacing("@SAFETY@", with: safety)
      files[path] = Array(filled.utf8)
    }
    return Self.review(old, files).check
  }

  static func review(_ old: ContractSet, _ head: [String: [UInt8]]) -> Review {
    let new = readContracts(in: snapshot("head", head))
    return Compatibility.review(from: old, to: new, options: ReviewOptions(today: "2026-11-21"))
  }

  static func snapshot(_ name: String, _ files: [String: [UInt8]]) -> Snapshot {
    let entries = files.keys.map { path in
      Snapshot.Entry(path: path, contentID: path, kind: .file)
    }
    return Snapshot(name: name, entries: entries) { entry in files[entry.path] ?? [] }
  }

  private static func overlay(_ folder: URL, over files: [String: [UInt8]]) -> [String: [UInt8]] {
    var result = files
    let root = folder.resolvingSymlinksInPath().path + "/"
    let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let url = walk?.nextObject() as? URL {
      guard let bytes = try? Data(contentsOf: url) else { continue }
      let path = String(url.resolvingSymlinksInPath().path.dropFirst(root.count))
      if path.hasSuffix(".removed") {
        result[String(path.dropLast(8))] = nil
      } else if !path.hasSuffix(".keep") {
        result[path] = Array(bytes)
      }
    }
    return result
  }
}

extension Judgement {
  /// The findings in short, as the golden files hold them.
  var digest: String {
    var lines = findings.map { finding in
      let place = finding.head ?? finding.base
      return [
        finding.severity.rawValue, finding.verdict?.rawValue ?? "-", finding.rule.id,
        finding.module?.text ?? "-", finding.contract?.text ?? "-",
        finding.direction?.rawValue ?? "-", place?.description ?? "-",
        place?.pointer?.description ?? "", finding.witness?.compactText ?? "",
        finding.affected.map { "\($0.module) \($0.contract) \($0.verdict.rawValue)" }
          .joined(separator: ","),
      ].joined(separator: " | ") + (finding.waiver.map { " | waived by \($0.owner)" } ?? "")
    }
    lines += review.modules.map { module in
      let needs = module.requiredVersion?.description ?? "-"
      return "\(module.name): \(module.verdict.rawValue), needs \(needs)"
    }
    lines.append("diff \(review.diff.outcome.rawValue), check \(outcome.rawValue)")
    return lines.joined(separator: "\n") + "\n"
  }
}
