import Contracts
import Diagnostics
import Files
import JSON
import Reports
import SwiftTypes

/// `treaty explain FILE#POINTER`: why a place in a schema became that type, property or check.
func explainPlace(_ operand: String) throws(Failure) {
  let (path, written) = try SchemaInput.parts(of: operand)
  let location = try ConfigurationLocation.inWorkingTree()
  let contracts = readContracts(
    in: try onFiles { () throws(FileError) in try workingTree(at: location.folder) },
    fallback: try location.settings())
  let file = try inside(location.folder, path)
  let pointer = written.pointer(in: contracts.documents[Name(file)]?.root)
  let configuration = contracts.configuration
  var options = GenerationOptions(
    access: configuration.swiftAccess, style: configuration.swiftStyle)
  if let path = configuration.swiftNames,
    let lock = try fileBytes(joined(location.folder, path))
  {
    options.names = try names(lock, path)
  }
  let explanation: PlaceExplanation
  do throws(NoExplanation) {
    explanation = try explainSwift(
      at: pointer, ofFile: file, in: contracts, options: options)
  } catch {
    if let fault = fault(error, file, pointer, in: contracts) {
      throw .notJudged("\(fault.place.description): \(fault.message)")
    }
    if case .unknownFile = error, try fileBytes(path) == nil {
      throw .notJudged("\(path): there is no such file" + hint(error, file))
    }
    throw .usage(message(error, file, pointer))
  }
  try Console.out(text(of: explanation))
}

/// The path as the contracts know it: from the folder of treaty.json.
private func inside(_ folder: String, _ path: String) throws(Failure) -> String {
  let absolute = try absolutePath(path)
  let prefix = folder + "/"
  guard absolute.utf8.starts(with: prefix.utf8) else { return path }
  return String(decoding: absolute.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
}

private func text(of explanation: PlaceExplanation) -> String {
  var lines = fitted(explanation.headline.harmless)
  lines.append("  \(explanation.place.description.harmless)")
  if !explanation.reasons.isEmpty { lines.append("") }
  lines += explanation.reasons.flatMap { fitted($0.harmless) }
  if !explanation.keywords.isEmpty { lines.append("") }
  let width = min(24, explanation.keywords.map(\.name.count).max() ?? 0)
  for (name, effect) in explanation.keywords {
    let margin = String(repeating: " ", count: max(0, width - name.count))
    lines.append("  \(name.harmless)\(margin)  \(effect.harmless)")
  }
  return lines.joined(separator: "\n") + "\n"
}

/// The finding that says why there is nothing: the file cannot be read, or no schema stands there.
private func fault(
  _ error: NoExplanation, _ file: String, _ pointer: JSONPointer, in contracts: ContractSet
) -> Diagnostic? {
  contracts.diagnostics.first { diagnostic in
    guard diagnostic.rule.severity == .error, Name(diagnostic.place.file) == Name(file) else {
      return false
    }
    switch error {
    case .unknownFile: return contracts.documents[Name(file)] == nil
    case .unknownPlace: return false
    case .notReached:
      // The finding stands at the schema, or at a keyword of it.
      return diagnostic.place.pointer?.tokens.starts(with: pointer.tokens) ?? false
    }
  }
}

/// The file that may have been meant.
private func hint(_ error: NoExplanation, _ file: String) -> String {
  guard case .unknownFile(let known) = error else { return "" }
  return nearest(to: file, in: known).map { ": did you mean \($0)?" } ?? ""
}

private func message(
  _ error: NoExplanation, _ file: String, _ pointer: JSONPointer
) -> String {
  switch error {
  case .unknownFile:
    return "\(file) is no part of the contracts\(hint(error, file))\n"
      + "name it in treaty.json, under `schemas` for example, or refer to it from a schema that is"
  case .unknownPlace:
    return "\(file) has no value at #\(pointer)"
  case .notReached:
    return "nothing at \(file)#\(pointer) is part of a schema that a contract reaches"
  }
}
