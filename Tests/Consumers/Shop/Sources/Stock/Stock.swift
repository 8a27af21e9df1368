import TreatyRuntime

/// Whether the shelf holds enough.
public func suffices(_ json: String, for count: Int) throws -> Bool {
  try Item(json: json).left >= JSONInteger(count)
}
