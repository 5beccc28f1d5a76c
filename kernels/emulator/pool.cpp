#include "pool.h"

#include <pthread.h>

#include <algorithm>
#include <condition_variable>
#include <thread>

#include "scheduler.h"

namespace standin {

namespace {

// Below it, waking another OS thread costs more than it saves.
constexpr std::uint64_t FEW_THREADS = 1024;

Scheduler& own_scheduler() {
  static pthread_key_t key = [] {
    pthread_key_t made;
    pthread_key_create(&made, [](void* scheduler) { delete (Scheduler*)scheduler; });
    return made;
  }();
  auto* scheduler = (Scheduler*)pthread_getspecific(key);
  if (scheduler == nullptr) {
    scheduler = new Scheduler();
    pthread_setspecific(key, scheduler);
  }
  return *scheduler;
}

void take_blocks(Launch& launch) {
  Scheduler& scheduler = own_scheduler();
  std::uint64_t blocks = launch.blocks();
  for (std::uint64_t block; (block = launch.next_block++) < blocks;) {
    if (!scheduler.run(launch, block)) {
      launch.fail(scheduler.failure());
    }
  }
}

class Pool {
 public:
  void run(Launch& launch) {
    std::unique_lock<std::mutex> guard(lock_);
    while (helpers_ + 1 < wanted_) {
      helpers_++;
      std::thread([this] { help(); }).detach();
    }
    job_ = &launch;
    number_++;
    guard.unlock();
    work_.notify_all();
    take_blocks(launch);
    guard.lock();
    job_ = nullptr;
    done_.wait(guard, [this] { return busy_ == 0; });
  }

  unsigned wanted_ = 0;

 private:
  void help() {
    std::unique_lock<std::mutex> guard(lock_);
    for (std::uint64_t seen = 0;; seen = number_) {
      work_.wait(guard, [&] { return number_ != seen; });
      Launch* job = job_;
      // One that wakes when all is done, or is more than are wanted now, sleeps on.
      if (job == nullptr || busy_ + 1 >= wanted_) {
        continue;
      }
      busy_++;
      guard.unlock();
      take_blocks(*job);
      guard.lock();
      busy_--;
      done_.notify_one();
    }
  }

  std::mutex lock_;
  std::condition_variable work_, done_;
  Launch* job_ = nullptr;
  std::uint64_t number_ = 0;
  unsigned helpers_ = 0, busy_ = 0;
};

// Never destroyed: its threads wait in it until the process ends.
Pool& pool() {
  static Pool* made = new Pool();
  return *made;
}

}  // namespace

void set_workers(unsigned count) {
  pool().wanted_ = count > 0 ? count : std::clamp(std::thread::hardware_concurrency(), 1u, 8u);
}

bool run_blocks(Launch& launch) {
  if (pool().wanted_ == 0) {
    set_workers(0);
  }
  if (launch.blocks() == 1 || pool().wanted_ == 1 || launch.blocks() * launch.threads() < FEW_THREADS) {
    take_blocks(launch);
  } else {
    pool().run(launch);
  }
  return launch.failure.empty();
}

}  // namespace standin
