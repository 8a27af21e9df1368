import Contracts
import JSON
import Testing

@Test(
  "Versions are read as Semantic Versioning 2.0.0 says",
  arguments: [
    ("1.2.3", true), ("0.0.0", true), ("1.0.0-alpha.1", true), ("1.0.0-0a", true),
    ("1.0.0+build.01", true), ("1.0.0-a+b", true), ("1.0.0--", true), ("1.2", false),
    ("v1.2.3", false), ("01.2.3", false), ("1.2.3-", false), ("1.2.3-01", false),
    ("1.2.3-a..b", false), ("1.2.3+", false), ("", false), ("1.2.3 ", false),
    ("99999999999999999999.0.0", false), ("1.2.3-é", false),
  ])
func versionsAreRead(_ text: String, _ isLegal: Bool) {
  #expect((Version(text) != nil) == isLegal)
  if let version = Version(text) { #expect(version.description == text) }
}

@Test("Precedence is that of section 11")
func precedence() {
  let ordered = [
    "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2",
    "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.1.0", "2.0.0",
  ].compactMap { Version($0) }
  #expect(ordered.count == 11)
  #expect(ordered.shuffled().sorted() == ordered)
}

@Test(
  "A bump leads to the least version that moved far enough",
  arguments: [
    ("1.2.3", Bump.patch, "1.2.4"), ("1.2.3", .minor, "1.3.0"), ("1.2.3", .major, "2.0.0"),
    ("2.0.0-rc.1", .major, "2.0.0"), ("2.1.0-rc.1", .minor, "2.1.0"),
    ("2.1.0-rc.1", .major, "3.0.0"), ("1.2.3", .none, "1.2.3"),
  ])
func bumps(_ from: String, _ bump: Bump, _ to: String) {
  #expect(Version(from)?.bumped(by: bump).description == to)
}

@Test(
  "A range contains what all its comparisons allow",
  arguments: [
    (">=1.0.0 <2.0.0", "1.9.9", true), (">=1.0.0 <2.0.0", "2.0.0", false),
    (">=1.0.0 <2.0.0", "2.0.0-rc.1", false), (">1.0.0", "1.0.0", false), ("=1.0.0", "1.0.0", true),
    ("<=1.0.0", "0.1.0", true),
  ])
func ranges(_ range: String, _ version: String, _ isContained: Bool) throws {
  let version = try #require(Version(version))
  #expect(VersionRange(range)?.contains(version) == isContained)
}

@Test("Ranges are compared by what they contain, and unreadable ones are none")
func rangeInclusion() throws {
  let narrow = try #require(VersionRange(">=1.2.0 <2.0.0"))
  let wide = try #require(VersionRange(">=1.0.0 <3.0.0"))
  #expect(narrow.isSubset(of: wide) && !wide.isSubset(of: narrow) && wide.isSubset(of: wide))
  #expect(VersionRange(">2.0.0 <1.0.0")?.isEmpty == true)
  for text in ["^1.0.0", "", "1.0.0", ">=1.0", ">=1.0.0  <2.0.0"] {
    #expect(VersionRange(text) == nil)
  }
}

@Test(
  "Globs stay within segments, except for **",
  arguments: [
    ("contracts/*/*.contract.json", "contracts/a/a.contract.json", true),
    ("contracts/*/*.contract.json", "contracts/a/b/a.contract.json", false),
    ("schemas/**/*.json", "schemas/a.json", true),
    ("schemas/**/*.json", "schemas/a/b/c.json", true),
    ("**", "a/b", true), ("a?c", "aéc", true), ("a*b*c", "aXbYbZc", true), ("a*b", "ac", false),
    ("a/**", "a", true), ("*", "a/b", false), ("./schemas/*.json", "schemas/a.json", true),
    ("././a", "a", true), (".a/*", ".a/b", true), (".a/*", "a/b", false),
  ])
func globs(_ pattern: String, _ path: String, _ isMatch: Bool) {
  #expect(Glob(pattern).matches(path) == isMatch)
}

/// Globs that lead up are told by how they begin.
@Test func aGlobBeginsWhereItLeads() {
  #expect(Glob("./../../contracts/*.json").pattern == "../../contracts/*.json")
  #expect(Glob("./schemas/a/*.json").fixedFolder == "schemas/a")
}

@Test(
  "Type names carry their layer and namespace",
  arguments: [
    ("core.Paused", "core"), ("shared.billing.Paid", "shared.billing"),
    ("pack.clinic.visits.Booked", "pack.clinic"), ("core.a.B", nil), ("shared.Paid", nil),
    ("Paid", nil), ("shared.Billing.Paid", nil), ("core.paid", nil), ("other.x.Y", nil),
  ] as [(String, String?)])
func typeNames(_ text: String, _ namespace: String?) {
  #expect(TypeName(text)?.namespace.text == namespace)
}
