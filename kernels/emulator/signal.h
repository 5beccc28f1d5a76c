// What ThreadSanitizer is told of a barrier: all that came before it is seen behind it. Each meeting has a signal of its own, so
// that a thread which runs ahead to the next one tells nothing of it to those that still leave this one.
#pragma once

#ifdef STANDIN_TSAN
#include <sanitizer/tsan_interface.h>
#endif

namespace standin {

#ifdef STANDIN_TSAN
// Our own memory, which ThreadSanitizer would see being allocated and copied on a kernel's thread, is none of its business.
extern "C" {
void AnnotateIgnoreReadsBegin(const char*, int);
void AnnotateIgnoreReadsEnd(const char*, int);
void AnnotateIgnoreWritesBegin(const char*, int);
void AnnotateIgnoreWritesEnd(const char*, int);
}
struct Unseen {
  Unseen() {
    AnnotateIgnoreReadsBegin("", 0);
    AnnotateIgnoreWritesBegin("", 0);
  }
  ~Unseen() {
    AnnotateIgnoreWritesEnd("", 0);
    AnnotateIgnoreReadsEnd("", 0);
  }
};
constexpr unsigned SIGNALS = 1 << 20;
inline long all_signals[SIGNALS];
inline unsigned new_signal() {
  static unsigned last = 0;  // the replay runs one block at a time
  return ++last % SIGNALS;
}
inline long end_signal;
inline void tell_end() { __tsan_release(&end_signal); }
inline void hear_ends() { __tsan_acquire(&end_signal); }
inline void tell(unsigned signal) { __tsan_release(&all_signals[signal]); }
inline void hear(unsigned signal) { __tsan_acquire(&all_signals[signal]); }
#else
struct Unseen {
  Unseen() {}
};
inline void tell_end() {}
inline unsigned new_signal() { return 0; }
inline void tell(unsigned) {}
inline void hear(unsigned) {}
#endif

}  // namespace standin
