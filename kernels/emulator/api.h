// The driver API under the names that JCuda 12 binds. cuda.h 13 renames some of them to newer versions by macro.
#pragma once

#include "driver.h"

#undef cuEventElapsedTime
#undef cuDeviceGetUuid

#define STANDIN_API extern "C" __attribute__((visibility("default"))) CUresult
