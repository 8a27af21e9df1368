#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Makes a crash of this thread end the process with code 4 and a sentence, as a bug of the program.
///
/// A trap or a stack that is too small would otherwise end it by a signal, which scripts see as some
/// number above 128. Only what a signal handler may do is done: one write, and the end.
func endCrashesInOrder() {
  let size = 1 << 16
  var stack = stack_t()
  stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
  stack.ss_size = size
  sigaltstack(&stack, nil)
  for number in [SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV] {
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = endByCrash
    #elseif canImport(Musl)
      action.__sa_handler.sa_handler = endByCrash
    #else
      action.__sigaction_handler.sa_handler = endByCrash
    #endif
    action.sa_flags = Int32(SA_ONSTACK)
    sigaction(number, &action, nil)
  }
}

private func endByCrash(_ signal: Int32) {
  let message: StaticString =
    """
    treaty: this is a bug in Treaty: it could not go on, and has judged nothing.
    Please report it with the command and what it was given.

    """
  _ = write(2, message.utf8Start, message.utf8CodeUnitCount)
  _exit(4)
}
