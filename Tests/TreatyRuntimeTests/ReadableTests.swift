import Testing
import TreatyRuntime

/// Maps as collections, and what is printed of values.
@Suite struct ReadableTests {
  private struct Node {
    var boxedNext: Boxed<[String]?>
    var note: Presence<String>
    var members: RawMembers
    var writtenForm = WrittenForm()
  }

  @Test func aMapIsACollectionOfItsMembers() {
    let map: OrderedMap = ["b": 1, "a": 2, "b": 3]
    #expect(map.map(\.name) == ["b", "a"] && map.map(\.value) == [3, 2])
    #expect(map[0].value == 3 && map["a"] == 2 && map.last?.name == "a" && map.count == 2)
    #expect(map.first { $0.value == 2 }?.name == "a")
    #expect(map.isEmpty == false && OrderedMap<Int>().isEmpty && OrderedMap<Int>().first == nil)
    #expect(OrderedMap(map.reversed()) == map && OrderedMap(map.reversed()).names == ["a", "b"])
    // The same letter in two spellings is two names.
    let pairs = ["\u{E9}", "e\u{301}", "x"].enumerated().map { ($0.element, $0.offset) }
    #expect(OrderedMap(pairs + [("x", 9)]).map(\.value) == [0, 1, 9])
  }

  @Test func valuesPrintAsWhatTheyHold() {
    let map: OrderedMap = ["b": 1, "a\n": 2]
    #expect("\(map)" == #"["b": 1, "a\n": 2]"# && "\(OrderedMap<Int>())" == "[:]")
    #expect("\(Presence<Int>.absent) \(Presence<Int>.null)" == "absent null")
    #expect("\(Presence.value("a")) \(Presence.value(1))" == #""a" 1"#)
    #expect("\(Boxed.value("a"))" == #""a""#)
    #expect(Mirror(reflecting: Boxed.value([1, 2])).children.count == 2)
    #expect(Mirror(reflecting: map).children.map(\.label) == ["b", "a\n"])
    let node = Node(boxedNext: .value(["x"]), note: .value("n"), members: ["a": RawJSON(1)])
    #expect(
      String(describing: node)
        == #"Node(boxedNext: Optional(["x"]), note: "n", members: ["a": 1], writtenForm: plain)"#)
  }
}
