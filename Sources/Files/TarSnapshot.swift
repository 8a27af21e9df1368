public import Snapshots

/// Why an archive could not be read.
public struct TarError: Error, Sendable, Hashable {
  /// What is wrong, and what to do.
  public let message: String
}

/// The files of a tar archive (ustar, with the long names of pax and GNU); compressed ones must be
/// unpacked before.
///
///     git archive -o base.tar v1.2.0
public func tarSnapshot(_ bytes: [UInt8], name: String) throws(TarError) -> Snapshot {
  try refuseCompressed(bytes)
  var reading = TarReading(bytes: bytes)
  try reading.readAll()
  let members = reading.members
  let entries = members.map { path, member in
    Snapshot.Entry(
      path: String(decoding: path, as: UTF8.self), contentID: "tar \(member.content.lowerBound)",
      kind: member.kind)
  }
  return Snapshot(name: name, entries: entries) { entry throws(Snapshot.ReadError) in
    guard entry.kind == .file, let member = members[Array(entry.path.utf8)] else {
      throw Snapshot.ReadError(path: entry.path, message: "\(entry.path) is a symbolic link")
    }
    return Array(bytes[member.content])
  }
}

private func refuseCompressed(_ bytes: [UInt8]) throws(TarError) {
  let kinds: [(start: [UInt8], remedy: String)] = [
    ([0x1F, 0x8B], "it is compressed by gzip; unpack it first: gunzip -k FILE"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "it is compressed by xz; unpack it first: unxz -k FILE"),
    ([0x42, 0x5A, 0x68], "it is compressed by bzip2; unpack it first: bunzip2 -k FILE"),
    ([0x28, 0xB5, 0x2F, 0xFD], "it is compressed by zstd; unpack it first: unzstd FILE"),
    (
      [0x50, 0x4B, 0x03, 0x04],
      "it is a zip archive; unpack it first (unzip FILE -d FOLDER) and name the folder"
    ),
  ]
  for kind in kinds where bytes.starts(with: kind.start) { throw TarError(message: kind.remedy) }
}

private struct TarReading {
  struct Member {
    let content: Range<Int>
    let kind: Snapshot.Kind
  }

  let bytes: [UInt8]
  /// By path; a later member of the same path takes the place of an earlier one, as in tar.
  private(set) var members: [[UInt8]: Member] = [:]
  private var position = 0
  private var longName: [UInt8]?

  init(bytes: [UInt8]) { self.bytes = bytes }

  static let block = 512

  mutating func readAll() throws(TarError) {
    guard bytes.count >= Self.block else { throw TarError(message: "it is no tar archive") }
    while position + Self.block <= bytes.count {
      let header = bytes[position..<(position + Self.block)]
      if header.allSatisfy({ $0 == 0 }) { return }
      try checkSum(header)
      guard let size = number(in: header, at: 124, count: 12),
        position + Self.block + size <= bytes.count
      else { throw TarError(message: "the archive ends in the middle of a file") }
      let content = (position + Self.block)..<(position + Self.block + size)
      try take(header, content)
      position = content.upperBound + (Self.block - size % Self.block) % Self.block
    }
    throw TarError(message: "the archive ends before its end mark")
  }

  private mutating func take(_ header: ArraySlice<UInt8>, _ content: Range<Int>) throws(TarError) {
    let type = header[header.startIndex + 156]
    switch type {
    case UInt8(ascii: "L"): longName = text(bytes[content])
    case UInt8(ascii: "x"): longName = try paxPath(bytes[content]) ?? longName
    // What holds for the whole archive names no file; GNU's long link targets are not needed.
    case UInt8(ascii: "g"), UInt8(ascii: "K"): break
    case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): try add(header, content, .file)
    case UInt8(ascii: "1"), UInt8(ascii: "2"): try add(header, content, .symbolicLink)
    // Folders, devices and pipes hold no contract.
    case UInt8(ascii: "3"), UInt8(ascii: "4"), UInt8(ascii: "5"), UInt8(ascii: "6"): longName = nil
    default:
      throw TarError(
        message:
          "it has a member of a kind that is not known (\(type)); unpack it and name the folder")
    }
  }

  private mutating func add(
    _ header: ArraySlice<UInt8>, _ content: Range<Int>, _ kind: Snapshot.Kind
  ) throws(TarError) {
    let start = header.startIndex
    var path = text(header[start..<(start + 100)])
    let isUstar = header[(start + 257)..<(start + 262)].elementsEqual("ustar".utf8)
    // GNU's old format has other fields where ustar has the prefix.
    let isGNU = header[start + 262] == UInt8(ascii: " ")
    let prefix = isUstar && !isGNU ? text(header[(start + 345)..<(start + 500)]) : []
    if !prefix.isEmpty { path = prefix + [UInt8(ascii: "/")] + path }
    path = longName ?? path
    longName = nil
    let parts = path.split(separator: UInt8(ascii: "/"))
      .filter { !$0.elementsEqual(".".utf8) }
    guard !parts.contains(where: { $0.elementsEqual("..".utf8) }), !parts.isEmpty else {
      throw TarError(message: "it has a member whose path leads out of it")
    }
    let place = Array(parts.joined(separator: [UInt8(ascii: "/")]))
    members[place] = Member(content: content, kind: kind)
  }

  /// The sum of all bytes of a header, its own field taken as spaces.
  private func checkSum(_ header: ArraySlice<UInt8>) throws(TarError) {
    let stated = number(in: header, at: 148, count: 8)
    var sum = 8 * 32
    for (place, byte) in header.enumerated() where !(148..<156).contains(place) { sum += Int(byte) }
    guard stated == sum else {
      throw TarError(
        message: position == 0
          ? "it is no tar archive; make one with: git archive -o base.tar REV"
          : "the archive is damaged")
    }
  }

  /// An octal number, or a binary one behind a set first bit.
  private func number(in header: ArraySlice<UInt8>, at offset: Int, count: Int) -> Int? {
    let field = header[(header.startIndex + offset)..<(header.startIndex + offset + count)]
    guard let first = field.first else { return nil }
    var value = 0
    if first & 0x80 != 0 {
      for byte in field.dropFirst() {
        guard value < 1 << 54 else { return nil }
        value = value << 8 | Int(byte)
      }
      return value
    }
    for byte in field where byte != 0 && byte != UInt8(ascii: " ") {
      guard (48...55).contains(byte), value < 1 << 54 else { return nil }
      value = value << 3 | Int(byte - 48)
    }
    return value
  }

  private func text(_ field: ArraySlice<UInt8>) -> [UInt8] { Array(field.prefix { $0 != 0 }) }

  /// `path` in the records of a pax header: `<length> path=<value>\n`.
  private func paxPath(_ records: ArraySlice<UInt8>) throws(TarError) -> [UInt8]? {
    var path: [UInt8]?
    var rest = records
    while !rest.isEmpty {
      let digits = rest.prefix { (48...57).contains($0) }
      guard let length = Int(String(decoding: digits, as: UTF8.self)), length > digits.count + 1,
        length <= rest.count
      else { throw TarError(message: "the archive is damaged") }
      let record = rest.prefix(length).dropFirst(digits.count + 1).dropLast()
      if record.starts(with: "path=".utf8) { path = Array(record.dropFirst(5)) }
      if record.starts(with: "size=".utf8) {
        throw TarError(message: "it holds a file of more than 8 GiB; unpack it and name the folder")
      }
      rest = rest.dropFirst(length)
    }
    return path
  }
}
