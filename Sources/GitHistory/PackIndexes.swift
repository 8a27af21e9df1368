internal import Files

/// Looks over the pack indexes before libgit2 uses them: it trusts their offsets, and a damaged
/// one has been seen to crash it.
///
/// Objects themselves need no such care, for each is hashed as it is read.
func damagedPackIndex(inObjects folder: String, depth: Int = 0) throws(FileError) -> String? {
  let packs = joined(folder, "pack")
  if kind(ofPath: packs) == .folder {
    for name in try namesInFolder(packs) where name.utf8.suffix(4).elementsEqual(".idx".utf8) {
      let index = joined(packs, name)
      let pack = joined(packs, String(name.dropLast(4)) + ".pack")
      guard let packSize = fileSize(ofPath: pack) else { continue }
      let bytes = try readFile(index)
      let isSound = bytes.withUnsafeBytes { PackIndex(bytes: $0, packSize: packSize).isSound }
      if !isSound { return index }
    }
  }
  return try damagedAlternate(of: folder, depth: depth)
}

/// The same in the folders whose objects are borrowed.
private func damagedAlternate(of folder: String, depth: Int) throws(FileError) -> String? {
  let list = joined(folder, "info/alternates")
  guard depth < 5, kind(ofPath: list) == .file else { return nil }
  for line in try readFile(list).split(separator: UInt8(ascii: "\n")) {
    let path = String(decoding: line, as: UTF8.self)
    guard path.utf8.first != UInt8(ascii: "#") else { continue }
    let borrowed = joined(folder, path)
    if let index = try damagedPackIndex(inObjects: borrowed, depth: depth + 1) { return index }
  }
  return nil
}

/// The layout of gitformat-pack, versions 1 and 2.
private struct PackIndex {
  let bytes: UnsafeRawBufferPointer
  let packSize: Int

  var isSound: Bool {
    guard bytes.count >= 4 else { return false }
    return number(at: 0) == 0xff74_4f63 ? isSoundVersion2 : isSoundVersion1
  }

  private var isSoundVersion1: Bool {
    guard let count = count(fanOut: 0), bytes.count == 1024 + 24 * count + 40 else { return false }
    for place in 0..<count {
      let entry = 1024 + 24 * place
      guard isInPack(number(at: entry)), isInOrder(entry + 4, 24, place) else { return false }
    }
    return isFannedOut(0, names: 1028, step: 24, count: count)
  }

  private var isSoundVersion2: Bool {
    guard bytes.count >= 8, number(at: 4) == 2, let count = count(fanOut: 8) else { return false }
    let names = 8 + 1024
    let offsets = names + 24 * count
    let large = offsets + 4 * count
    let largeCount = (bytes.count - large - 40) / 8
    guard largeCount >= 0, largeCount <= count, bytes.count == large + 8 * largeCount + 40 else {
      return false
    }
    for place in 0..<count {
      guard isInOrder(names + 20 * place, 20, place) else { return false }
      let offset = number(at: offsets + 4 * place)
      guard offset & 0x8000_0000 != 0 else {
        guard isInPack(offset) else { return false }
        continue
      }
      let at = offset & 0x7fff_ffff
      guard at < largeCount else { return false }
      let high = number(at: large + 8 * at)
      guard high < 0x8000_0000, isInPack(high << 32 | number(at: large + 8 * at + 4)) else {
        return false
      }
    }
    return isFannedOut(8, names: names, step: 20, count: count)
  }

  /// How many names there are, when the 256 sums never fall.
  private func count(fanOut: Int) -> Int? {
    guard bytes.count >= fanOut + 1024 else { return nil }
    var last = 0
    for place in 0..<256 {
      let sum = number(at: fanOut + 4 * place)
      guard sum >= last else { return nil }
      last = sum
    }
    return last
  }

  /// Whether each sum counts the names that begin with its byte or a smaller one.
  private func isFannedOut(_ fanOut: Int, names: Int, step: Int, count: Int) -> Bool {
    var place = 0
    for first in 0..<256 {
      let end = number(at: fanOut + 4 * first)
      while place < end {
        guard Int(bytes[names + step * place]) == first else { return false }
        place += 1
      }
    }
    return place == count
  }

  /// Whether a name stands after the one before it.
  private func isInOrder(_ name: Int, _ step: Int, _ place: Int) -> Bool {
    guard place > 0 else { return true }
    // Two names rarely share their first eight bytes.
    let before = UInt64(
      bigEndian: bytes.loadUnaligned(fromByteOffset: name - step, as: UInt64.self))
    let here = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: name, as: UInt64.self))
    if before != here { return before < here }
    for byte in 8..<20 {
      let (before, here) = (bytes[name - step + byte], bytes[name + byte])
      if before != here { return before < here }
    }
    return false
  }

  /// Twelve bytes of header stand before the first object, twenty of a checksum after the last.
  private func isInPack(_ offset: Int) -> Bool { offset >= 12 && offset < packSize - 20 }

  private func number(at place: Int) -> Int {
    Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
  }
}
