// Runs recorded launches again under ThreadSanitizer: replay FOLDER [KERNEL...].
//
// The kernels are instrumented, the scheduler is not: of two CUDA threads ThreadSanitizer knows only what barriers order. Each is
// a fiber of its own. Blocks run one after another, each on an OS thread of its own that lives until the launch has ended, so
// that they share no __shared__ variable, and nothing orders their accesses to global memory.
//
// Ends with 66 after a data race, 1 after another failure: a kernel of the table that was never launched is one.
#include <dirent.h>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <thread>

#include "record_file.h"
#include "scheduler.h"
#include "signal.h"

using namespace standin;

extern "C" const char* __tsan_default_options() {
  return "report_thread_leaks=0 exitcode=66 history_size=3";
}

namespace {

// ThreadSanitizer has room for 8,000, each takes it milliseconds; of a larger launch the first blocks and the last are run.
constexpr std::uint64_t MOST_THREADS = 1024;

const Kernel* find(const std::string& name) {
  for (unsigned m = 0; m < kernel_module_count; m++) {
    for (unsigned k = 0; k < kernel_modules[m]->kernel_count; k++) {
      if (name == kernel_modules[m]->kernels[k].name) {
        return &kernel_modules[m]->kernels[k];
      }
    }
  }
  return nullptr;
}

[[noreturn]] void die(const std::string& why) {
  std::fprintf(stderr, "replay: %s\n", why.c_str());
  std::_Exit(1);
}

void run_blocks_apart(Launch& launch) {
  std::uint64_t blocks = launch.blocks();
  std::uint64_t most = std::max<std::uint64_t>(2, MOST_THREADS / launch.threads());
  std::mutex lock;
  std::condition_variable changed;
  std::uint64_t ended = 0;
  bool over = false;
  std::vector<std::thread> threads;
  for (std::uint64_t n = 0; n < std::min(blocks, most); n++) {
    std::uint64_t block = blocks > most && n == most - 1 ? blocks - 1 : n;
    threads.emplace_back([&, block] {
      Scheduler scheduler;
      if (!scheduler.run(launch, block)) {
        die(scheduler.failure());
      }
      std::unique_lock<std::mutex> guard(lock);
      ended++;
      changed.notify_all();
      changed.wait(guard, [&] { return over; });
    });
    std::unique_lock<std::mutex> guard(lock);
    changed.wait(guard, [&] { return ended == n + 1; });
  }
  hear_ends();
  {
    std::lock_guard<std::mutex> guard(lock);
    over = true;
  }
  changed.notify_all();
  for (std::thread& thread : threads) {
    thread.join();
  }
}

void run(const RecordedLaunch& recorded, const Kernel& kernel) {
  if (kernel.parameter_count != recorded.arguments.size()) {
    die("the record of " + recorded.kernel + " is of another version of it");
  }
  Launch launch;
  launch.kernel = &kernel;
  launch.grid = recorded.grid;
  launch.block = recorded.block;
  launch.dynamic_shared = recorded.dynamic_shared;
  launch.shuffle = 0;
  std::vector<std::unique_ptr<char, decltype(&std::free)>> memory;
  for (const std::string& bytes : recorded.memory) {
    memory.emplace_back((char*)std::aligned_alloc(256, (bytes.size() + 256) / 256 * 256), &std::free);
    std::memcpy(memory.back().get(), bytes.data(), bytes.size());
  }
  std::vector<std::string> values;
  for (const RecordedArgument& argument : recorded.arguments) {
    values.push_back(argument.value);
    if (argument.memory >= 0) {
      char* at = memory.at(argument.memory).get() + argument.offset;
      values.back().assign((const char*)&at, sizeof at);
    }
  }
  for (std::string& value : values) {
    value.reserve(16);
    launch.argument.push_back(&value[0]);
  }
  run_blocks_apart(launch);
}

std::vector<std::string> files_of(const char* folder) {
  std::vector<std::string> files;
  DIR* open = opendir(folder);
  if (open == nullptr) {
    die(std::string("no folder ") + folder);
  }
  while (dirent* entry = readdir(open)) {
    std::string name = entry->d_name;
    if (name.size() > 7 && name.compare(name.size() - 7, 7, ".launch") == 0) {
      files.push_back(std::string(folder) + "/" + name);
    }
  }
  closedir(open);
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    die("usage: replay FOLDER [KERNEL...]");
  }
  std::map<std::string, unsigned> launches;
  for (int n = 2; n < count; n++) {
    launches[words[n]] = 0;
  }
  for (unsigned m = 0; count == 2 && m < kernel_module_count; m++) {
    for (unsigned k = 0; k < kernel_modules[m]->kernel_count; k++) {
      launches[kernel_modules[m]->kernels[k].name] = 0;
    }
  }
  unsigned total = 0;
  for (const std::string& file : files_of(words[1])) {
    std::ifstream in(file, std::ios::binary);
    RecordedLaunch recorded;
    if (!read(in, recorded)) {
      die("cannot read " + file);
    }
    auto wanted = launches.find(recorded.kernel);
    if (wanted != launches.end()) {
      run(recorded, *find(recorded.kernel));
      wanted->second++;
      total++;
    }
  }
  std::string never;
  std::printf("replayed %u launches:", total);
  for (const auto& [name, times] : launches) {
    std::printf(" %s %u", name.c_str(), times);
    never += times == 0 ? " " + name : "";
  }
  std::printf("\n");
  if (!never.empty()) {
    std::printf("never launched:%s\n", never.c_str());
    return 1;
  }
  return 0;
}
