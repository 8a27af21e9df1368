public import Diagnostics
import JSON

extension Generation {
  /// What is wrong with contracts and with generating from them, by place.
  ///
  /// What a schema's own findings say is not said again: of `{"type": "strin"}`, that `type` cannot be
  /// generated.
  public func findings(ofContracts contracts: [Diagnostic]) -> [Diagnostic] {
    // Of a circle of references, one is told: the others lead to it.
    let isTold = contracts.contains { $0.rule.id == SchemaRules.referenceCycle.id }
    return Self.findings(
      ofContracts: contracts, ofTypes: diagnostics, except: isTold ? circular : [])
  }

  /// The same of one place among others; `told` are places about which enough is said elsewhere.
  static func findings(
    ofContracts contracts: [Diagnostic], ofTypes types: [Diagnostic], except told: Set<Place> = []
  ) -> [Diagnostic] {
    var faulty = told
    for fault in contracts where fault.rule.severity == .error {
      guard fault.rule.id.hasPrefix("schema."), let pointer = fault.place.pointer else { continue }
      faulty.insert(Place(file: fault.place.file, pointer: pointer))
      // What is no schema has its own name for the keyword that cannot be read.
      guard fault.rule.id == SchemaRules.illegalValue.id else { continue }
      let keyword = pointer.appending(pointer.tokens.last ?? "")
      faulty.insert(Place(file: fault.place.file, pointer: keyword))
    }
    let others = types.filter { finding in
      finding.rule.id != SwiftRules.notGenerated.id
        || !faulty.contains(Place(file: finding.place.file, pointer: finding.place.pointer))
    }
    return (contracts + others).sorted(by: precedes)
  }

  /// Whether the input is to blame: a file that cannot be read, or a schema that means nothing certain.
  /// Nothing is judged then, so that a script cannot take it for a finding about what was generated.
  public static func isInputFaulty(_ findings: [Diagnostic]) -> Bool {
    findings.contains { finding in
      finding.rule.severity == .error
        && ["file.", "schema."].contains { finding.rule.id.utf8.starts(with: $0.utf8) }
    }
  }

  private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let files = (Name(left.place.file), Name(right.place.file))
    if files.0 != files.1 { return files.0 < files.1 }
    let starts = (left.place.range?.start, right.place.range?.start)
    let a = (starts.0?.line ?? 0, starts.0?.column ?? 0, Name(left.rule.id), Name(left.message))
    let b = (starts.1?.line ?? 0, starts.1?.column ?? 0, Name(right.rule.id), Name(right.message))
    return a < b
  }
}
