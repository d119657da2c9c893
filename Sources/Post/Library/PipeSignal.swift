internal import Glibc

/// The signal SIGPIPE, which ends a program that writes to somebody who is gone.
enum PipeSignal {
  /// Runs the body with the signal held back, so that writing ends in an error; one that came of it is
  /// taken away (pthread_sigmask(3), sigtimedwait(2)).
  ///
  /// The signal goes to the thread that writes, and other threads and the process's own way with it
  /// are left alone.
  static func blocked<Result>(_ body: () -> Result) -> Result {
    var pipe = sigset_t()
    var before = sigset_t()
    var waiting = sigset_t()
    unsafe sigemptyset(&pipe)
    unsafe sigaddset(&pipe, SIGPIPE)
    unsafe sigpending(&waiting)
    let wasWaiting = unsafe sigismember(&waiting, SIGPIPE) == 1
    unsafe pthread_sigmask(SIG_BLOCK, &pipe, &before)
    defer {
      var now = timespec(tv_sec: 0, tv_nsec: 0)
      if !wasWaiting { while unsafe sigtimedwait(&pipe, nil, &now) == SIGPIPE {} }
      unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    }
    return body()
  }
}
