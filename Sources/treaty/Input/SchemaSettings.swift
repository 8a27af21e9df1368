import Compatibility
import Contracts
import Files
import Inclusion
import Schema

/// How schemas are read: what the command line says, then what `treaty.json` says.
struct SchemaSettings {
  /// The dialect of schemas that name none, and whether `format` asserts.
  let options: SchemaOptions
  /// Where the documents under a URI prefix lie; folders are absolute.
  let references: [Configuration.ReferenceFolder]
  /// How much work a decision may take.
  let budget: Budget

  /// Settles both; a `treaty.json` that cannot be understood is an error, not a default.
  init(_ invocation: Invocation) throws(Failure) {
    let location = try ConfigurationLocation.inWorkingTree()
    let settings = try location.settings()
    let named = invocation.value("--dialect").flatMap(Dialect.init(rawValue:))
    options = SchemaOptions(
      defaultDialect: named ?? settings.dialect, assertFormat: invocation.has("--assert-format"))
    var references: [Configuration.ReferenceFolder] = []
    for option in invocation.values("--map") { references.append(try Self.mapping(option)) }
    for reference in settings.references {
      references.append(
        Configuration.ReferenceFolder(
          prefix: reference.prefix,
          folder: try absolutePath(joined(location.folder, reference.folder))))
    }
    self.references = references
    var budget = settings.budget
    budget.steps = try Self.count("--steps", invocation) ?? budget.steps
    budget.states = try Self.count("--states", invocation) ?? budget.states
    budget.depth = try Self.count("--depth", invocation) ?? budget.depth
    self.budget = Budget(budget)
  }

  /// The options that raise or lower the budget of `treaty.json`.
  static let budgetOptions: [Option] = [
    .value("--steps", "N", "Steps that one decision may take."),
    .value("--states", "N", "States of one automaton of patterns."),
    .value("--depth", "N", "Levels of nesting to look at."),
  ]

  private static func count(_ name: String, _ invocation: Invocation) throws(Failure) -> Int? {
    guard let text = invocation.value(name) else { return nil }
    guard let count = Int(text), count > 0 else {
      throw .usage("\(name) takes a whole number, at least 1, not \(text)")
    }
    return count
  }

  /// Reads `https://example.org/=vendor/example`.
  private static func mapping(_ option: String) throws(Failure) -> Configuration.ReferenceFolder {
    let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw .usage("--map takes PREFIX=FOLDER, not \(option)")
    }
    let folder = try absolutePath(parts[1])
    guard kind(ofPath: folder) == .folder else {
      throw .usage("--map \(option): there is no folder \(parts[1])")
    }
    return Configuration.ReferenceFolder(prefix: parts[0], folder: folder)
  }
}
