/// 20,000 events of about 500 bytes: escapes, text beyond ASCII, optional members, a nested object, two
/// arrays. The same in every run.
struct Input {
  var texts: [[UInt8]] = []
  private var state: UInt64 = 42

  init(count: Int, unknownMembers: Bool) {
    for index in 0..<count { texts.append(Array(event(index, unknownMembers).utf8)) }
  }

  private mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private mutating func hex(_ count: Int) -> String {
    (0..<count).map { _ in String(next(16), radix: 16) }.joined()
  }

  private mutating func event(_ index: Int, _ unknownMembers: Bool) -> String {
    let types = ["core.AdminEventRecorded", "shared.billing.InvoiceSent", "pack.crm.deals.Won"]
    let names = ["Ada Lovelace", "Jürgen Groß", "Miyamoto \\\"Mu\\\" Musashi", "李小龍"]
    let notes = ["paid in full", "line one\\nline two", "façade über naïve", "tab\\tand \\u20ac 5"]
    var text = #"{"event_id":"\#(hex(32))","event_type":"\#(types[next(3)])","#
    text += #""payload_schema_version":\#(1 + next(4)),"#
    text += #""occurred_at":"2026-11-\#(10 + next(20))T0\#(next(10)):\#(10 + next(50)):00Z","#
    text += #""source_ref":"connector:\#(next(1_000))","#
    let kind = ["human", "service", "agent"][next(3)]
    text += #""actor":{"kind":"\#(kind)","id":"u-\#(next(100_000))","name":"\#(names[next(4)])"},"#
    text += #""amount":\#(next(1_000_000)).\#(10 + next(90)),"is_test":\#(next(2) == 0),"#
    let tags = (0..<next(4)).map { _ in "\"tag-\(next(50))\"" }
    text += #""tags":[\#(tags.joined(separator: ","))],"lines":["#
    let lines = (0..<1 + next(3)).map { _ in
      #"{"sku":"\#(hex(8))","quantity":\#(1 + next(20)),"price":\#(next(500)).5}"#
    }
    text += lines.joined(separator: ",") + "]"
    if next(3) > 0 { text += #","note":"\#(notes[next(4)])""# }
    if unknownMembers {
      text += #","trace":{"span":"\#(hex(16))","depth":\#(next(9))},"region":"eu-\#(next(9))""#
      text += #","scores":[\#(next(99)),\#(next(99)).25,null]"#
    }
    if next(2) > 0 { text += #","correlation_id":"c-\#(hex(12))""# }
    return text + "}"
  }
}
