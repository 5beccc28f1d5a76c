// The OS threads that run blocks: the caller, and others that wait for work.
#pragma once

#include "launch.h"

namespace standin {

// Runs all blocks. False where one failed; launch.failure says how.
bool run_blocks(Launch& launch);

// OS threads of a launch, the caller's among them; 0: as many as processors, at most 8.
void set_workers(unsigned count);

}  // namespace standin
