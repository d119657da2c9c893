#ifndef TWINNING_CSQLITE_SHIM_H
#define TWINNING_CSQLITE_SHIM_H
#include <sqlite3.h>
#endif
