internal import Glibc

/// posix_spawn(3), with nothing inherited but what is meant to be.
enum Spawning {
  /// Starts a program in a group of its own, with these files as its input and as all its output, and
  /// no signal held back or ignored.
  ///
  /// - Parameter words: the first is the program's path.
  static func start(
    _ words: [String], input: CInt, output: CInt
  ) throws(SystemFailure) -> pid_t {
    var files = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&files)
    defer { unsafe posix_spawn_file_actions_destroy(&files) }
    unsafe posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&files, output, STDERR_FILENO)
    var manner = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&manner)
    defer { unsafe posix_spawnattr_destroy(&manner) }
    unsafe setManner(&manner)

    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { for index in words.indices { unsafe free(arguments[index]) } }
    var process: pid_t = 0
    let code = unsafe posix_spawn(&process, words[0], &files, &manner, &arguments, environ)
    guard code == 0 else { throw SystemFailure(code: code) }
    return process
  }

  private static func setManner(_ manner: UnsafeMutablePointer<posix_spawnattr_t>) {
    var all = sigset_t()
    var none = sigset_t()
    unsafe sigfillset(&all)
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigdefault(manner, &all)
    unsafe posix_spawnattr_setsigmask(manner, &none)
    unsafe posix_spawnattr_setpgroup(manner, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    unsafe posix_spawnattr_setflags(manner, Int16(flags))
  }
}
