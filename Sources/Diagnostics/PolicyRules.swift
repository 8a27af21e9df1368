extension Rule {
  /// `policy.loosened`.
  public static let policyLoosened = Rule(
    id: "policy.loosened", severity: .error,
    title: "A change loosens the policy that it is judged by.",
    why:
      """
      Whoever can loosen the rule in the same change that breaks it is held by no rule. The run judges \
      by the stricter of both sides, and asks for the loosening to be decided by itself.
      """,
    example: "\"content_model\": \"strict\" becomes \"declared\"",
    fix:
      """
      Keep the setting; or, when it was decided to loosen it, waive this finding, so that it \
      has a reason and somebody who answers for it.
      """)

  /// `waiver.expired`.
  public static let waiverExpired = Rule(
    id: "waiver.expired", severity: .error,
    title: "A waiver has expired, and its finding is still there.",
    why: "It let the finding pass until a day; that day is over.",
    example: "\"expires\": \"2026-01-31\" in February",
    fix: "Mend what was waived, or write a new waiver with a new reason and day.")

  /// `waiver.unused`.
  public static let waiverUnused = Rule(
    id: "waiver.unused", severity: .warning,
    title: "A waiver lets nothing pass.",
    why: "It would let the same change pass when somebody makes it again.",
    example: "the change was undone, or has been released",
    fix: "Take it out of contracts/waivers.json.")

  /// The rules about policy and its exceptions.
  static let policies: [Rule] = [.policyLoosened, .waiverExpired, .waiverUnused]
}
