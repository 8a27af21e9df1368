public import Contracts
public import Diagnostics
import Schema

/// How Swift is generated.
public struct GenerationOptions: Sendable {
  /// How the types are divided among files.
  public enum Layout: Sendable, Hashable {
    /// For each module a file with the model and one with its decoding and encoding.
    case modules
    /// A fixed number of files, so that a build plug-in knows their names in advance.
    case shards(Int)
  }

  /// Who may use the types.
  public var access: Configuration.Access
  /// How the types are divided among files.
  public var layout: Layout

  /// The name of an enumeration that holds every type, when there is to be one.
  public var namespace: String?

  /// What the types have beyond what every program needs.
  public var style: Configuration.SwiftStyle

  /// The names that were chosen before; nil when nothing keeps names, and none may depend on what else
  /// there is.
  public var names: NameLock?

  /// Whether `Generation.names` is asked for; without a file that keeps them, nobody reads them.
  public var tellsNames = true

  /// Options from their parts.
  public init(
    access: Configuration.Access = .public, layout: Layout = .modules, namespace: String? = nil,
    style: Configuration.SwiftStyle = Configuration.SwiftStyle()
  ) {
    self.access = access
    self.style = style
    self.layout = layout
    self.namespace = namespace
  }
}

/// A file of generated Swift.
public struct GeneratedFile: Sendable, Hashable {
  /// The file's name, without folder.
  public let name: String
  /// Its whole text.
  public let text: String
}

/// What came of generating.
public struct Generation: Sendable {
  /// The files, by name.
  public let files: [GeneratedFile]
  /// What could not be generated; when there is an error, the files are not to be used.
  public let diagnostics: [Diagnostic]
  /// The names of all types, properties and cases; none unless they were asked for.
  public let names: NameLock
  /// The places of references that lead back to themselves. What was read says so of one of each circle.
  let circular: Set<Place>

  /// Whether nothing stands in the way of using the files.
  public var isComplete: Bool { !diagnostics.contains { $0.rule.severity == .error } }
}

/// Texts of generated files, or parts of them.
public struct WrittenTexts: Sendable {
  let texts: [SwiftText]

  init(_ texts: [SwiftText]) { self.texts = texts }
}

/// Does two pieces of work, of which neither changes what the other reads, one after the other or at the same
/// time, and gives both results.
public typealias InTwo = (
  _ first: () -> WrittenTexts, _ second: @escaping @Sendable () -> WrittenTexts
) -> (WrittenTexts, WrittenTexts)

/// The Swift types of everything a repository publishes.
///
/// The same contracts give the same bytes, on every machine and in every order of files. `inTwo` is for
/// programs with threads: a third of the work is writing, and both halves of that take about as long.
public func generateSwift(
  from set: ContractSet, options: GenerationOptions = GenerationOptions(),
  inTwo: InTwo = { ($0(), $1()) }
) -> Generation {
  var planner = Planner(
    set, within: options.namespace, style: options.style, lock: options.names ?? NameLock())
  planner.keepsNames = options.names != nil
  planner.tellsNames = options.tellsNames
  planner.planAll()
  let rules = planner.ruleTexts()
  let renderer = Renderer(
    access: options.access, planner: planner, isInOneFile: options.layout != .modules)
  let sources = Sources(planner: planner, renderer: renderer, rules: rules)
  let files: [GeneratedFile]
  switch options.layout {
  case .modules: files = sources.modules(inTwo)
  case .shards(let count): files = sources.shards(count, inTwo)
  }
  return Generation(
    files: files, diagnostics: planner.diagnostics,
    names: options.tellsNames ? planner.chosenNames(sources.registries) : NameLock(),
    circular: planner.circular)
}
