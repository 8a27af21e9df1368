public import Diagnostics
public import JSON
public import Schema

/// `treaty.json`: where a repository's contracts are and how strictly they are kept.
public struct Configuration: Sendable {
  /// How members that a schema does not mention are read.
  public enum ContentModel: String, Sendable, CaseIterable { case declared, strict }
  /// What a breaking change requires below 1.0.0.
  public enum ZeroMajor: String, Sendable, CaseIterable { case strict, semver }
  /// The least verdict that makes `treaty diff` fail.
  public enum FailLevel: String, Sendable, CaseIterable { case documentation, additive, breaking }
  /// A format of a report.
  public enum Format: String, Sendable, CaseIterable { case text, json }
  /// Who may use generated Swift.
  public enum Access: String, Sendable, CaseIterable { case `internal`, package, `public` }

  /// A folder that stands for a URI prefix.
  public struct ReferenceFolder: Sendable, Hashable {
    /// What a reference begins with.
    public let prefix: String
    /// Where the rest of it is looked up.
    public let folder: String

    /// A prefix and its folder.
    public init(prefix: String, folder: String) {
      self.prefix = prefix
      self.folder = folder
    }

    /// What follows the prefix in a URI, without a slash before it; nil for other URIs.
    ///
    /// A prefix ends where a word ends: `http://a.org` does not answer for `http://a.organic/x`.
    public func rest(of uri: String) -> String? {
      guard SnapshotPath.startsWith(uri, prefix) else { return nil }
      let rest = uri.utf8.dropFirst(prefix.utf8.count)
      let slash = UInt8(ascii: "/")
      let endsInWord = prefix.utf8.last.map { isLetterOrDigit($0) } ?? true
      guard !endsInWord || rest.isEmpty || rest.first == slash else { return nil }
      return String(decoding: rest.drop { $0 == slash }, as: UTF8.self)
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool {
      (48...57).contains(byte) || (65...90).contains(byte & 0xDF) || byte >= 0x80
    }
  }

  /// Where the version of schema files without a manifest stands.
  public struct VersionSource: Sendable, Hashable {
    /// The file's path from the root.
    public let path: String
    /// Where the version stands in a JSON document; nil for a file that holds nothing else.
    public let pointer: JSONPointer?
  }

  /// How much work one decision may take; what is absent keeps its default.
  public struct Budget: Sendable, Hashable {
    /// Steps of the search for a proof or a witness.
    public var steps: Int?
    /// Values tried once the search has given up.
    public var candidates: Int?
    /// States of one automaton of patterns.
    public var states: Int?
    /// Levels of nesting.
    public var depth: Int?
    /// Parts of the largest witness shown.
    public var witnessParts: Int?
    /// Mebibytes of what is remembered.
    public var memory: Int?
    /// Seconds by the clock, the last resort.
    public var seconds: Int?

    /// A budget with every default.
    public init() {}
  }

  /// Globs of manifests.
  public var modules: [Glob] = []
  /// Globs of schema files outside modules.
  public var schemas: [Glob] = []
  /// Globs of registries that no manifest lists: `*.events.json` and `*.commands.json`.
  public var registries: [Glob] = []
  /// Where the version of the schema files outside modules stands; nil when they have none.
  public var schemasVersion: VersionSource?
  /// The dialect of schemas that name none.
  public var dialect: Dialect = .draft2020
  /// Folders that stand for URI prefixes, the longest prefix first.
  public var references: [ReferenceFolder] = []
  /// `auto` or a revision.
  public var baseline = "auto"
  /// How undeclared members are read.
  public var contentModel: ContentModel = .declared
  /// What breaking means below 1.0.0.
  public var zeroMajor: ZeroMajor = .strict
  /// What makes `treaty diff` fail.
  public var failLevel: FailLevel = .breaking
  /// The formats when the command line names none.
  public var formats: [Format] = [.text]
  /// How much work one decision may take.
  public var budget = Budget()
  /// The folder of generated Swift.
  public var swiftOutput = "generated"
  /// The access level of generated Swift.
  public var swiftAccess: Access = .internal
  /// The file that keeps the names of generated Swift; nil when they are not kept.
  public var swiftNames: String?
  /// What generated Swift has beyond what every program needs.
  public var swiftStyle = SwiftStyle()

  /// The configuration of a repository without `treaty.json`.
  public static let standard: Configuration = {
    var configuration = Configuration()
    configuration.modules = [Glob("contracts/*/*.contract.json")]
    return configuration
  }()

  /// A configuration with every default and no contracts.
  public init() {}

