internal import Diagnostics
internal import JSON

/// Members of schemas that are no keywords, but look like one: slips, which assert nothing.
///
/// A schema may have members of any name (2020-12 core, section 6.5). What is told here is what no author
/// means: a name that differs from that of an asserting keyword by a letter or two, or by capitals only. A name
/// that begins with `x-` is somebody's own, unless it is nearly one of Treaty's own.
struct Lookalikes {
  /// What was found out before: most unknown members have one of a few names.
  private var known: [Name: String?] = [:]

  /// What is wrong with a member that the dialect does not know; nil for most.
  mutating func fault(of member: JSONMember, in dialect: Dialect) -> String? {
    if member.name == "nullable", member.value.bool == true {
      return "`nullable` is a keyword of OpenAPI 3.0 and means nothing here: what allows `null` is "
        + "`\"type\": [\"string\", \"null\"]`."
    }
    if let own = OwnKeyword(meantBy: member) {
      return "`\(member.name)` is no keyword and does nothing: did you mean `\(own.rawValue)`?"
    }
    let start = member.name.text.utf8.prefix(2)
    guard !start.elementsEqual("x-".utf8), !start.elementsEqual("X-".utf8),
      let keyword = keyword(like: member, in: dialect)
    else { return nil }
    return "`\(member.name)` is no keyword and asserts nothing: did you mean `\(keyword)`?"
  }

  private mutating func keyword(like member: JSONMember, in dialect: Dialect) -> String? {
    if member.name == "ref", member.value.string != nil { return "$ref" }
    if let known = known[member.name] { return known }
    let found = Self.keyword(like: member.name.text, in: dialect)
    known[member.name] = .some(found)
    return found
  }

  private static func keyword(like name: String, in dialect: Dialect) -> String? {
    let size = name.utf8.count
    guard (4...24).contains(size) else { return nil }
    let keywords = KeywordTable.of(dialect).values.filter(\.asserts).map(\.name.text)
    let small = name.lowercased()
    if let other = keywords.first(where: { Name($0.lowercased()) == Name(small) }) { return other }
    let limit = size < 5 ? 0 : size < 7 ? 1 : 2
    return nearest(to: name, in: keywords, within: limit)
  }
}
