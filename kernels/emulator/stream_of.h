// From handles to streams and events, checked to be live and of the current context.
#pragma once

#include "driver.h"

namespace standin {

Stream& stream_of(CUstream handle);
Event& event_of(CUevent handle);

}  // namespace standin
