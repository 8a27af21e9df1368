import JSON

/// The step from one payload version to the next, and what has to be written for it by hand.
struct UpcastPlan {
  /// The numbers of the versions.
  let old: Int
  let new: Int
  let kind: Kind

  enum Kind {
    /// Every value of the old version is a value of the new one.
    case derived
    /// The members of the new version that the old one does not give.
    case holes([Hole])
    /// Nothing less than the whole payload can be asked for; nil where the versions do not say why.
    case whole(Reason?)
  }

  /// A member that the new version needs, or wants otherwise than the old one has it.
  struct Hole {
    let member: MemberPlan
    let source: Source
    /// The name that it had before: the step leaves nothing there.
    let former: String?
    let reason: Reason
  }

  /// Why what the old version gives will not do.
  enum Reason {
    /// It has no such member.
    case absent
    /// It may leave the member out.
    case optional
    /// A version, which need not be the last one, allows a value, given as JSON text, that a keyword of
    /// the new version refuses.
    case refused(String, keyword: String, allowedBy: Int)
    /// A version allows numbers that the type of the new one does not hold, by its `format`.
    case overflow(allowedBy: Int)
    /// That all values of a version will do is not proved, and why.
    case unproved(String, of: Int)
    /// It passes on a member that a version before it declares, and the new one refuses it.
    case passedOn(String, declaredBy: Int)
    /// It passes on a member of that name, which a version before it declares.
    case taken(String, declaredBy: Int)
    /// Several members of the new version are to have the value of one.
    case shared(String, by: [String])
    /// Payloads of an earlier version arrive unchanged, of which it says more than what members they have.
    case saysMore(Int)
  }

  /// Where the value of a member comes from.
  enum Source {
    /// Somebody has to write it.
    case written
    /// There is only one that it can have, in the place of what the old version declares or, where it
    /// declares nothing, of nothing.
    case constant(Constant, replacing: Bool)
    /// The `default` of the new version, where the old payload has none.
    case fallback(JSON)
    /// The member of this name, as `x-renamed-from` says; else the `default`, where it may be absent.
    case renamed(String, fallback: JSON?)
  }

  /// Whether nothing has to be written by hand.
  var isMechanical: Bool {
    switch kind {
    case .derived: true
    case .whole: false
    case .holes(let holes):
      holes.allSatisfy { hole in
        if case .written = hole.source { false } else { true }
      }
    }
  }
}
