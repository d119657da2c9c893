// Breaks a program on purpose, to see whether the campaigns notice: says other SQL than it says, or
// takes no lock.
//
// TORTURE_SQL holds pairs "what it says=>what is said", one a line; a statement has to be the same to
// the letter, or to hold it somewhere when the line begins with ~. TORTURE_UNLOCKED=1 makes flock do
// nothing. Between SELECT 'begin' and SELECT 'end' every connection believes that a transaction is open.
// TORTURE_DEAF=1 takes a disk that fails for one that does not.
#include "watch.h"
#include <sqlite3.h>

// The statement with the first half of a pair replaced by its second, wherever it stands.
static const char *replaced(const char *sql, const char *half, size_t size, const char *other, int count) {
  static __thread char made[8192];
  for (const char *at = sql; *at; at++) {
    if (strncmp(at, half, size)) continue;
    snprintf(made, sizeof made, "%.*s%.*s%s", (int)(at - sql), sql, count, other, at + size);
    return made;
  }
  return sql;
}

static const char *said(const char *sql) {
  const char *pairs = getenv("TORTURE_SQL");
  while (pairs && *pairs) {
    const char *end = strchrnul(pairs, '\n');
    const char *arrow = strstr(pairs, "=>");
    if (arrow && arrow < end) {
      int is_part = *pairs == '~';
      size_t size = (size_t)(arrow - pairs) - (size_t)is_part;
      const char *half = pairs + is_part;
      if (is_part || (!strncmp(sql, half, size) && !sql[size])) {
        const char *other = replaced(sql, half, size, arrow + 2, (int)(end - arrow - 2));
        if (other != sql) return other;
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

static int pretends;

int sqlite3_get_autocommit(sqlite3 *db) {
  NEXT(int, sqlite3_get_autocommit, sqlite3 *);
  return pretends ? 0 : next(db);
}

int sqlite3_step(sqlite3_stmt *statement) {
  NEXT(int, sqlite3_step, sqlite3_stmt *);
  const char *sql = sqlite3_sql(statement);
  if (sql && !strcmp(sql, "SELECT 'begin'")) pretends = 1;
  if (sql && !strcmp(sql, "SELECT 'end'")) pretends = 0;
  int code = next(statement);
  int failed = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_FULL;
  return failed && getenv("TORTURE_DEAF") ? SQLITE_DONE : code;
}

int flock(int descriptor, int operation) {
  NEXT(int, flock, int, int);
  return getenv("TORTURE_UNLOCKED") ? 0 : next(descriptor, operation);
}
