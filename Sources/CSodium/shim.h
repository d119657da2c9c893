#ifndef TWINNING_CSODIUM_SHIM_H
#define TWINNING_CSODIUM_SHIM_H
#include <sodium.h>
#endif
