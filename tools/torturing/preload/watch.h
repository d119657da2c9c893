// Which calls concern the files of one folder: shared by the libraries that are put between a program
// and the C library (LD_PRELOAD).
//
// TORTURE_ROOT names the folder, absolute. The shared-memory file (-shm) is left out: it is mapped, and
// made anew after a crash.
#ifndef TWINNING_TORTURE_WATCH_H
#define TWINNING_TORTURE_WATCH_H
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

// Descriptors beyond this are not watched; a command of twinning has a dozen.
#define WATCHED 1024

// The path that each descriptor was opened with; null where it is none of ours.
static char *watched[WATCHED];

// The next function of that name, behind ours.
#define NEXT(result, name, ...)                               \
  static result (*next)(__VA_ARGS__);                         \
  if (!next) next = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

static inline int concerns(const char *path) {
  static const char *root;
  static size_t length;
  if (!root) {
    root = getenv("TORTURE_ROOT");
    if (!root) root = "/nowhere";
    length = strlen(root);
  }
  if (!path || strncmp(path, root, length) || (path[length] != '/' && path[length])) return 0;
  size_t size = strlen(path);
  return size < 4 || strcmp(path + size - 4, "-shm");
}

// The path of a watched descriptor, or null.
static inline const char *path_of(int descriptor) {
  return descriptor >= 0 && descriptor < WATCHED ? watched[descriptor] : NULL;
}

static inline int is_there(const char *path) {
  struct stat status;
  int before = errno;
  int found = lstat(path, &status) == 0;
  errno = before;
  return found;
}

static inline void watch(int descriptor, const char *path) {
  if (descriptor < 0 || descriptor >= WATCHED) return;
  free(watched[descriptor]);
  watched[descriptor] = strdup(path);
}

static inline void forget(int descriptor) {
  if (descriptor < 0 || descriptor >= WATCHED) return;
  free(watched[descriptor]);
  watched[descriptor] = NULL;
}

// What the bare call would do, past every library.
static inline ssize_t bare_write(int descriptor, const void *bytes, size_t count) {
  return syscall(SYS_write, descriptor, bytes, count);
}

int close(int descriptor) {
  NEXT(int, close, int);
  forget(descriptor);
  return next(descriptor);
}

#endif
