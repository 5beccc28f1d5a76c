// Streams, events and host functions.
#include "api.h"

#include "stream_of.h"

using namespace standin;

namespace standin {

Stream& stream_of(CUstream handle) {
  if (handle == nullptr || handle == CU_STREAM_LEGACY || handle == CU_STREAM_PER_THREAD) {
    return current().legacy;
  }
  auto* stream = (Stream*)handle;
  if (driver().streams.count(stream) == 0 || stream->destroyed) {
    throw Failure{CUDA_ERROR_INVALID_HANDLE, "no such stream"};
  }
  if (&stream->context != &current()) {
    throw Failure{CUDA_ERROR_INVALID_CONTEXT, "a stream of another device"};
  }
  return *stream;
}

Event& event_of(CUevent handle) {
  auto* event = (Event*)handle;
  if (driver().events.count(event) == 0) {
    throw Failure{CUDA_ERROR_INVALID_HANDLE, "no such event"};
  }
  return *event;
}

}  // namespace standin

namespace {

// A host that asks again and again must see an end: each asking does one task.
void ask(Stream& stream) {
  if (!stream.queue.empty()) {
    step(stream);
    check_error(current());
    throw Failure{CUDA_ERROR_NOT_READY, ""};
  }
}

const Record& recorded(const Event& event) {
  if (!event.last || !event.timed) {
    throw Failure{CUDA_ERROR_INVALID_HANDLE, event.timed ? "an event never recorded" : "an event without timing"};
  }
  if (!event.last->done) {
    throw Failure{CUDA_ERROR_NOT_READY, ""};
  }
  return *event.last;
}

}  // namespace

STANDIN_API cuStreamCreate(CUstream* handle, unsigned flags) {
  return api("cuStreamCreate", Need::CONTEXT, [&] {
    auto* stream = new Stream(current(), (flags & CU_STREAM_NON_BLOCKING) == 0);
    driver().streams.insert(stream);
    required(handle) = (CUstream)stream;
  });
}

STANDIN_API cuStreamCreateWithPriority(CUstream* handle, unsigned flags, int) {
  return cuStreamCreate(handle, flags);
}

STANDIN_API cuStreamDestroy_v2(CUstream handle) {
  return api("cuStreamDestroy", Need::CONTEXT, [&] {
    Stream& stream = stream_of(handle);
    if (&stream == &current().legacy) {
      throw Failure{CUDA_ERROR_INVALID_HANDLE, "the stream with handle 0 stays"};
    }
    stream.destroyed = true;
    if (stream.queue.empty()) {
      driver().streams.erase(&stream);
      delete &stream;
    }
  });
}

STANDIN_API cuStreamSynchronize(CUstream handle) {
  return api("cuStreamSynchronize", Need::CONTEXT, [&] {
    finish(stream_of(handle));
    check_error(current());
  });
}

STANDIN_API cuStreamQuery(CUstream handle) {
  return api("cuStreamQuery", Need::CONTEXT, [&] { ask(stream_of(handle)); });
}

STANDIN_API cuStreamWaitEvent(CUstream handle, CUevent event, unsigned) {
  return api("cuStreamWaitEvent", Need::CONTEXT, [&] {
    Stream& stream = stream_of(handle);
    std::shared_ptr<Record> record = event_of(event).last;
    if (record) {
      enqueue(stream, {nullptr, record, nullptr});
    }
  });
}

STANDIN_API cuLaunchHostFunc(CUstream handle, CUhostFn function, void* data) {
  return api("cuLaunchHostFunc", Need::CONTEXT, [&] {
    enqueue(stream_of(handle), {[=] { function(data); }, nullptr, nullptr});
  });
}

STANDIN_API cuEventCreate(CUevent* handle, unsigned flags) {
  return api("cuEventCreate", Need::CONTEXT, [&] {
    auto* event = new Event{&current(), (flags & CU_EVENT_DISABLE_TIMING) == 0, nullptr};
    driver().events.insert(event);
    required(handle) = (CUevent)event;
  });
}

STANDIN_API cuEventDestroy_v2(CUevent handle) {
  return api("cuEventDestroy", Need::CONTEXT, [&] {
    Event& event = event_of(handle);
    driver().events.erase(&event);
    delete &event;
  });
}

STANDIN_API cuEventRecord(CUevent handle, CUstream stream) {
  return api("cuEventRecord", Need::CONTEXT, [&] {
    Event& event = event_of(handle);
    if (event.context != &current()) {
      throw Failure{CUDA_ERROR_INVALID_CONTEXT, "an event of another device"};
    }
    event.last = std::make_shared<Record>();
    enqueue(stream_of(stream), {nullptr, nullptr, event.last});
  });
}

STANDIN_API cuEventSynchronize(CUevent handle) {
  return api("cuEventSynchronize", Need::CONTEXT, [&] {
    if (auto record = event_of(handle).last) {
      finish(record);
      check_error(current());
    }
  });
}

STANDIN_API cuEventQuery(CUevent handle) {
  return api("cuEventQuery", Need::CONTEXT, [&] {
    auto record = event_of(handle).last;
    if (record && !record->done) {
      ask(*record->stream);
    }
  });
}

STANDIN_API cuEventElapsedTime(float* milliseconds, CUevent from, CUevent to) {
  return api("cuEventElapsedTime", Need::CONTEXT, [&] {
    std::chrono::duration<float, std::milli> time = recorded(event_of(to)).at - recorded(event_of(from)).at;
    required(milliseconds) = time.count();
  });
}
