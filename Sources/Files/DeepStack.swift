#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif
internal import Synchronization

/// Runs the whole work of a program on a thread with a stack of 512 MiB, and never comes back.
///
/// Schemas and documents nest deeper than the stack of a main thread allows everywhere. The size is
/// address space, not memory. Where the system refuses the thread the work runs where it is. A crash of
/// the work ends the process with code 4.
public func runOnDeepStack(_ body: @escaping @Sendable () -> Int32) -> Never {
  guard startThread({ exit(body()) }) != nil else { exit(body()) }
  while true { pause() }
}

/// A thread with a stack of 512 MiB that does some work; nil where the system refuses it.
private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setstacksize(&attributes, 1 << 29)
  let work = Unmanaged.passRetained(Work(body: body))
  #if canImport(Darwin)
    var thread: pthread_t?
    let status = pthread_create(&thread, &attributes, { run($0) }, work.toOpaque())
  #else
    var thread = pthread_t()
    let status = pthread_create(&thread, &attributes, { run($0) }, work.toOpaque())
  #endif
  guard status == 0 else {
    work.release()
    return nil
  }
  return thread
}

/// What crosses the C boundary: closures cannot, references can.
private final class Work: Sendable {
  let body: @Sendable () -> Void

  init(body: @escaping @Sendable () -> Void) { self.body = body }
}

private func run(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let pointer else { return nil }
  endCrashesInOrder()
  Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
  return nil
}

/// Keeps something until the process ends. To take a graph of a hundred thousand parts apart, only for the
/// system to take its memory back at once, is a twentieth of the time of comparing large schemas.
public func keepUntilExit<Value>(_ value: Value) {
  _ = Unmanaged.passRetained(Kept(value))
}

private final class Kept<Value> {
  let value: Value

  init(_ value: Value) { self.value = value }
}

/// Runs two pieces of work at the same time, one of them on a thread of its own with a stack like
/// `runOnDeepStack`'s, and gives both results. Where the system refuses the thread, one after the other.
public func together<First, Second: Sendable>(
  _ first: () -> First, _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
  let result = ThreadResult<Second>()
  let thread = startThread {
    let value = second()
    result.value.withLock { $0 = value }
  }
  let own = first()
  if let thread { pthread_join(thread, nil) }
  return (own, result.value.withLock { $0 } ?? second())
}

/// Where a thread leaves what it made.
private final class ThreadResult<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}
