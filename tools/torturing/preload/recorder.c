// Writes down what a program does to an office's files, in its order, so that power cuts can be played
// later (../disk.py reads it).
//
// TORTURE_LOG names the log; every process appends to it. A record is a head (see below), the path, and
// the bytes: w write  t truncate  s sync  u unlink  m make a folder  n rename  c create, and a for a
// piece of an answer on standard output. With TORTURE_LIE=1 a sync is neither done nor written down: a
// disk that says it has what it has not. With TORTURE_NO_CHECKPOINT=1 no checkpoint is taken: as if
// somebody else was at it.
#include "watch.h"
#include <sqlite3.h>

struct head {
  char letter;
  char unused;
  uint16_t path_size;
  uint32_t size;
  uint64_t offset;
};

static int log_file = -1;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("TORTURE_LOG");
  if (!path) return;
  int opened = (int)syscall(SYS_open, path, O_WRONLY | O_CREAT | O_APPEND, 0600);
  // Out of the way of the numbers that the program gets.
  log_file = fcntl(opened, F_DUPFD_CLOEXEC, WATCHED);
  syscall(SYS_close, opened);
}

static void record(
    char letter, const char *path, const void *bytes, size_t size, uint64_t offset) {
  if (log_file < 0) return;
  int before = errno;
  struct head head = {letter, 0, (uint16_t)strlen(path), (uint32_t)size, offset};
  size_t whole = sizeof head + head.path_size + size;
  char *joined = malloc(whole);
  memcpy(joined, &head, sizeof head);
  memcpy(joined + sizeof head, path, head.path_size);
  if (size) memcpy(joined + sizeof head + head.path_size, bytes, size);
  if (bare_write(log_file, joined, whole) != (ssize_t)whole) abort();
  free(joined);
  errno = before;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off_t offset) {
  NEXT(ssize_t, pwrite64, int, const void *, size_t, off_t);
  ssize_t written = next(descriptor, bytes, size, offset);
  const char *path = path_of(descriptor);
  if (path && written > 0) record('w', path, bytes, (size_t)written, (uint64_t)offset);
  return written;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset) {
  return pwrite64(descriptor, bytes, size, offset);
}

ssize_t write(int descriptor, const void *bytes, size_t size) {
  // An answer counts from the moment it is under way.
  if (descriptor == STDOUT_FILENO) record('a', "", bytes, size, 0);
  const char *path = path_of(descriptor);
  off_t offset = 0;
  if (path) {
    int appends = fcntl(descriptor, F_GETFL) & O_APPEND;
    offset = lseek(descriptor, 0, appends ? SEEK_END : SEEK_CUR);
  }
  ssize_t written = bare_write(descriptor, bytes, size);
  if (path && written > 0) record('w', path, bytes, (size_t)written, (uint64_t)offset);
  return written;
}

static int synced(int (*next)(int), int descriptor) {
  const char *path = path_of(descriptor);
  if (path && getenv("TORTURE_LIE")) return 0;
  int result = next(descriptor);
  if (path && result == 0) record('s', path, NULL, 0, 0);
  return result;
}

int fsync(int descriptor) {
  NEXT(int, fsync, int);
  return synced(next, descriptor);
}

int fdatasync(int descriptor) {
  NEXT(int, fdatasync, int);
  return synced(next, descriptor);
}

int ftruncate64(int descriptor, off_t size) {
  NEXT(int, ftruncate64, int, off_t);
  int result = next(descriptor, size);
  const char *path = path_of(descriptor);
  if (path && result == 0) record('t', path, NULL, 0, (uint64_t)size);
  return result;
}

int ftruncate(int descriptor, off_t size) { return ftruncate64(descriptor, size); }

int open64(const char *path, int flags, ...) {
  NEXT(int, open64, const char *, int, ...);
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  int is_ours = concerns(path);
  int is_new = is_ours && flags & O_CREAT && !is_there(path);
  int opened = next(path, flags, mode);
  if (is_ours && opened >= 0) {
    watch(opened, path);
    if (is_new) record('c', path, NULL, 0, 0);
    else if (flags & O_TRUNC) record('t', path, NULL, 0, 0);
  }
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
  int result = next(path);
  if (concerns(path) && result == 0) record('u', path, NULL, 0, 0);
  return result;
}

int rename(const char *from, const char *to) {
  NEXT(int, rename, const char *, const char *);
  int result = next(from, to);
  if (concerns(to) && result == 0) record('n', from, to, strlen(to), 0);
  return result;
}

int mkdir(const char *path, mode_t mode) {
  NEXT(int, mkdir, const char *, mode_t);
  int result = next(path, mode);
  if (concerns(path) && result == 0) record('m', path, NULL, 0, 0);
  return result;
}

int sqlite3_wal_checkpoint_v2(sqlite3 *db, const char *name, int mode, int *size, int *copied) {
  NEXT(int, sqlite3_wal_checkpoint_v2, sqlite3 *, const char *, int, int *, int *);
  return getenv("TORTURE_NO_CHECKPOINT") ? SQLITE_BUSY : next(db, name, mode, size, copied);
}
