#ifndef TWINNING_CPIPE_SHIM_H
#define TWINNING_CPIPE_SHIM_H
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/// pipe2(2) with O_CLOEXEC, which Glibc declares to GNU programs alone: with pipe(2) a program that is
/// started meanwhile could inherit an end and hold it open.
///
/// The two numbers are the end that is read and the end that is written. Returns 0, or -1 with errno.
static inline int pipe_closed_in_programs(int ends[2]) {
  return (int)syscall(SYS_pipe2, ends, O_CLOEXEC);
}

/// FIONREAD of ioctl(2), which is variadic: how many bytes of a pipe nobody has read yet.
static inline int bytes_unread(int end) {
  int count = 0;
  return ioctl(end, FIONREAD, &count) == 0 ? count : 0;
}
#endif
