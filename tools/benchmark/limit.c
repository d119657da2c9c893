/* What C and SQLite alone reach on a log of the same shape: the limit beside which tools/bench
   shows Twinning. One table of events, chained, guarded, two unique keys; no commands, no decisions,
   no projections.

   cc -O2 -o limit limit.c -lsqlite3 -lnettle
   limit append FILE COUNT BATCH   events per second, BATCH a transaction
   limit scan FILE                 rows per second, all columns touched
   limit verify FILE               rows per second, one SHA-256 over hash, id and data of each
   limit cold FILE                 opens the file and reads one row
   limit measure COUNT PROGRAM …   runs a program so often; median milliseconds and peak MiB     */
#include <fcntl.h>
#include <nettle/sha2.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static void fail(sqlite3 *db) {
  fprintf(stderr, "limit: %s\n", sqlite3_errmsg(db));
  exit(1);
}

static void run(sqlite3 *db, const char *sql) {
  if (sqlite3_exec(db, sql, 0, 0, 0) != SQLITE_OK) fail(db);
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, 0) != SQLITE_OK) fail(db);
  return statement;
}

static const char *tables =
    "CREATE TABLE event(position INTEGER PRIMARY KEY, id BLOB NOT NULL, stream INTEGER NOT NULL,"
    " version INTEGER NOT NULL, type INTEGER NOT NULL, effective TEXT NOT NULL,"
    " recorded_at INTEGER NOT NULL, command INTEGER NOT NULL, data TEXT NOT NULL,"
    " hash BLOB NOT NULL) STRICT;"
    "CREATE UNIQUE INDEX event_stream ON event(stream, version);"
    "CREATE UNIQUE INDEX event_id ON event(id);"
    "CREATE TRIGGER no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'no'); END;"
    "CREATE TRIGGER no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'no'); END;"
    "CREATE TRIGGER guard BEFORE INSERT ON event BEGIN"
    " SELECT RAISE(ABORT, 'position') WHERE NEW.position IS NOT"
    "  coalesce((SELECT max(position) FROM event), 0) + 1;"
    " SELECT RAISE(ABORT, 'id') WHERE EXISTS(SELECT 1 FROM event WHERE id = NEW.id);"
    " SELECT RAISE(ABORT, 'version') WHERE NEW.version IS NOT"
    "  coalesce((SELECT max(version) FROM event WHERE stream = NEW.stream), 0) + 1; END;";

static void append(const char *path, long count, long batch) {
  sqlite3 *db;
  if (sqlite3_open(path, &db) != SQLITE_OK) fail(db);
  run(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
          "PRAGMA wal_autocheckpoint=8000;");
  run(db, tables);
  sqlite3_stmt *insert = prepare(db, "INSERT INTO event VALUES(?,?,?,?,?,?,?,?,?,?)");
  sqlite3_stmt *begin = prepare(db, "BEGIN IMMEDIATE"), *commit = prepare(db, "COMMIT");
  unsigned char hash[32] = {0}, id[16];
  unsigned long noise = 88172645463325252UL;
  double start = now();
  for (long i = 0; i < count; i++) {
    if (i % batch == 0) {
      sqlite3_step(begin);
      sqlite3_reset(begin);
    }
    char data[400];
    int size = snprintf(data, sizeof data,
        "{\"task\":\"%ld-0000-7000-8000-000000000000\",\"title\":\"Write the yearly letter, part %ld\","
        "\"due\":\"2026-09-14T09:00:00+02:00\",\"priority\":%ld,\"note\":\"", i, i, i % 5);
    while (size < 297) data[size] = 'a' + size % 26, size++;
    data[size++] = '"';
    data[size++] = '}';
    unsigned long stamp = 1780000000000UL + i / 50;
    for (int x = 0; x < 6; x++) id[x] = stamp >> (40 - 8 * x);
    id[6] = 0x70 | ((i >> 8) & 15);
    id[7] = i;
    noise ^= noise << 13, noise ^= noise >> 7, noise ^= noise << 17;
    memcpy(id + 8, &noise, 8);
    struct sha256_ctx sha;
    sha256_init(&sha);
    sha256_update(&sha, 32, hash);
    sha256_update(&sha, 16, id);
    sha256_update(&sha, size, (unsigned char *)data);
    sha256_digest(&sha, 32, hash);
    sqlite3_bind_int64(insert, 1, i + 1);
    sqlite3_bind_blob(insert, 2, id, 16, SQLITE_STATIC);
    sqlite3_bind_int64(insert, 3, i / 10);
    sqlite3_bind_int64(insert, 4, i % 10 + 1);
    sqlite3_bind_int64(insert, 5, 7);
    sqlite3_bind_text(insert, 6, "2026-09-14", 10, SQLITE_STATIC);
    sqlite3_bind_int64(insert, 7, 1780000000000000L + i);
    sqlite3_bind_int64(insert, 8, i + 1);
    sqlite3_bind_text(insert, 9, data, size, SQLITE_STATIC);
    sqlite3_bind_blob(insert, 10, hash, 32, SQLITE_STATIC);
    if (sqlite3_step(insert) != SQLITE_DONE) fail(db);
    sqlite3_reset(insert);
    if (i % batch == batch - 1 || i == count - 1) {
      if (sqlite3_step(commit) != SQLITE_DONE) fail(db);
      sqlite3_reset(commit);
    }
  }
  printf("%ld %f\n", count, now() - start);
}

