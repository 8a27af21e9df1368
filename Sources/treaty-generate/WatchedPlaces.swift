import Contracts
import Files
import TreatyRuntime

/// The folders and files that a generation depends on, none within another.
///
/// SwiftPM asks a plug-in again when files come and go in the folder of its target, and nowhere else. It
/// also looks through a folder of the plug-in's own, through the links in it, too: so that is where links
/// to all these places are kept. The plug-in reads from them what it must declare as input.
struct WatchedPlaces {
  private var places: [String] = []
  private let root: String
  private let output: String

  /// - Parameters:
  ///   - others: more files, as absolute paths without links.
  ///   - root: the folder that was read, written in the same way.
  ///   - output: a folder where the build keeps what it makes.
  init(
    of contracts: ContractSet, and others: [String], root: String, output: String
  ) throws(FileError) {
    self.root = root
    self.output = try resolvedPath(output)
    for folder in contracts.folders { try add(folder: joined(root, folder)) }
    for file in contracts.files.map({ joined(root, $0) }) + others {
      let folder = Files.folder(of: file)
      if changesByItself(folder) { places.append(file) } else { try add(folder: folder) }
    }
    let all = places
    places = all.filter { place in !all.contains { Self.lies(place, below: $0) } }
  }

  /// Makes a folder hold a link to each place, and nothing else. Links that are right are not touched.
  func link(from folder: String) throws(FileError) {
    try makeFolder(folder)
    var missing: [String: String] = [:]
    for place in places { missing[Self.name(ofLinkTo: place)] = place }
    for name in try namesInFolder(folder) where missing.removeValue(forKey: name) == nil {
      try removeFile(joined(folder, name))
    }
    for (name, place) in missing { try makeLink(joined(folder, name), to: place) }
  }

  /// A folder that is not there is watched for in the nearest one that is. Of one that changes by itself
  /// the folders in it are watched.
  private mutating func add(folder: String) throws(FileError) {
    if kind(ofPath: folder) != .folder, folder.utf8.count > root.utf8.count {
      return try add(folder: Files.folder(of: folder))
    }
    guard changesByItself(folder) else { return places.append(folder) }
    for name in try namesInFolder(folder) where name != ".git" && name != ".build" {
      let path = joined(folder, name)
      if kind(ofPath: path) == .folder, !isSymbolicLink(path), !changesByItself(path) {
        places.append(path)
      }
    }
  }

  /// Git writes into the root, and every build into its output: SwiftPM would plan each build anew.
  private func changesByItself(_ folder: String) -> Bool {
    [root, output].contains { $0.utf8.elementsEqual(folder.utf8) }
      || Self.lies(output, below: folder)
  }

  private static func lies(_ path: String, below folder: String) -> Bool {
    path.utf8.starts(with: (folder + "/").utf8)
  }

  /// SwiftPM takes what stands in the folder for sources or resources of the target. What ends like a
  /// catalog of documentation is neither.
  private static func name(ofLinkTo place: String) -> String {
    SHA256.hex(of: place.utf8) + ".docc"
  }
}
