internal import JSON

extension Reading {
  /// A count: a non-negative integer, `2.0` included; beyond `Int` it is as good as infinite.
  mutating func count(_ site: KeywordSite) -> Int? {
    guard let count = site.value.count else {
      illegal(site, "a non-negative integer")
      return nil
    }
    return count
  }

  mutating func number(_ site: KeywordSite) -> JSONNumber? {
    guard case .number(let number) = site.value else {
      illegal(site, "a number")
      return nil
    }
    return number
  }

  /// A list of distinct texts; a repeated one is reported and dropped.
  mutating func names(_ value: JSON, _ site: KeywordSite) -> [Name]? {
    guard case .array(let items) = value else { return nil }
    var names: [Name] = []
    var seen: Set<Name> = []
    for item in items {
      guard case .string(let text) = item else { return nil }
      if seen.insert(Name(text)).inserted {
        names.append(Name(text))
      } else {
        untidy(site, "`\(site.name)` has `\(text)` twice.")
      }
    }
    return names
  }

  /// A list of at least one schema.
  mutating func schemas(_ site: KeywordSite) -> [NodeID]? {
    guard case .array(let items) = site.value, !items.isEmpty else {
      illegal(site, "an array of at least one schema")
      return nil
    }
    return children(of: site, items)
  }

  mutating func schemasByName(_ site: KeywordSite) -> [NamedSchema]? {
    guard case .object(let object) = site.value else {
      illegal(site, "an object whose members are schemas")
      return nil
    }
    return children(of: site, object)
  }
}

extension JSON {
  /// The value as a count, nil when it is none.
  var count: Int? {
    guard case .number(let number) = self, number.isInteger, number >= JSONNumber(0) else {
      return nil
    }
    return number.int ?? Int.max
  }
}
