// Breaks a program on purpose, to see whether the campaigns notice: says other SQL than it says, or
// takes no lock.
//
// TORTURE_SQL holds pairs "what it says=>what is said", one a line; a statement has to be the same to
// the letter, or to begin with it when the first half ends in *. TORTURE_UNLOCKED=1 makes flock do
// nothing. TORTURE_IN_TRANSACTION=1 lets every connection believe that a transaction is open.
#include "watch.h"
#include <sqlite3.h>

static const char *said(const char *sql) {
  const char *pairs = getenv("TORTURE_SQL");
  static __thread char other[4096];
  while (pairs && *pairs) {
    const char *end = strchrnul(pairs, '\n');
    const char *arrow = strstr(pairs, "=>");
    if (arrow && arrow < end) {
      size_t size = (size_t)(arrow - pairs);
      int is_start = size && arrow[-1] == '*';
      int fits = is_start ? !strncmp(sql, pairs, size - 1) : !strncmp(sql, pairs, size) && !sql[size];
      if (fits) {
        snprintf(other, sizeof other, "%.*s", (int)(end - arrow - 2), arrow + 2);
        return other;
      }
    }
    pairs = *end ? end + 1 : end;
  }
  return sql;
}

int sqlite3_exec(
    sqlite3 *db, const char *sql, int (*row)(void *, int, char **, char **), void *context,
    char **message) {
  NEXT(int, sqlite3_exec, sqlite3 *, const char *, int (*)(void *, int, char **, char **), void *,
      char **);
  return next(db, said(sql), row, context, message);
}

int sqlite3_prepare_v3(
    sqlite3 *db, const char *sql, int size, unsigned flags, sqlite3_stmt **statement,
    const char **tail) {
  NEXT(int, sqlite3_prepare_v3, sqlite3 *, const char *, int, unsigned, sqlite3_stmt **, const char **);
  return next(db, said(sql), size, flags, statement, tail);
}

int sqlite3_get_autocommit(sqlite3 *db) {
  NEXT(int, sqlite3_get_autocommit, sqlite3 *);
  return getenv("TORTURE_IN_TRANSACTION") ? 0 : next(db);
}

int flock(int descriptor, int operation) {
  NEXT(int, flock, int, int);
  return getenv("TORTURE_UNLOCKED") ? 0 : next(descriptor, operation);
}
