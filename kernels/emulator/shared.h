// Contents of memory that nothing has written: all ones, which is NaN as a float and -1 as an int.
#pragma once

#include <cstddef>

namespace standin {

void spoil(void* at, std::size_t bytes);

// `__shared__` arrays are thread-local variables of the kernels' library: all of this thread's, which are no others, as nothing
// else in the library is thread-local.
void spoil_static_shared();

}  // namespace standin
