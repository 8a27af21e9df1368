import Foundation

/// Runs a body on a thread of its own, with a stack of so many bytes, and waits for what it gives.
///
/// Threads of the pool that tests run on have small stacks of other sizes on every system.
public func onStack<Value: Sendable>(
  ofBytes size: Int, _ body: @escaping @Sendable () -> Value
) -> Value {
  let (end, box) = (DispatchSemaphore(value: 0), Box<Value>())
  let thread = Thread {
    box.set(body())
    end.signal()
  }
  thread.stackSize = size
  thread.start()
  end.wait()
  guard let value = box.value else { preconditionFailure("The body has run, and gives a value.") }
  return value
}

private final class Box<Value: Sendable>: Sendable {
  private let lock = NSLock()
  nonisolated(unsafe) private var kept: Value?

  var value: Value? { lock.withLock { kept } }

  func set(_ value: Value) { lock.withLock { kept = value } }
}
