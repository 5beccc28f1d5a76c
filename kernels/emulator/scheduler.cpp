#include "scheduler.h"

#include <algorithm>
#include <cstring>

#include "shared.h"
#include "signal.h"

namespace standin {

#ifdef STANDIN_TSAN
// A thread's accesses are its own: no fiber, and no stack, is used twice in a launch. ThreadSanitizer's part of a fiber takes
// milliseconds to make and is kept for later launches.
constexpr bool REUSE = false;

namespace {
std::mutex unused_lock;
std::vector<void*> unused;

void* take_tsan_fiber() {
  std::lock_guard<std::mutex> guard(unused_lock);
  if (unused.empty()) {
    return __tsan_create_fiber(0);
  }
  void* fiber = unused.back();
  unused.pop_back();
  return fiber;
}
}  // namespace
#else
constexpr bool REUSE = true;
#endif

Scheduler::Scheduler() = default;

Scheduler::~Scheduler() {
#ifdef STANDIN_TSAN
  std::lock_guard<std::mutex> guard(unused_lock);
  for (auto& fiber : fibers_) {
    unused.push_back(fiber->tsan);
  }
#endif
}

bool Scheduler::run(Launch& launch, std::uint64_t block) {
  set_block(launch, block);
#ifdef STANDIN_TSAN
  root_.tsan = __tsan_get_current_fiber();
  // All up front: a fiber made by another would begin with what that one has seen.
  while (idle_.size() < threads_) {
    make_fiber();
  }
#endif
  // A fiber may have served an earlier launch; its thread sees what was done before this one.
  begin_signal_ = new_signal();
  tell(begin_signal_);
  running_ = &root_;
  resume(take());
  if (!failure_.empty()) {
    idle_.clear();
    for (unsigned n = 0; n < fibers_.size(); n++) {
      prepare(*fibers_[n], n, main_of_fiber);
      idle_.push_back(fibers_[n].get());
    }
  }
  return failure_.empty();
}

void Scheduler::set_block(Launch& launch, std::uint64_t block) {
  launch_ = &launch;
  view_.grid = launch.grid;
  view_.size = launch.block;
  view_.index.x = block % launch.grid.x;
  view_.index.y = block / launch.grid.x % launch.grid.y;
  view_.index.z = block / launch.grid.x / launch.grid.y;
  threads_ = launch.threads();
  begun_ = ended_ = 0;
  failure_.clear();
  ready_.clear();
  ready_from_ = 0;
  at_barrier_.clear();
  barrier_signal_ = new_signal();
  for (unsigned warp = 0; warp * 32 < threads_; warp++) {
    warps_[warp].clear(threads_ - warp * 32);
  }
  if (dynamic_size_ != launch.dynamic_shared || dynamic_shared_ == nullptr) {
    // Of the exact size, so that AddressSanitizer sees an overrun.
    dynamic_size_ = launch.dynamic_shared;
    dynamic_shared_.reset(new unsigned char[dynamic_size_]);
  }
  spoil(dynamic_shared_.get(), dynamic_size_);
  if (launch.kernel->static_shared > 0) {
    spoil_static_shared();
  }
  view_.dynamic_shared = dynamic_shared_.get();
  set_order(launch.shuffle == 0 ? 0 : launch.shuffle * 0x9e3779b97f4a7c15ull + block);
}

void Scheduler::set_order(std::uint64_t seed) {
  shuffled_ = seed != 0;
  if (shuffled_) {
    state_ = seed;
    order_.resize(threads_);
    for (unsigned n = 0; n < threads_; n++) {
      order_[n] = n;
    }
    for (unsigned n = threads_; n > 1; n--) {
      std::swap(order_[n - 1], order_[random() % n]);
    }
  }
}

// SplitMix64 (Steele, Lea and Flood 2014).
std::uint64_t Scheduler::random() {
  std::uint64_t z = state_ += 0x9e3779b97f4a7c15ull;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ z >> 27) * 0x94d049bb133111ebull;
  return z ^ z >> 31;
}

void Scheduler::make_fiber() {
  auto fiber = std::make_unique<Fiber>();
  fiber->stack = stacks_.take();
  fiber->stack_size = STACK_SIZE;
  fiber->lane().scheduler = this;
  prepare(*fiber, fibers_.size(), main_of_fiber);
#ifdef STANDIN_TSAN
  fiber->tsan = take_tsan_fiber();
#endif
  idle_.push_back(fiber.get());
  fibers_.push_back(std::move(fiber));
}

void Scheduler::begin(Fiber& fiber) {
  unsigned thread = shuffled_ ? order_[begun_] : begun_;
  begun_++;
  Lane& lane = fiber.lane();
  lane.thread = thread;
  lane.block = &view_;
  if (view_.size.y == 1 && view_.size.z == 1) {
    lane.index = {thread, 0, 0};
  } else {
    unsigned row = thread / view_.size.x;
    lane.index = {thread % view_.size.x, row % view_.size.y, row / view_.size.y};
  }
}

// The one to go on; null where nobody can.
Fiber* Scheduler::take() {
  std::size_t ready = ready_.size() - ready_from_;
  if (shuffled_) {
    std::size_t unbegun = threads_ - begun_;
    std::size_t which = ready + unbegun == 0 ? 0 : random() % (ready + unbegun);
    if (which < ready) {
      std::swap(ready_[ready_from_], ready_[ready_from_ + which]);
    } else {
      ready = 0;
    }
  }
  if (ready > 0) {
    Fiber* next = ready_[ready_from_++];
    if (ready_from_ == ready_.size()) {
      ready_.clear();
      ready_from_ = 0;
    }
    return next;
  }
  if (begun_ == threads_) {
    return nullptr;
  }
  if (idle_.empty()) {
    make_fiber();
  }
  Fiber* next = idle_.back();
  idle_.pop_back();
  begin(*next);
  return next;
}

void Scheduler::resume(Fiber* to) {
  Fiber* from = running_;
  if (to != from) {
    previous_ = from;
    running_ = to;
    switch_fiber(*from, *to);
  }
}

void Scheduler::main_of_fiber() {
  Scheduler& self = *(Scheduler*)own_lane().scheduler;
  begun(*self.previous_);
  hear(self.begin_signal_);
  while (true) {
    self.launch_->kernel->call(self.launch_->argument.data());
    self.end_of_thread();
  }
}

void Scheduler::end_of_thread() {
  ended_++;
  unsigned thread = running_->lane().thread;
  warps_[thread / 32].ended |= 1u << thread % 32;
  if (REUSE && ready_.empty() && begun_ < threads_) {
    begin(*running_);
  } else {
    resume(after_end());
  }
}

Fiber* Scheduler::after_end() {
  Unseen unseen;
  if (REUSE) {
    idle_.push_back(running_);
  } else {
    tell_end();
  }
  Fiber* next = take();
  if (next == nullptr && ended_ < threads_) {
    fail(stuck());
  }
  return next == nullptr ? &root_ : next;
}

void Scheduler::wait_for_others() {
  Fiber* next = take();
  if (next == nullptr) {
    fail(stuck());
  }
  resume(next);
}

}  // namespace standin
