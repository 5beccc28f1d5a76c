// A launch in a file, with the memory that its arguments lead to as it was before: what replay.cpp runs again.
#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <vector>

#include "vectors.h"

namespace standin {

struct RecordedArgument {
  long memory = -1;        // index, -1 for a plain value
  std::size_t offset = 0;  // of the pointer
  std::string value;       // bytes
};

struct RecordedLaunch {
  std::string kernel;
  dim3 grid{}, block{};
  unsigned dynamic_shared = 0;
  std::vector<RecordedArgument> arguments;
  std::vector<std::string> memory;
};

inline void put(std::ostream& out, const std::string& bytes) {
  out << bytes.size() << '\n';
  out.write(bytes.data(), bytes.size());
  out << '\n';
}

inline void get(std::istream& in, std::string& bytes) {
  std::size_t size = 0;
  in >> size;
  in.get();
  bytes.resize(in ? size : 0);
  in.read(&bytes[0], bytes.size());
}

inline void write(std::ostream& out, const RecordedLaunch& launch) {
  out << launch.kernel << '\n';
  out << launch.grid.x << ' ' << launch.grid.y << ' ' << launch.grid.z << '\n';
  out << launch.block.x << ' ' << launch.block.y << ' ' << launch.block.z << '\n';
  out << launch.dynamic_shared << ' ' << launch.arguments.size() << ' ' << launch.memory.size() << '\n';
  for (const RecordedArgument& argument : launch.arguments) {
    out << argument.memory << ' ' << argument.offset << ' ';
    put(out, argument.value);
  }
  for (const std::string& bytes : launch.memory) {
    put(out, bytes);
  }
}

// False where the file ends early.
inline bool read(std::istream& in, RecordedLaunch& launch) {
  std::size_t arguments = 0, memory = 0;
  in >> launch.kernel >> launch.grid.x >> launch.grid.y >> launch.grid.z;
  in >> launch.block.x >> launch.block.y >> launch.block.z >> launch.dynamic_shared >> arguments >> memory;
  launch.arguments.resize(in ? arguments : 0);
  for (RecordedArgument& argument : launch.arguments) {
    in >> argument.memory >> argument.offset;
    get(in, argument.value);
  }
  launch.memory.resize(in ? memory : 0);
  for (std::string& bytes : launch.memory) {
    get(in, bytes);
  }
  return !in.fail();
}

}  // namespace standin
