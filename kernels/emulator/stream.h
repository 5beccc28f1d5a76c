// Streams, events, and when queued work is done.
//
// Work is done at once, or, deferred, at the latest moment that the host's calls allow: inside the call that waits for it. Host
// code that reads a result or changes a pinned buffer too early then does so before the work. Waiting for one stream may also
// advance others, by a seed.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

namespace standin {

struct Context;
struct Stream;

// One recording of an event; a later one does not change what streams wait for.
struct Record {
  Stream* stream;
  bool done = false;
  std::chrono::steady_clock::time_point at{};
};

struct Event {
  Context* context;
  bool timed;
  std::shared_ptr<Record> last;
};

struct Task {
  std::function<void()> run;
  std::shared_ptr<Record> wait, record;
};

struct Stream {
  Stream(Context& context, bool blocking) : context(context), blocking(blocking) {}

  Context& context;
  bool blocking;           // ordered with the stream of handle 0
  bool destroyed = false;  // its last work is still to be done
  std::deque<Task> queue;
};

void enqueue(Stream& stream, Task task);

// Does one task, of this stream or of one that it waits for.
void step(Stream& stream);

void finish(Stream& stream);
void finish(std::shared_ptr<Record> record);
void finish(Context& context);
void drain_all();

// Drops what is queued.
void abandon(Context& context);

}  // namespace standin
