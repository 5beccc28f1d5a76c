// A warp's collectives. Lanes with the same mask form a group; the last to come computes what each lane gets, so a lane that runs
// ahead can't overwrite a value that another has yet to read.
#pragma once

#include <cstdint>

#include "fiber.h"
#include "lane.h"

namespace standin {

struct Group {
  unsigned mask = 0, arrived = 0;
  Collective kind = Collective::SYNC;
  unsigned signal = 0;
};

struct Warp {
  unsigned ended = 0;  // lanes that have left the kernel, or never were
  Group groups[32];    // by the lowest lane of the mask
  std::uint64_t value[32], result[32];
  unsigned source[32];
  Fiber* fiber[32];
  Site site[32];

  void clear(unsigned lanes) {
    ended = lanes >= 32 ? 0 : ~0u << lanes;
    for (Group& group : groups) {
      group.arrived = 0;
    }
  }

  // Result of each lane of a group that is complete.
  void compute(const Group& group) {
    unsigned votes = 0;
    for (unsigned left = group.mask; left != 0; left &= left - 1) {
      unsigned lane = __builtin_ctz(left);
      votes |= value[lane] != 0 ? 1u << lane : 0u;
    }
    for (unsigned left = group.mask; left != 0; left &= left - 1) {
      unsigned lane = __builtin_ctz(left);
      switch (group.kind) {
        case Collective::SYNC: result[lane] = 0; break;
        case Collective::ANY: result[lane] = votes != 0; break;
        case Collective::ALL: result[lane] = votes == group.mask; break;
        case Collective::BALLOT: result[lane] = votes; break;
        case Collective::SHUFFLE:
          // What a lane outside the mask has is undefined: all ones, NaN as a float.
          result[lane] = group.mask >> source[lane] & 1u ? value[source[lane]] : ~0ull;
          break;
      }
    }
  }
};

}  // namespace standin
