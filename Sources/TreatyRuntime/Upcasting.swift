/// The step from one payload version to the next: what `treaty generate` writes for each pair of versions.
///
/// Where every value of the old version is a value of the new one, there is nothing to write by hand.
/// Where the new version asks for something that the old one does not say, `Step` has exactly that, and
/// the step does not compile until somebody writes how to come by it:
///
///     extension Shop.Events.OrderPlaced.FromV1 {
///       static func step(for old: Shop.Events.OrderPlaced.V1) -> Step { Step(currency: "EUR") }
///     }
public protocol Upcastable {
  /// The payload before the step.
  associatedtype Old: JSONEncodable
  /// The payload after it.
  associatedtype New: JSONDecodable
  /// What the new version needs and the old one does not say; `Void` when that is nothing.
  associatedtype Step

  /// What the new version needs, for one payload.
  static func step(for old: Old) throws(UpcastFailure) -> Step
  /// The payload after the step.
  static func upcast(_ old: Old, applying step: Step) throws(UpcastFailure) -> New
}

/// Why a stored payload does not become a newer version.
public enum UpcastFailure: Error, Sendable, Hashable {
  /// The schema of the new version refuses what came out.
  case refused(DecodingFailure)
  /// A handwritten step has no answer, for the reason it gives.
  case noStep(String)
  /// A member was to be called otherwise, and the payload has another member of that name, which its
  /// schema does not declare.
  case nameTaken(String, former: String)
}

extension UpcastFailure: CustomStringConvertible {
  /// What is wrong.
  public var description: String {
    switch self {
    case .refused(let failure): "the new version refuses the payload: \(failure)"
    case .noStep(let reason): reason
    case .nameTaken(let name, let former):
      "the payload has a member \"\(name)\" already, which \"\(former)\" is called now"
    }
  }
}

extension Upcastable {
  /// The payload after the step.
  public static func upcast(_ old: Old) throws(UpcastFailure) -> New {
    try upcast(old, applying: try step(for: old))
  }

  /// Reads the old payload as the new one once some of its members are changed.
  public static func upcast(
    _ old: Old, changing change: (inout RawMembers) throws(UpcastFailure) -> Void
  ) throws(UpcastFailure) -> New {
    var members: RawMembers
    do throws(DecodingFailure) {
      members = try RawMembers(members: old)
    } catch {
      throw .refused(error)
    }
    try change(&members)
    do throws(DecodingFailure) {
      return try New(json: members.jsonBytes())
    } catch {
      throw .refused(error)
    }
  }
}

extension OrderedMap where Value == RawJSON {
  /// Gives the member of a name another name, which no other member may have.
  public mutating func rename(_ name: String, to other: String) throws(UpcastFailure) {
    guard let value = self[name] else { return }
    guard self[other] == nil else { throw .nameTaken(other, former: name) }
    self[other] = value
    self[name] = nil
  }

  /// Gives a member a value where it is absent.
  public mutating func fill(_ name: String, with value: RawJSON) {
    if self[name] == nil { self[name] = value }
  }
}

extension RawJSON {
  /// The text of a value that a step gives; throws where it has none.
  public init(ofStep value: some JSONEncodable) throws(UpcastFailure) {
    do throws(EncodingFailure) {
      self.init(checked: try value.checkedJSONBytes())
    } catch {
      throw .refused(DecodingFailure(error))
    }
  }
}

extension Upcastable where Step == Void {
  /// Nothing is needed.
  public static func step(for old: Old) {}

  /// Reads the old payload as the new one.
  public static func upcast(_ old: Old, applying step: Void) throws(UpcastFailure) -> New {
    do throws(DecodingFailure) {
      return try old.converted(to: New.self)
    } catch {
      throw .refused(error)
    }
  }
}
