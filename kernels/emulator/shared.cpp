#include "shared.h"

#include <link.h>
#include <pthread.h>

#include <cstring>

#include "kernel.h"

namespace standin {

void spoil(void* at, std::size_t bytes) {
  std::memset(at, 0xff, bytes);
}

namespace {

struct Segment {
  void* at;
  std::size_t size;
};

pthread_key_t key() {
  static pthread_key_t made = [] {
    pthread_key_t key;
    pthread_key_create(&key, [](void* segment) { delete (Segment*)segment; });
    return key;
  }();
  return made;
}

int find(dl_phdr_info* library, std::size_t, void* found) {
  auto self = (ElfW(Addr))kernel_modules;
  const ElfW(Phdr)* thread_local_part = nullptr;
  bool own = false;
  for (int i = 0; i < library->dlpi_phnum; i++) {
    const ElfW(Phdr)& part = library->dlpi_phdr[i];
    ElfW(Addr) start = library->dlpi_addr + part.p_vaddr;
    own = own || (part.p_type == PT_LOAD && start <= self && self < start + part.p_memsz);
    thread_local_part = part.p_type == PT_TLS ? &part : thread_local_part;
  }
  if (own && thread_local_part != nullptr) {
    *(Segment*)found = {library->dlpi_tls_data, thread_local_part->p_memsz};
  }
  return own;
}

}  // namespace

void spoil_static_shared() {
  auto* segment = (Segment*)pthread_getspecific(key());
  if (segment == nullptr || segment->at == nullptr) {
    // Without an address as long as this thread has touched none; found again at the next block.
    if (segment == nullptr) {
      segment = new Segment();
      pthread_setspecific(key(), segment);
    }
    dl_iterate_phdr(find, segment);
  }
  if (segment->at != nullptr) {
    spoil(segment->at, segment->size);
  }
}

}  // namespace standin
