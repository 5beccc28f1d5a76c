#include "driver.h"

#include <pthread.h>

#include <cstdlib>

namespace standin {

namespace {

struct ThreadState {
  std::vector<Context*> contexts;
  Failure last{CUDA_SUCCESS, ""};
};

// Not thread_local: see shared.h.
ThreadState& thread_state() {
  static pthread_key_t key = [] {
    pthread_key_t made;
    pthread_key_create(&made, [](void* state) { delete (ThreadState*)state; });
    return made;
  }();
  auto* state = (ThreadState*)pthread_getspecific(key);
  if (state == nullptr) {
    state = new ThreadState();
    pthread_setspecific(key, state);
  }
  return *state;
}

void let_planned_failure_happen(Controls& controls, const std::string& function) {
  for (auto plan = controls.failures.begin(); plan != controls.failures.end(); ++plan) {
    if (plan->function == function && --plan->calls_left == 0) {
      int code = plan->code;
      controls.failures.erase(plan);
      throw Failure{(CUresult)code, "planted"};
    }
  }
}

template <class T, class Owner>
void erase_own(std::set<T*>& all, Context& context, Owner owner) {
  for (auto one = all.begin(); one != all.end();) {
    bool own = owner(*one) == &context;
    if (own) {
      delete *one;
    }
    one = own ? all.erase(one) : std::next(one);
  }
}

}  // namespace

// Never destroyed: calls may come while the process ends.
Driver& driver() {
  static Driver* made = nullptr;
  static std::once_flag once;
  std::call_once(once, [] {
    made = new Driver();
    made->controls = default_controls();
  });
  return *made;
}

std::vector<Context*>& context_stack() {
  return thread_state().contexts;
}

Failure& last_failure() {
  return thread_state().last;
}

Context& current() {
  auto& stack = context_stack();
  if (stack.empty() || stack.back() == nullptr) {
    throw Failure{CUDA_ERROR_INVALID_CONTEXT, "this thread has no current context"};
  }
  if (driver().contexts.count(stack.back()) == 0) {
    throw Failure{CUDA_ERROR_CONTEXT_IS_DESTROYED, "this thread's context was released"};
  }
  return *stack.back();
}

void enter(const char* function, Need need) {
  Driver& all = driver();
  all.controls.counts[function]++;
  let_planned_failure_happen(all.controls, function);
  if (need != Need::NOTHING && !all.initialised) {
    throw Failure{CUDA_ERROR_NOT_INITIALIZED, "before cuInit"};
  }
  if (need == Need::CONTEXT) {
    check_error(current());
  }
}

void check_error(const Context& context) {
  if (context.error != CUDA_SUCCESS) {
    throw Failure{context.error, context.why};
  }
}

void destroy_contents(Context& context) {
  Driver& all = driver();
  abandon(context);
  erase_own(all.streams, context, [](Stream* stream) { return &stream->context; });
  erase_own(all.events, context, [](Event* event) { return event->context; });
  erase_own(all.modules, context, [](Module* module) { return module->context; });
  all.device_memory.free_all(&context);
  all.pinned_memory.free_all(&context);
  context.device.used = 0;
}

}  // namespace standin
