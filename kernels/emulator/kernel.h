// The table of kernels. The build writes a table a module from the .entry names of its PTX; types come from the functions.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

namespace standin {

struct Parameter {
  std::size_t size;
  bool pointer;
};

struct Kernel {
  const char* name;
  void (*call)(void* const* arguments);  // as one thread
  const Parameter* parameters;
  unsigned parameter_count;
  unsigned most_threads;   // of a block: __launch_bounds__, 0 where there is none
  unsigned static_shared;  // bytes
};

struct KernelModule {
  const char* name;
  const Kernel* kernels;
  unsigned kernel_count;
};

template <class Function>
struct Signature;

template <class... P>
struct Signature<void (*)(P...)> {
  static constexpr Parameter parameters[sizeof...(P) + 1] = {{sizeof(P), std::is_pointer<P>::value}..., {0, false}};
  static constexpr unsigned count = sizeof...(P);

  template <void (*function)(P...), std::size_t... I>
  static void call(void* const* arguments, std::index_sequence<I...>) {
    function(*(std::remove_const_t<P>*)arguments[I]...);
  }
};

template <auto function>
void call(void* const* arguments) {
  using S = Signature<decltype(function)>;
  S::template call<function>(arguments, std::make_index_sequence<S::count>());
}

template <auto function>
constexpr Kernel kernel(const char* name, unsigned most_threads, unsigned static_shared) {
  using S = Signature<decltype(function)>;
  return {name, &call<function>, S::parameters, S::count, most_threads, static_shared};
}

// All modules of this build; generated.
extern const KernelModule* const kernel_modules[];
extern const unsigned kernel_module_count;

}  // namespace standin
