// What a test can set: see README.md for the words.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace standin {

struct PlannedFailure {
  std::string function;
  std::uint64_t calls_left;  // it is the last of these that fails
  int code;
};

struct Controls {
  int devices = 1;
  std::size_t memory = std::size_t(1) << 30;  // of a device
  int version = 13000;
  int fatbin = 0;  // code with which loading a fatbin fails
  std::uint64_t shuffle = 0, interleave = 0;
  bool deferred = false;
  std::string record;  // folder
  std::vector<PlannedFailure> failures;
  std::map<std::string, std::uint64_t> counts;  // calls by function
};

// As the environment variable PRECOCIAL_STANDIN says; "standin reset" goes back to it.
Controls default_controls();

// Obeys one or more commands separated by semicolons. The answer of the last, 0 where it has none; throws Failure.
long obey(const std::string& commands);

// The name without the suffix that tells versions of a function apart.
std::string plain_name(std::string function);

}  // namespace standin
