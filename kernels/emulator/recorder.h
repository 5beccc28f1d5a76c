// Writes the first launches of each kernel to the folder that the control "record" names.
#pragma once

#include "launch.h"

namespace standin {

// Before the launch runs. Takes a few launches of a kernel, of different shapes, none with very large memory.
void record(const Launch& launch);

}  // namespace standin
