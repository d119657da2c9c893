// Lets one call on an office's files fail: the TORTURE_AT-th, and with TORTURE_STICKY=1 those of its
// kind after it.
//
// TORTURE_KIND says how: an error's name (EIO, ENOSPC, EACCES), "short" (half is written or read, as the
// system may), "torn" (half is written and then the disk errs), "killed" (half is written and the
// process is gone). With TORTURE_COUNT=FILE one letter for each call goes there when the program ends:
//   w write  t truncate  s sync  u unlink  m make a folder  n rename  c create  r read  o open
#include "watch.h"
#include <signal.h>

enum { LONGEST = 1 << 20 };
static char calls[LONGEST];
static int count;
static long fault_at;
static int is_sticky;
static const char *kind;
// The letters that fail once the fault has begun for good.
static const char *failing;

__attribute__((constructor)) static void begin(void) {
  const char *at = getenv("TORTURE_AT");
  fault_at = at ? atol(at) : 0;
  is_sticky = getenv("TORTURE_STICKY") != NULL;
  kind = getenv("TORTURE_KIND");
  if (!kind) kind = "EIO";
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("TORTURE_COUNT");
  if (!path) return;
  int file = (int)syscall(SYS_open, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file < 0) return;
  bare_write(file, calls, count < LONGEST ? count : LONGEST);
  syscall(SYS_close, file);
}

// The calls that a lasting fault of a call strikes too: a full disk takes no byte, a broken one syncs no
// more.
static const char *company(char letter) {
  switch (letter) {
    case 'r': case 'o': return "ro";
    case 's': return "s";
    default: return strcmp(kind, "ENOSPC") ? "wtsmncu" : "wmnc";
  }
}

// Counts a call; whether it is to fail.
static int strikes(char letter) {
  int number = __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST);
  if (number <= LONGEST) calls[number - 1] = letter;
  if (number == fault_at) {
    if (is_sticky) failing = company(letter);
    return 1;
  }
  return failing && strchr(failing, letter);
}

static int code(void) {
  if (!strcmp(kind, "ENOSPC")) return ENOSPC;
  if (!strcmp(kind, "EACCES")) return EACCES;
  return EIO;
}

static int refuse(void) {
  errno = code();
  return -1;
}

static ssize_t spoil_write(
    ssize_t (*next)(int, const void *, size_t, off_t), int descriptor, const void *bytes, size_t size,
    off_t offset) {
  int tears = !strcmp(kind, "torn") || !strcmp(kind, "killed");
  if (!tears && strcmp(kind, "short")) return refuse();
  size_t half = size > 1 ? size / 2 : size;
  ssize_t written = next(descriptor, bytes, half, offset);
  if (!strcmp(kind, "killed")) raise(SIGKILL);
  return tears ? refuse() : written;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off_t offset) {
  NEXT(ssize_t, pwrite64, int, const void *, size_t, off_t);
  if (!path_of(descriptor) || !strikes('w')) return next(descriptor, bytes, size, offset);
  return spoil_write(next, descriptor, bytes, size, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset) {
  return pwrite64(descriptor, bytes, size, offset);
}

static ssize_t write_on(int descriptor, const void *bytes, size_t size, off_t offset) {
  (void)offset;
  return bare_write(descriptor, bytes, size);
}

ssize_t write(int descriptor, const void *bytes, size_t size) {
  if (!path_of(descriptor) || !strikes('w')) return bare_write(descriptor, bytes, size);
  return spoil_write(write_on, descriptor, bytes, size, 0);
}

int fsync(int descriptor) {
  NEXT(int, fsync, int);
  return path_of(descriptor) && strikes('s') ? refuse() : next(descriptor);
}

int fdatasync(int descriptor) {
  NEXT(int, fdatasync, int);
  return path_of(descriptor) && strikes('s') ? refuse() : next(descriptor);
}

int ftruncate64(int descriptor, off_t size) {
  NEXT(int, ftruncate64, int, off_t);
  return path_of(descriptor) && strikes('t') ? refuse() : next(descriptor, size);
}

int ftruncate(int descriptor, off_t size) { return ftruncate64(descriptor, size); }

ssize_t pread64(int descriptor, void *bytes, size_t size, off_t offset) {
  NEXT(ssize_t, pread64, int, void *, size_t, off_t);
  if (!path_of(descriptor) || !strikes('r')) return next(descriptor, bytes, size, offset);
  return strcmp(kind, "short") ? refuse() : next(descriptor, bytes, size > 1 ? size / 2 : size, offset);
}

ssize_t pread(int descriptor, void *bytes, size_t size, off_t offset) {
  return pread64(descriptor, bytes, size, offset);
}

ssize_t read(int descriptor, void *bytes, size_t size) {
  NEXT(ssize_t, read, int, void *, size_t);
  if (!path_of(descriptor) || !strikes('r')) return next(descriptor, bytes, size);
  return strcmp(kind, "short") ? refuse() : next(descriptor, bytes, size > 1 ? size / 2 : size);
}

int open64(const char *path, int flags, ...) {
  NEXT(int, open64, const char *, int, ...);
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if (!concerns(path)) return next(path, flags, mode);
  if (strikes(flags & O_CREAT && !is_there(path) ? 'c' : 'o')) return refuse();
  int opened = next(path, flags, mode);
  watch(opened, path);
  return opened;
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open64(path, flags, mode);
}

int unlink(const char *path) {
  NEXT(int, unlink, const char *);
  return concerns(path) && strikes('u') ? refuse() : next(path);
}

int rename(const char *from, const char *to) {
  NEXT(int, rename, const char *, const char *);
  return concerns(to) && strikes('n') ? refuse() : next(from, to);
}

int mkdir(const char *path, mode_t mode) {
  NEXT(int, mkdir, const char *, mode_t);
  return concerns(path) && !is_there(path) && strikes('m') ? refuse() : next(path, mode);
}
