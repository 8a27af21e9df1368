import Contracts
import JSON
import Schema

/// What becomes of keywords that assert nothing.
extension PlaceReader {
  func annotationEffect(of name: Name) -> String {
    switch name.text {
    case "$defs", "definitions": return "holds schemas for others to refer to"
    case "$schema": return "says which dialect this is"
    case "$anchor", "$id", "id":
      let isName = node.anchor != nil && plan.map { isNamedByAnchor($0) } ?? false
      return "gives the schema a name to refer to" + (isName ? ", and its type that name" : "")
    case "$dynamicAnchor", "$recursiveAnchor": return "gives the schema a name to refer to"
    default: break
    }
    guard let effect = generatedEffect(of: name) else {
      return absence == .unused ? Absence.unused.effect : "asserts nothing"
    }
    return effect
  }

  /// What generated code has of it; nil when that is nothing.
  private func generatedEffect(of name: Name) -> String? {
    let isOn = node.source[name]?.bool == true
    return switch name.text {
    case "title" where isTold:
      "becomes documentation"
        + (isNaming
          ? node.namingTitle == nil ? "; it is too long for a name" : ", and names types and cases"
          : "")
    case "description": isTold ? "becomes documentation" : nil
    case "examples": isShownByExamples ? "becomes documentation: the first three" : nil
    case "readOnly", "writeOnly": isOn ? accessEffect(of: name) : nil
    case "deprecated": isOn ? deprecationEffect : nil
    case "default": absence == nil ? defaultEffect : nil
    case "x-open": isOn && isOpen ? "keeps values that the schema does not name" : nil
    case "x-decimal": isOn && isDecimal ? "keeps the number exact, whatever its format" : nil
    case "x-renamed-from" where isMember && !planner.isIdleRename(id):
      "says what the member was called, for steps between versions"
    default: nil
    }
  }

  /// Whether a declaration has what the schema says about itself.
  private var isTold: Bool {
    switch role {
    case .member(_, _, _, _, .constant(.null))?, .member(_, _, _, _, .constant(.number(_, nil)))?:
      false
    case .member?, .group?, .position?, .branch?, .value?: true
    case .rest?, .items?, nil: plan != nil
    }
  }

  private var isShownByExamples: Bool {
    switch role {
    case .member?, .position?, .branch?: true
    case .group?, .value?, .rest?, .items?, nil: plan != nil
    }
  }

  /// Whether something is called by its title. Members have the names of JSON.
  private var isNaming: Bool {
    switch role {
    case .group?, .position?, .branch?: true
    case .member?, .rest?, .items?, nil: plan != nil && !isDefinition
    case .value?: false
    }
  }

  private var isMember: Bool { if case .member? = role { true } else { false } }

  private var deprecationEffect: String? {
    switch role {
    case .value?: "becomes documentation"
    case .member(_, _, _, _, .value)?: "marks the declaration"
    default:
      plan.map {
        $0.deprecatedName == nil ? "becomes documentation" : "marks the name of the type"
      }
    }
  }

  private var isOpen: Bool {
    switch shape?.kind {
    case .choice(let choice)?: choice.isOpen && !choice.isTolerant
    case .values(let choice)?: choice.isOpen && !choice.isTolerant
    case .union(let union)?: union.isOpen
    default: false
    }
  }

  private var isDecimal: Bool {
    switch plan?.kind {
    case .wrapper(let type)?, .alias(let type)?: type.withoutNull.isDecimal
    default: type?.withoutNull.isDecimal ?? false
    }
  }

  private func accessEffect(of name: Name) -> String? {
    guard isMember else { return nil }
    guard planner.style.inputViews == .nested else {
      return "becomes documentation, and asserts nothing"
    }
    let input = name == "readOnly" ? "is left out of `Input`" : "is part of `Input`"
    return "becomes documentation, and \(input); asserts nothing"
  }
}

extension SwiftType {
  fileprivate var isDecimal: Bool { if case .number = self { true } else { false } }
}
