internal import JSON

/// `dependentRequired`, `dependentSchemas` and their ancestor `dependencies`, which 2019-09 and
/// 2020-12 keep for compatibility (2020-12 core, section 10.2.2.4; validation, section 6.5.4).
enum DependencyKeywords {
  static let rules = [
    KeywordRule("dependencies", .all, .applicator, read: readDependencies),
    KeywordRule("dependentRequired", .from2019, .validation, read: readDependentRequired),
    KeywordRule("dependentSchemas", .from2019, .applicator) { reading, site in
      if let members = reading.schemasByName(site) { reading.add(.dependentSchemas(members), site) }
    },
  ]

  @Sendable private static func readDependencies(_ reading: inout Reading, _ site: KeywordSite) {
    guard case .object(let object) = site.value else {
      return reading.illegal(site, "an object of schemas and arrays of member names")
    }
    let place = site.pointer.appending(site.name)
    var required: [DependentNames] = []
    var schemas: [NamedSchema] = []
    for member in object.members {
      guard case .array = member.value else {
        let node = reading.child(member.value, at: place.appending(member.name), site)
        schemas.append(NamedSchema(name: member.name, schema: node))
        continue
      }
      guard let names = reading.names(member.value, site) else {
        reading.illegal(site, "an object of schemas and arrays of member names")
        continue
      }
      required.append(DependentNames(name: member.name, required: names))
    }
    if !required.isEmpty { reading.add(.dependentRequired(required), site) }
    if !schemas.isEmpty { reading.add(.dependentSchemas(schemas), site) }
  }

  @Sendable private static func readDependentRequired(
    _ reading: inout Reading, _ site: KeywordSite
  ) {
    let expected = "an object whose members are arrays of member names"
    guard case .object(let object) = site.value else { return reading.illegal(site, expected) }
    var dependents: [DependentNames] = []
    for member in object.members {
      guard let names = reading.names(member.value, site) else {
        return reading.illegal(site, expected)
      }
      dependents.append(DependentNames(name: member.name, required: names))
    }
    reading.add(.dependentRequired(dependents), site)
  }
}
