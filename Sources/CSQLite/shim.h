#ifndef TWINNING_CSQLITE_SHIM_H
#define TWINNING_CSQLITE_SHIM_H
#include <sqlite3.h>

/// sqlite3_db_config is variadic, which Swift cannot call: this is the call with
/// SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, which leaves the write-ahead log alone when closing.
static inline int twinning_sqlite3_no_checkpoint_on_close(sqlite3 *db) {
  return sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}

/// The same with SQLITE_DBCONFIG_DEFENSIVE: SQL alone can no longer corrupt the file.
static inline int twinning_sqlite3_defensive(sqlite3 *db) {
  return sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}

#endif
