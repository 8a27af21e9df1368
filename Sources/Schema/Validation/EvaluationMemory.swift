internal import JSON

/// What schemas made of values in one walk, so that it is found out once.
///
/// Branches that lead to the same schema with the same value double the work at every level of a
/// recursive schema. Short walks, nearly all of them, are quicker without keeping anything.
struct EvaluationMemory {
  /// The schemas entered so far.
  var steps = 0
  /// How often a walk was given up because it was too deep.
  var losses = 0
  /// How many may be entered before answers are kept.
  var stepsWithout = 2_000
  private var answers: [Question: Answer] = [:]
  /// Dynamic scopes, by the resources in the order in which each was first entered: no more of a scope
  /// matters.
  private var scopes: [[NodeID]: Int] = [:]

  private var repetitions = 0

  private static let repetitionLimit = 1_000
  private static let limit = 1_000_000
  private static let lossLimit = 100

  /// A schema and a value, in a dynamic scope.
  struct Question: Hashable {
    let node: NodeID
    let value: Identity
    let scope: Int
    let isTracking: Bool
  }

  /// Which value it is.
  enum Identity: Hashable {
    /// One with parts, by where they lie in memory: the instance keeps them there for the whole walk.
    case parts(UInt)
    /// Another one, by when the walk came to it.
    case visit(Int)
  }

  struct Answer {
    let outcome: Outcome
    let evaluated: Evaluated?
  }

  /// Whether the walk is long enough.
  var isInUse: Bool { steps > stepsWithout }

  mutating func question(
    _ node: NodeID, _ instance: JSON, _ visit: Int, _ scope: [NodeID], isTracking: Bool
  ) -> Question {
    let address: UInt? =
      switch instance {
      case .array(let items) where !items.isEmpty: items.addressOfElements
      case .object(let object) where object.count > 0: object.members.addressOfElements
      default: nil
      }
    return Question(
      node: node, value: address.map { .parts($0) } ?? .visit(visit), scope: number(of: scope),
      isTracking: isTracking)
  }

  /// What is known. Why a value is rejected is not kept: who has to say so looks again, so many times.
  mutating func answer(_ question: Question, hasToSayWhy: Bool) -> Answer? {
    guard let answer = answers[question] else { return nil }
    guard answer.outcome == .rejected, hasToSayWhy, repetitions < Self.repetitionLimit else {
      return answer
    }
    repetitions += 1
    return nil
  }

  /// Keeps an answer. What was given up may be answered elsewhere, where there is room to go on; but
  /// nobody looks for that again and again.
  mutating func keep(
    _ outcome: Outcome, _ evaluated: Evaluated?, for question: Question, lossesBefore: Int
  ) {
    let isLoss = outcome == .unknown && losses > lossesBefore && losses <= Self.lossLimit
    guard !isLoss, answers.count < Self.limit else { return }
    answers[question] = Answer(outcome: outcome, evaluated: evaluated)
  }

  private mutating func number(of scope: [NodeID]) -> Int {
    guard !scope.isEmpty else { return 0 }
    var seen: Set<NodeID> = []
    let distinct = scope.filter { seen.insert($0).inserted }
    if let known = scopes[distinct] { return known }
    scopes[distinct] = scopes.count + 1
    return scopes.count
  }
}

extension Array {
  fileprivate var addressOfElements: UInt? {
    withUnsafeBufferPointer { buffer in buffer.baseAddress.map { UInt(bitPattern: $0) } }
  }
}

extension [Node] {
  /// Of each schema, whether a reference leads to it, whatever the dynamic scope.
  func referredTo(_ dynamicAnchors: [NodeID: [Name: NodeID]]) -> [Bool] {
    var result = [Bool](repeating: false, count: count)
    for index in indices {
      guard case .keywords(let entries) = self[index].form else { continue }
      for entry in entries {
        switch entry.keyword {
        case .reference(let target): result[target.index] = true
        case .dynamicReference(let target, _): result[target.index] = true
        default: continue
        }
      }
    }
    for anchors in dynamicAnchors.values {
      for target in anchors.values { result[target.index] = true }
    }
    return result
  }
}