static void scan(const char *path) {
  sqlite3 *db;
  if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, 0) != SQLITE_OK) fail(db);
  double start = now();
  sqlite3_stmt *rows = prepare(db,
      "SELECT position, stream, version, type, recorded_at, command, effective, data FROM event"
      " ORDER BY position");
  long count = 0, sum = 0;
  while (sqlite3_step(rows) == SQLITE_ROW) {
    count++;
    for (int i = 0; i < 6; i++) sum += sqlite3_column_int64(rows, i);
    for (int i = 6; i < 8; i++) {
      const unsigned char *bytes = sqlite3_column_blob(rows, i);
      int size = sqlite3_column_bytes(rows, i);
      if (size > 0) sum += bytes[size - 1];
    }
  }
  double seconds = now() - start;
  if (sum == 0) fprintf(stderr, "limit: nothing was read\n");
  printf("%ld %f\n", count, seconds);
}

static void verify(const char *path) {
  sqlite3 *db;
  if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, 0) != SQLITE_OK) fail(db);
  double start = now();
  sqlite3_stmt *rows = prepare(db, "SELECT id, data, hash FROM event ORDER BY position");
  unsigned char hash[32] = {0};
  long count = 0, sum = 0;
  while (sqlite3_step(rows) == SQLITE_ROW) {
    struct sha256_ctx sha;
    sha256_init(&sha);
    sha256_update(&sha, 32, hash);
    for (int i = 0; i < 2; i++)
      sha256_update(&sha, sqlite3_column_bytes(rows, i), sqlite3_column_blob(rows, i));
    sha256_digest(&sha, 32, hash);
    sum += hash[0] == *(const unsigned char *)sqlite3_column_blob(rows, 2);
    count++;
  }
  double seconds = now() - start;
  if (sum == 0) fprintf(stderr, "limit: nothing was compared\n");
  printf("%ld %f\n", count, seconds);
}

static void cold(const char *path) {
  sqlite3 *db;
  if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, 0) != SQLITE_OK) fail(db);
  sqlite3_stmt *row = prepare(db, "SELECT slug, name FROM partner_row LIMIT 1");
  if (sqlite3_step(row) != SQLITE_ROW) fail(db);
  printf("%s\n", sqlite3_column_text(row, 1));
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

/* A small process of its own, because a child's peak begins with its parent's memory. */
static void measure(long count, char **program) {
  double *walls = calloc(count, sizeof *walls);
  long peak = 0;
  for (long i = 0; i < count; i++) {
    double start = now();
    pid_t child = vfork();
    if (child == 0) {
      int null = open("/dev/null", O_WRONLY);
      dup2(null, 1);
      execv(program[0], program);
      _exit(127);
    }
    int status;
    struct rusage usage;
    wait4(child, &status, 0, &usage);
    walls[i] = (now() - start) * 1000;
    if (status != 0) {
      fprintf(stderr, "limit: %s answered %d\n", program[0], status);
      exit(1);
    }
    if (usage.ru_maxrss > peak) peak = usage.ru_maxrss;
  }
  qsort(walls, count, sizeof *walls, ascending);
  printf("%f %f\n", walls[count / 2], peak / 1024.0);
}

int main(int count, char **words) {
  if (count > 3 && !strcmp(words[1], "measure")) {
    measure(atol(words[2]), words + 3);
  } else if (count == 5 && !strcmp(words[1], "append")) {
    append(words[2], atol(words[3]), atol(words[4]));
  } else if (count == 3 && !strcmp(words[1], "scan")) {
    scan(words[2]);
  } else if (count == 3 && !strcmp(words[1], "verify")) {
    verify(words[2]);
  } else if (count == 3 && !strcmp(words[1], "cold")) {
    cold(words[2]);
  } else {
    fprintf(stderr, "usage: limit append FILE COUNT BATCH | scan FILE | verify FILE | cold FILE |"
                    " measure COUNT PROGRAM ...\n");
    return 64;
  }
  return 0;
}
