#include "controls.h"

#include <cstdlib>
#include <sstream>

#include "driver.h"
#include "pool.h"

namespace standin {

namespace {

[[noreturn]] void refuse(const std::string& command) {
  throw Failure{CUDA_ERROR_INVALID_VALUE, "no such control: " + command};
}

template <class T>
T next(std::istringstream& words, const std::string& command) {
  T value;
  if (!(words >> value)) {
    refuse(command);
  }
  return value;
}

// Things that are open, or calls of a function.
long count(const Driver& all, const std::string& what) {
  if (what == "allocations") return all.device_memory.count();
  if (what == "pinned") return all.pinned_memory.count();
  if (what == "streams") return all.streams.size();
  if (what == "events") return all.events.size();
  if (what == "modules") return all.modules.size();
  if (what == "contexts") return all.contexts.size();
  auto calls = all.controls.counts.find(plain_name(what));
  return calls == all.controls.counts.end() ? 0 : (long)calls->second;
}

// Settings that the environment may have, too. False where the word is none.
bool set(Controls& controls, const std::string& word, std::istringstream& words, const std::string& command) {
  if (word == "devices") {
    controls.devices = next<int>(words, command);
  } else if (word == "memory") {
    controls.memory = next<std::size_t>(words, command);
  } else if (word == "version") {
    controls.version = next<int>(words, command);
  } else if (word == "fatbin") {
    controls.fatbin = next<int>(words, command);
  } else if (word == "shuffle") {
    controls.shuffle = next<std::uint64_t>(words, command);
  } else if (word == "interleave") {
    controls.interleave = next<std::uint64_t>(words, command);
  } else if (word == "deferred") {
    controls.deferred = next<int>(words, command) != 0;
  } else if (word == "workers") {
    set_workers(next<unsigned>(words, command));
  } else if (word == "record") {
    controls.record.clear();
    std::getline(words >> std::ws, controls.record);
  } else {
    return false;
  }
  return true;
}

void reset(Driver& all) {
  all.controls = default_controls();
  all.launches = 0;
  for (Context* context : all.contexts) {
    context->error = CUDA_SUCCESS;
    context->why.clear();
  }
}

long obey_one(const std::string& command) {
  Driver& all = driver();
  std::istringstream words(command);
  std::string word = next<std::string>(words, command);
  if (word == "reset") {
    reset(all);
  } else if (word == "fail") {
    auto function = plain_name(next<std::string>(words, command));
    auto nth = next<std::uint64_t>(words, command);
    all.controls.failures.push_back({function, nth, next<int>(words, command)});
  } else if (word == "count") {
    return count(all, next<std::string>(words, command));
  } else if (!set(all.controls, word, words, command)) {
    refuse(command);
  } else if (word == "deferred" && !all.controls.deferred) {
    drain_all();
  }
  return 0;
}

}  // namespace

std::string plain_name(std::string function) {
  std::size_t end = function.size();
  bool versioned = end > 3 && function[end - 3] == '_' && function[end - 2] == 'v';
  return versioned ? function.substr(0, end - 3) : function;
}

Controls default_controls() {
  Controls controls;
  const char* text = std::getenv("PRECOCIAL_STANDIN");
  std::istringstream commands(text == nullptr ? "" : text);
  for (std::string command; std::getline(commands, command, ';');) {
    std::istringstream words(command);
    std::string word;
    if (words >> word && !set(controls, word, words, command)) {
      refuse(command);
    }
  }
  return controls;
}

long obey(const std::string& commands) {
  std::istringstream parts(commands);
  long answer = 0;
  for (std::string command; std::getline(parts, command, ';');) {
    answer = obey_one(command);
  }
  return answer;
}

}  // namespace standin
