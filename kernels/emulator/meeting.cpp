// How threads of a block meet, and what is wrong where they do not.
#include "scheduler.h"
#include "signal.h"

namespace standin {

void block_barrier(Site site) {
  ((Scheduler*)own_lane().scheduler)->barrier(site);
}

std::uint64_t warp_collective(Collective kind, unsigned mask, std::uint64_t value, unsigned source, Site site) {
  return ((Scheduler*)own_lane().scheduler)->collective(kind, mask, value, source, site);
}

namespace {
std::string text(Site site) {
  std::string file = site.file;
  return file.substr(file.rfind('/') + 1) + ":" + std::to_string(site.line);
}
}  // namespace

void Scheduler::barrier(Site site) {
  Unseen unseen;
  if (at_barrier_.empty()) {
    barrier_site_ = site;
  } else if (site.line != barrier_site_.line || site.file != barrier_site_.file) {
    fail("divergent barrier: thread " + std::to_string(at_barrier_[0]->lane().thread) + " waits at " + text(barrier_site_) +
         ", thread " + std::to_string(running_->lane().thread) + " at " + text(site));
  }
  unsigned signal = barrier_signal_;
  tell(signal);
  if (at_barrier_.size() + 1 < threads_) {
    at_barrier_.push_back(running_);
    wait_for_others();
  } else {
    barrier_signal_ = new_signal();
    ready_.insert(ready_.end(), at_barrier_.begin(), at_barrier_.end());
    at_barrier_.clear();
    if (shuffled_) {
      ready_.push_back(running_);
      wait_for_others();
    }
  }
  hear(signal);
}

std::uint64_t Scheduler::collective(Collective kind, unsigned mask, std::uint64_t value, unsigned source, Site site) {
  Unseen unseen;
  unsigned thread = running_->lane().thread;
  unsigned lane = thread % 32;
  Warp& warp = warps_[thread / 32];
  if ((mask >> lane & 1u) == 0) {
    fail("thread " + std::to_string(thread) + " is not in its own mask at " + text(site));
  }
  Group& group = warp.groups[__builtin_ctz(mask)];
  if (group.arrived == 0) {
    group.mask = mask;
    group.kind = kind;
    group.signal = new_signal();
  } else if (group.mask != mask || group.kind != kind) {
    fail("thread " + std::to_string(thread) + " at " + text(site) + " meets other lanes of its warp with another mask or call");
  }
  if (mask & warp.ended) {
    fail("the mask at " + text(site) + " names lane " + std::to_string(__builtin_ctz(mask & warp.ended)) +
         " of the warp of thread " + std::to_string(thread) + ", which has left the kernel or does not exist");
  }
  unsigned signal = group.signal;
  tell(signal);
  warp.value[lane] = value;
  warp.source[lane] = source;
  warp.fiber[lane] = running_;
  warp.site[lane] = site;
  group.arrived |= 1u << lane;
  if (group.arrived != mask) {
    wait_for_others();
  } else {
    warp.compute(group);
    group.arrived = 0;
    unsigned others = shuffled_ ? mask : mask & ~(1u << lane);
    for (unsigned left = others; left != 0; left &= left - 1) {
      ready_.push_back(warp.fiber[__builtin_ctz(left)]);
    }
    if (shuffled_) {
      wait_for_others();
    }
  }
  hear(signal);
  return warp.result[lane];
}

unsigned Scheduler::waiting_in_warps(Site* example) const {
  unsigned waiting = 0;
  for (unsigned w = 0; w * 32 < threads_; w++) {
    for (const Group& group : warps_[w].groups) {
      for (unsigned left = group.arrived; left != 0; left &= left - 1) {
        *example = warps_[w].site[__builtin_ctz(left)];
        waiting++;
      }
    }
  }
  return waiting;
}

std::string Scheduler::stuck() const {
  Site warp_site{};
  unsigned in_warps = waiting_in_warps(&warp_site);
  std::string why = "divergent barrier:";
  if (!at_barrier_.empty()) {
    why += " " + std::to_string(at_barrier_.size()) + " threads wait at " + text(barrier_site_) + ",";
  }
  if (in_warps > 0) {
    why += " " + std::to_string(in_warps) + " threads wait for lanes of their warp at " + text(warp_site) + ",";
  }
  return why + " " + std::to_string(ended_) + " of " + std::to_string(threads_) + " have left the kernel";
}

// Ends the block from within a thread: all its stacks are given up as they are.
void Scheduler::fail(const std::string& why) {
  failure_ = std::string(launch_->kernel->name) + ", block (" + std::to_string(view_.index.x) + ", " +
             std::to_string(view_.index.y) + "): " + why;
  Fiber* from = running_;
  running_ = &root_;
  switch_fiber(*from, root_);
  __builtin_unreachable();
}

}  // namespace standin
