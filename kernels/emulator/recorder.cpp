#include "recorder.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "driver.h"
#include "record_file.h"

namespace standin {

namespace {

constexpr std::size_t SHAPES = 3;
constexpr std::size_t MOST_MEMORY = 64 << 20;

std::string shape_of(const Launch& launch) {
  std::string shape;
  for (unsigned n : {launch.grid.x, launch.grid.y, launch.grid.z, launch.block.x, launch.block.y, launch.dynamic_shared}) {
    shape += std::to_string(n) + " ";
  }
  return shape;
}

// False where the memory is too large.
bool describe(const Launch& launch, RecordedLaunch& made) {
  made.kernel = launch.kernel->name;
  made.grid = launch.grid;
  made.block = launch.block;
  made.dynamic_shared = launch.dynamic_shared;
  std::map<std::uint64_t, long> index;
  std::size_t total = 0;
  for (unsigned n = 0; n < launch.kernel->parameter_count; n++) {
    RecordedArgument argument;
    argument.value.assign((const char*)launch.argument[n], launch.kernel->parameters[n].size);
    std::uintptr_t address = 0;
    if (launch.kernel->parameters[n].pointer) {
      std::memcpy(&address, launch.argument[n], sizeof address);
    }
    if (address != 0) {
      const Allocation& to = *driver().device_memory.find(address);
      auto [known, fresh] = index.try_emplace(to.number, (long)index.size());
      if (fresh) {
        total += to.size;
        if (total > MOST_MEMORY) {
          return false;
        }
        made.memory.emplace_back(to.at, to.size);
      }
      argument.memory = known->second;
      argument.offset = address - (std::uintptr_t)to.at;
    }
    made.arguments.push_back(argument);
  }
  return true;
}

}  // namespace

void record(const Launch& launch) {
  static auto& shapes = *new std::map<std::string, std::set<std::string>>();
  const std::string& folder = driver().controls.record;
  if (folder.empty()) {
    return;
  }
  auto& seen = shapes[folder + "/" + launch.kernel->name];
  RecordedLaunch made;
  if (seen.size() >= SHAPES || seen.count(shape_of(launch)) > 0 || !describe(launch, made)) {
    return;
  }
  seen.insert(shape_of(launch));
  if (mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST) {
    throw Failure{CUDA_ERROR_OPERATING_SYSTEM, "cannot make the folder " + folder};
  }
  // Processes that record into one folder do not meet.
  std::string path = folder + "/" + made.kernel + "-" + std::to_string(getpid()) + "-" + std::to_string(seen.size()) + ".launch";
  std::ofstream out(path, std::ios::binary);
  write(out, made);
  if (!out.flush()) {
    throw Failure{CUDA_ERROR_OPERATING_SYSTEM, "cannot write " + path};
  }
}

}  // namespace standin
