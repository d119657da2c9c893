#ifndef TWINNING_CQRENCODE_SHIM_H
#define TWINNING_CQRENCODE_SHIM_H
#include <qrencode.h>
#endif