  /// Reads `treaty.json`; what is wrong in it is a finding and leaves the default.
  public init(reading document: JSONDocument, diagnostics: inout [Diagnostic]) {
    guard var reader = MemberReader(document, into: &diagnostics) else {
      self = .standard
      return
    }
    modules = reader.texts("modules").map { Glob($0.text) }
    schemas = reader.texts("schemas").map { Glob($0.text) }
    if let dialect = reader.choice("dialect", Dialect.self) { self.dialect = dialect }
    let folders = reader.textMembers("references").map {
      ReferenceFolder(prefix: $0.name.text, folder: $0.text)
    }
    references = folders.sorted { left, right in
      let lengths = (left.prefix.utf8.count, right.prefix.utf8.count)
      return lengths.0 == lengths.1
        ? Name(left.prefix) < Name(right.prefix) : lengths.0 > lengths.1
    }
    if let text = reader.text("baseline") { baseline = text }
    if let value = reader.choice("content_model", ContentModel.self) { contentModel = value }
    if let value = reader.choice("zero_major", ZeroMajor.self) { zeroMajor = value }
    if let value = reader.choice("fail_level", FailLevel.self) { failLevel = value }
    readFormats(&reader)
    let hasVersion = reader.optional("schemas_version") != nil
    let hasBudget = reader.optional("budget") != nil
    let hasSwift = reader.optional("swift") != nil
    let hasPlaces = reader.optional("modules") != nil || reader.optional("schemas") != nil
    reader.finish(into: &diagnostics)
    if !hasPlaces { modules = Self.standard.modules }
    if hasVersion { readVersionSource(document, diagnostics: &diagnostics) }
    if hasBudget { readBudget(document, diagnostics: &diagnostics) }
    if hasSwift { readSwift(document, diagnostics: &diagnostics) }
  }

  private mutating func readFormats(_ reader: inout MemberReader) {
    let texts = reader.texts("formats")
    reader.refuseEmpty("formats", of: "format")
    guard !texts.isEmpty else { return }
    formats = []
    for (pointer, text) in texts {
      if let format = Format(rawValue: text) {
        formats.append(format)
      } else {
        reader.report(.fileMemberWrong, at: pointer, "A format must be `text` or `json`.")
      }
    }
  }

  private mutating func readVersionSource(
    _ document: JSONDocument, diagnostics: inout [Diagnostic]
  ) {
    let pointer = JSONPointer(["schemas_version"])
    guard var reader = MemberReader(document, at: pointer, into: &diagnostics) else { return }
    let path = reader.requiredText("file")
    let place = reader.text("pointer")
    let parsed = place.flatMap { JSONPointer(parsing: $0) }
    if place != nil, parsed == nil { reader.wrong("pointer", "must be a JSON Pointer (RFC 6901)") }
    reader.finish(into: &diagnostics)
    if let path, place == nil || parsed != nil {
      schemasVersion = VersionSource(path: path, pointer: parsed)
    }
  }

  private mutating func readBudget(_ document: JSONDocument, diagnostics: inout [Diagnostic]) {
    let pointer = JSONPointer(["budget"])
    guard var reader = MemberReader(document, at: pointer, into: &diagnostics) else { return }
    budget.steps = reader.integer("steps")
    budget.candidates = reader.integer("candidates")
    budget.states = reader.integer("states")
    budget.depth = reader.integer("depth")
    budget.witnessParts = reader.integer("witness_parts")
    budget.memory = reader.integer("memory")
    budget.seconds = reader.integer("seconds")
    reader.finish(into: &diagnostics)
  }

  private mutating func readSwift(_ document: JSONDocument, diagnostics: inout [Diagnostic]) {
    let pointer = JSONPointer(["swift"])
    guard var reader = MemberReader(document, at: pointer, into: &diagnostics) else { return }
    if let text = reader.text("output") {
      if SnapshotPath.resolved(text, fromFolder: "") != nil {
        swiftOutput = text
      } else {
        reader.wrong(
          "output",
          "must be a folder below that of treaty.json, where files are replaced; to write elsewhere, "
            + "name the folder on the command line with --output")
      }
    }
    if let value = reader.choice("access", Access.self) { swiftAccess = value }
    if let text = reader.text("names") {
      if SnapshotPath.resolved(text, fromFolder: "") != nil {
        swiftNames = text
      } else {
        reader.wrong("names", "must be a file below the folder of treaty.json")
      }
    }
    swiftStyle = SwiftStyle(&reader)
    reader.finish(into: &diagnostics)
  }
}
