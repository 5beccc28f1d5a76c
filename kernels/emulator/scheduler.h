// Runs blocks one after another on one OS thread, their threads as fibers.
//
// A thread runs until it waits or ends. Then goes on: one that waits no longer, else one that has not begun; in shuffled order a
// random one of both. A thread that ends without having waited leaves its fiber to the next, so a kernel without barriers costs
// no switch. Nothing promises that lanes of a warp run in step. A block in which all wait for one that cannot come has failed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "fiber.h"
#include "launch.h"
#include "warp.h"

namespace standin {

class Scheduler {
 public:
  Scheduler();
  Scheduler(const Scheduler&) = delete;
  ~Scheduler();

  // False where the block failed; then failure() says how.
  bool run(Launch& launch, std::uint64_t block);
  const std::string& failure() const { return failure_; }

  // For the running thread.
  void barrier(Site site);
  std::uint64_t collective(Collective kind, unsigned mask, std::uint64_t value, unsigned source, Site site);

 private:
  static void main_of_fiber();
  void set_block(Launch& launch, std::uint64_t block);
  void set_order(std::uint64_t seed);
  void begin(Fiber& fiber);
  void make_fiber();
  Fiber* take();
  void resume(Fiber* to);
  void wait_for_others();
  void end_of_thread();
  Fiber* after_end();
  [[noreturn]] void fail(const std::string& why);
  std::string stuck() const;
  unsigned waiting_in_warps(Site* example) const;
  std::uint64_t random();

  Launch* launch_ = nullptr;
  BlockView view_{};
  unsigned threads_ = 0, begun_ = 0, ended_ = 0;
  std::vector<std::uint16_t> order_;  // thread that begins as the n-th
  bool shuffled_ = false;
  std::uint64_t state_ = 0;

  Stacks stacks_;
  std::vector<std::unique_ptr<Fiber>> fibers_;
  std::vector<Fiber*> idle_;
  std::vector<Fiber*> ready_;
  std::size_t ready_from_ = 0;
  std::vector<Fiber*> at_barrier_;
  Site barrier_site_{};
  unsigned begin_signal_ = 0, barrier_signal_ = 0;
  Warp warps_[32];
  Fiber root_;
  Fiber* running_ = nullptr;
  Fiber* previous_ = nullptr;
  std::unique_ptr<unsigned char[]> dynamic_shared_;
  unsigned dynamic_size_ = 0;
  std::string failure_;
};

}  // namespace standin
