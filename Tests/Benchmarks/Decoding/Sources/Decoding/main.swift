import Foundation
import TreatyRuntime

// Decoding decode|encode [--unknown] [--exact] [--rounds N]
//
// With --exact numbers are of any size and keep their texts, as they do where a schema names no format.
// Decodes or encodes the same events with Treaty's types and with synthesized `Codable`, in turn, and
// prints the median seconds of each as JSON. Before anything is timed the results are compared.

let arguments = CommandLine.arguments
let keepsUnknown = arguments.contains("--unknown")
let isExact = arguments.contains("--exact")
let isEncoding = arguments.contains("encode")
let rounds = arguments.firstIndex(of: "--rounds").flatMap { Int(arguments[$0 + 1]) } ?? 9

let input = Input(count: 20_000, unknownMembers: keepsUnknown)
let bytes = input.texts
let data = input.texts.map { Data($0) }
let decoder = JSONDecoder()
let encoder = JSONEncoder()

let ours = try bytes.map { try Event(json: $0) }
let theirs = try data.map { try decoder.decode(CodableEvent.self, from: $0) }
for (mine, other) in zip(ours, theirs) {
  guard other.isSame(as: mine), mine.unknownMembers.count == (keepsUnknown ? 3 : 0) else {
    print("the results differ: \(mine) \(other)")
    exit(1)
  }
}
for (mine, other) in zip(ours, theirs) {
  let again = try decoder.decode(CodableEvent.self, from: Data(mine.jsonBytes()))
  guard again.isSame(as: mine),
    try Event(json: [UInt8](try encoder.encode(other))).eventID == mine.eventID
  else {
    print("the texts differ: \(mine.jsonText())")
    exit(1)
  }
}

let exact = try bytes.map { try ExactEvent(json: $0) }
for (mine, other) in zip(exact, ours) where mine.jsonBytes() != other.jsonBytes() {
  print("the texts differ: \(mine.jsonText()) \(other.jsonText())")
  exit(1)
}

func seconds(_ work: () throws -> Int) rethrows -> (Double, Int) {
  let clock = ContinuousClock()
  let start = clock.now
  let result = try work()
  let time = start.duration(to: clock.now).components
  return (Double(time.seconds) + Double(time.attoseconds) / 1e18, result)
}

func decodeOurs() throws -> Int {
  var sum = 0
  if isExact {
    for text in bytes { sum += try ExactEvent(json: text).lines.count }
  } else {
    for text in bytes { sum += try Event(json: text).lines.count }
  }
  return sum
}

func decodeTheirs() throws -> Int {
  var sum = 0
  for text in data { sum += try decoder.decode(CodableEvent.self, from: text).lines.count }
  return sum
}

func encodeOurs() throws -> Int {
  var sum = 0
  if isExact {
    for event in exact { sum += event.jsonBytes().count }
  } else {
    for event in ours { sum += event.jsonBytes().count }
  }
  return sum
}

func encodeTheirs() throws -> Int {
  var sum = 0
  for event in theirs { sum += try encoder.encode(event).count }
  return sum
}

var times: [[Double]] = [[], []]
for _ in 0..<rounds {
  times[0].append(try seconds(isEncoding ? encodeOurs : decodeOurs).0)
  times[1].append(try seconds(isEncoding ? encodeTheirs : decodeTheirs).0)
}
let medians = times.map { $0.sorted()[rounds / 2] }
let size = bytes.reduce(0) { $0 + $1.count }
print(
  #"{"treaty":\#(medians[0]),"codable":\#(medians[1]),"bytes":\#(size),"events":\#(bytes.count)}"#)
