#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// The work runs on a thread of its own because schemas and documents nest deeper than the stack of a
// main thread allows everywhere; its size is address space, not memory.
let stackBytes = 1 << 29

var attributes = pthread_attr_t()
pthread_attr_init(&attributes)
pthread_attr_setstacksize(&attributes, stackBytes)
#if canImport(Darwin)
  var thread: pthread_t?
#else
  var thread = pthread_t()
#endif
let created = pthread_create(&thread, &attributes, { _ in exit(runProgram().rawValue) }, nil)
guard created == 0 else { exit(runProgram().rawValue) }
#if canImport(Darwin)
  if let thread { pthread_join(thread, nil) }
#else
  pthread_join(thread, nil)
#endif
