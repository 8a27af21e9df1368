import Files

/// Turns a failure of the file system into the end of the run.
func onFiles<Value>(_ body: () throws(FileError) -> Value) throws(Failure) -> Value {
  do { return try body() } catch { throw .notJudged(error.message) }
}
