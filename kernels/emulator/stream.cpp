#include "stream.h"

#include <vector>

#include "driver.h"

namespace standin {

namespace {

std::uint64_t random_below(std::uint64_t bound) {
  std::uint64_t& state = driver().controls.interleave;
  state = state * 6364136223846793005ull + 1442695040888963407ull;
  return (state >> 33) % bound;
}

// A step towards the end of a stream's work; under a seed, perhaps one of another stream first.
void progress(Stream& goal) {
  Driver& all = driver();
  if (all.controls.interleave != 0 && random_below(2) == 0) {
    std::vector<Stream*> busy;
    for (Stream* stream : all.streams) {
      if (!stream->queue.empty()) {
        busy.push_back(stream);
      }
    }
    if (!busy.empty()) {
      step(*busy[random_below(busy.size())]);
      return;
    }
  }
  step(goal);
}

void delete_if_over(Stream& stream) {
  if (stream.destroyed && stream.queue.empty()) {
    driver().streams.erase(&stream);
    delete &stream;
  }
}

// The stream of handle 0 and the blocking ones wait for each other.
void order_with_legacy(Stream& stream) {
  Stream& legacy = stream.context.legacy;
  if (&stream == &legacy) {
    std::vector<Stream*> before;
    for (Stream* other : driver().streams) {
      if (&other->context == &stream.context && other->blocking) {
        before.push_back(other);
      }
    }
    for (Stream* other : before) {
      finish(*other);
    }
  } else if (stream.blocking) {
    finish(legacy);
  }
}

}  // namespace

void enqueue(Stream& stream, Task task) {
  order_with_legacy(stream);
  if (task.record) {
    task.record->stream = &stream;
  }
  stream.queue.push_back(std::move(task));
  if (!driver().controls.deferred) {
    finish(stream);
  }
}

void step(Stream& stream) {
  Task& first = stream.queue.front();
  if (first.wait && !first.wait->done) {
    step(*first.wait->stream);
    return;
  }
  Task task = std::move(first);
  stream.queue.pop_front();
  Context& context = stream.context;
  if (task.run && context.error == CUDA_SUCCESS) {
    // Calls inside act on this stream's context, whichever thread waits.
    context_stack().push_back(&context);
    try {
      task.run();
    } catch (const Failure& failure) {
      context.error = failure.code;
      context.why = failure.why;
    }
    context_stack().pop_back();
  }
  if (task.record) {
    task.record->done = true;
    task.record->at = std::chrono::steady_clock::now();
  }
  delete_if_over(stream);
}

void finish(Stream& stream) {
  if (!stream.queue.empty()) {
    std::shared_ptr<Record>& end = stream.queue.back().record;
    if (!end) {
      end = std::make_shared<Record>();
      end->stream = &stream;
    }
    finish(end);
  }
}

void finish(std::shared_ptr<Record> record) {
  while (!record->done) {
    progress(*record->stream);
  }
}

void finish(Context& context) {
  finish(context.legacy);
  for (bool found = true; found;) {
    found = false;
    for (Stream* stream : driver().streams) {
      if (&stream->context == &context && !stream->queue.empty()) {
        finish(*stream);
        found = true;
        break;  // the set may have changed
      }
    }
  }
}

void drain_all() {
  for (Context* context : driver().contexts) {
    finish(*context);
  }
}

void abandon(Context& context) {
  auto drop = [](Stream& stream) {
    for (Task& task : stream.queue) {
      if (task.record) {
        task.record->done = true;
      }
    }
    stream.queue.clear();
  };
  drop(context.legacy);
  for (Stream* stream : driver().streams) {
    if (&stream->context == &context) {
      drop(*stream);
    }
  }
}

}  // namespace standin
