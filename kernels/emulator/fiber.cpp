#include "fiber.h"

#include <sys/mman.h>

#include <cstring>
#include <new>

#ifdef STANDIN_ASAN
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif
#ifdef STANDIN_TSAN
#include <sanitizer/tsan_interface.h>
#endif

// Callee-saved registers only, and no signal mask: a switch of ucontext costs a system call.
extern "C" void standin_switch(void** save, void* to);
asm(R"(
  .text
  .type standin_switch, @function
standin_switch:
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %rsp, (%rdi)
  movq %rsi, %rsp
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  popq %rbp
  ret
  .size standin_switch, . - standin_switch
)");

namespace standin {

namespace {
constexpr unsigned SLAB = 64;
constexpr std::size_t PAGE = 4096;
}  // namespace

Stacks::~Stacks() {
  for (char* slab : slabs_) {
    munmap(slab, (SLAB + 1) * STACK_SIZE);
  }
}

char* Stacks::take() {
  if (left_ == 0) {
    std::size_t bytes = (SLAB + 1) * STACK_SIZE;
    void* slab = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (slab == MAP_FAILED) {
      throw std::bad_alloc();
    }
    madvise(slab, bytes, MADV_NOHUGEPAGE);  // a stack uses a page or two
    slabs_.push_back((char*)slab);
    next_ = (char*)(((std::uintptr_t)slab + STACK_SIZE - 1) & ~(STACK_SIZE - 1));
    left_ = SLAB;
  }
  char* stack = next_;
  next_ += STACK_SIZE;
  left_--;
  mprotect(stack, PAGE, PROT_NONE);
  return stack;
}

void prepare(Fiber& fiber, unsigned number, FiberStart start) {
#ifdef STANDIN_ASAN
  __asan_unpoison_memory_region(fiber.stack + PAGE, fiber.stack_size - PAGE);
#endif
  std::uintptr_t top = (std::uintptr_t)&fiber.lane() - number % 64 * 192;
  void** at = (void**)(top & ~(std::uintptr_t)63);
  *--at = nullptr;  // where `start` would return to; also leaves the stack aligned as behind a call
  *--at = (void*)start;
  for (int saved = 0; saved < 6; saved++) {
    *--at = nullptr;
  }
  fiber.stack_pointer = at;
  fiber.fake_stack = nullptr;
}

void begun([[maybe_unused]] Fiber& from) {
#ifdef STANDIN_ASAN
  const void* bottom;
  std::size_t size;
  __sanitizer_finish_switch_fiber(nullptr, &bottom, &size);
  if (from.stack == nullptr) {
    from.stack = (char*)bottom;
    from.stack_size = size;
  }
#endif
}

void switch_fiber(Fiber& from, Fiber& to) {
#ifdef STANDIN_ASAN
  __sanitizer_start_switch_fiber(&from.fake_stack, to.stack, to.stack_size);
#endif
#ifdef STANDIN_TSAN
  __tsan_switch_to_fiber(to.tsan, __tsan_switch_to_fiber_no_sync);
#endif
  standin_switch(&from.stack_pointer, to.stack_pointer);
#ifdef STANDIN_ASAN
  __sanitizer_finish_switch_fiber(from.fake_stack, nullptr, nullptr);
#endif
}

}  // namespace standin
