#ifndef TWINNING_CNETTLE_SHIM_H
#define TWINNING_CNETTLE_SHIM_H
#include <nettle/sha2.h>
#endif
