// From a handle to a function, checked to be live and of the current context.
#pragma once

#include "driver.h"

namespace standin {

Function& function_of(CUfunction handle);

}  // namespace standin
