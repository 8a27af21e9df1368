import Compatibility
import Contracts
import Diagnostics
import Foundation
import TestSupport
import Testing

@Test("This repository's own contracts keep the rules")
func ownContractsAreFine() {
  var files: [String: [UInt8]] = [:]
  for folder in ["contracts", "docs/migrations", "docs/decisions"] {
    let found = GateCase.overlay(SharedData.repositoryRoot.appending(path: folder), over: [:])
    for (path, bytes) in found { files["\(folder)/\(path)"] = bytes }
  }
  let configuration = SharedData.repositoryRoot.appending(path: "treaty.json")
  if let bytes = try? Data(contentsOf: configuration) { files["treaty.json"] = Array(bytes) }
  let set = readContracts(in: GateCase.snapshot("head", files))
  #expect(set.modules.count >= 2)
  let found = check(review(from: set, to: set)).findings
  #expect(found.map { "\($0.rule.id): \($0.message)" } == [])
}
