// Modules and functions. An image is not run: the kernels in it are recognised by name, and their twins from g++ are launched.
#pragma once

#include <map>
#include <string>

#include "kernel.h"

namespace standin {

struct Context;
struct Module;

struct Function {
  const Kernel* kernel;
  Module* module;
  unsigned most_dynamic_shared;
};

constexpr unsigned SHARED_LIMIT = 48 << 10;
constexpr unsigned SHARED_LIMIT_OPT_IN = 227 << 10;

struct Module {
  Context* context;
  const KernelModule* kernels;
  std::map<std::string, Function> functions;  // those that were asked for
};

// The module whose kernels the image has; throws Failure with the code a driver of the set version would give.
const KernelModule& recognise(const void* image);

}  // namespace standin
