public import Foundation

/// The data sets beside the checkout; absent for strangers, present in CI.
public enum SharedData {
  /// `../shared/data`, or what `TREATY_SHARED_DATA` names; nil when neither is there.
  public static let folder: URL? = {
    let root = repositoryRoot
    let named = ProcessInfo.processInfo.environment["TREATY_SHARED_DATA"]
    let folder =
      named.map { URL(fileURLWithPath: $0) }
      ?? root.deletingLastPathComponent().appending(path: "shared/data")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// The root of the repository the tests were built from.
  public static let repositoryRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A file or folder of the shared data, or nil after printing that the test is skipped.
  public static func path(_ relative: String, for test: String) -> URL? {
    guard let folder, FileManager.default.fileExists(atPath: folder.appending(path: relative).path)
    else {
      print("skipped: \(test): shared/data/\(relative) is not here")
      return nil
    }
    return folder.appending(path: relative)
  }
}
