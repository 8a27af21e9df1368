#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Runs the whole work of a program on a thread with a stack of 512 MiB, and never comes back.
///
/// Schemas and documents nest deeper than the stack of a main thread allows everywhere. The size is
/// address space, not memory. Where the system refuses the thread the work runs where it is. A crash of
/// the work ends the process with code 4.
public func runOnDeepStack(_ body: @escaping @Sendable () -> Int32) -> Never {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, 1 << 29)
  let work = Unmanaged.passRetained(Work(body: body))
  #if canImport(Darwin)
    var thread: pthread_t?
    let status = pthread_create(&thread, &attributes, { run($0) }, work.toOpaque())
  #else
    var thread = pthread_t()
    let status = pthread_create(&thread, &attributes, { run($0) }, work.toOpaque())
  #endif
  guard status == 0 else { exit(work.takeRetainedValue().body()) }
  while true { pause() }
}

/// What crosses the C boundary: closures cannot, references can.
private final class Work: Sendable {
  let body: @Sendable () -> Int32

  init(body: @escaping @Sendable () -> Int32) { self.body = body }
}

private func run(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let pointer else { return nil }
  endCrashesInOrder()
  exit(Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body())
}
