#include "module.h"

#include <cctype>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "driver.h"

namespace standin {

namespace {

constexpr unsigned FATBIN = 0xba55ed50u;
constexpr int ARCHITECTURE = 90;

struct FatbinHeader {
  unsigned magic;
  unsigned short version, header_size;
  unsigned long long size;  // behind the header
};

// Newest PTX that a driver understands, as 10 * major + minor: 9.0 came with CUDA 13.0, 8.5 with 12.6, 7.8 with 11.8.
int newest_ptx(int version) {
  return version >= 13000 ? 90 : version >= 12060 ? 85 : version >= 12000 ? 80 : version >= 11080 ? 78 : 70;
}

// The number behind a directive, a dot skipped: ".version 9.0" is 90, ".target sm_75" is 75.
int number_behind(std::string_view text, const char* directive) {
  std::size_t at = text.find(directive);
  if (at == std::string_view::npos) {
    throw Failure{CUDA_ERROR_INVALID_PTX, std::string("no ") + directive + " in the PTX"};
  }
  int number = 0;
  at = text.find_first_of("0123456789", at);
  for (; at < text.size() && (std::isdigit((unsigned char)text[at]) || text[at] == '.'); at++) {
    number = text[at] == '.' ? number : 10 * number + (text[at] - '0');
  }
  return number;
}

void check_ptx(std::string_view text) {
  int version = number_behind(text, ".version");
  if (version > newest_ptx(driver().controls.version)) {
    throw Failure{CUDA_ERROR_UNSUPPORTED_PTX_VERSION, "PTX of version " + std::to_string(version / 10) + "." +
                                                          std::to_string(version % 10) + " is newer than this driver"};
  }
  if (number_behind(text, ".target") > ARCHITECTURE) {
    throw Failure{CUDA_ERROR_NO_BINARY_FOR_GPU, "the PTX is for a newer GPU"};
  }
  driver().controls.counts["ptx"]++;
}

std::string_view check_fatbin(const void* image) {
  const Controls& controls = driver().controls;
  if (controls.fatbin != 0) {
    throw Failure{(CUresult)controls.fatbin, "planted"};
  }
  if (controls.version < 13000) {
    throw Failure{CUDA_ERROR_NO_BINARY_FOR_GPU, "a fatbin of CUDA 13 is newer than this driver"};
  }
  FatbinHeader header;
  std::memcpy(&header, image, sizeof header);
  driver().controls.counts["fatbin"]++;
  return {(const char*)image, (std::size_t)(header.header_size + header.size)};
}

bool part_of_name(char c) {
  return std::isalnum((unsigned char)c) || c == '_' || c == '$';
}

bool has_name(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    std::size_t end = at + name.size();
    if ((at == 0 || !part_of_name(text[at - 1])) && (end == text.size() || !part_of_name(text[end]))) {
      return true;
    }
  }
  return false;
}

bool has_all(std::string_view text, const KernelModule& module) {
  for (unsigned n = 0; n < module.kernel_count; n++) {
    if (!has_name(text, module.kernels[n].name)) {
      return false;
    }
  }
  return module.kernel_count > 0;
}

}  // namespace

const KernelModule& recognise(const void* image) {
  unsigned magic;
  std::memcpy(&magic, image, sizeof magic);
  std::string_view text;
  if (magic == FATBIN) {
    text = check_fatbin(image);
  } else {
    text = (const char*)image;
    check_ptx(text);
  }
  const KernelModule* best = nullptr;
  for (unsigned n = 0; n < kernel_module_count; n++) {
    const KernelModule* module = kernel_modules[n];
    if (has_all(text, *module) && (best == nullptr || module->kernel_count > best->kernel_count)) {
      best = module;
    }
  }
  if (best == nullptr) {
    throw Failure{CUDA_ERROR_INVALID_SOURCE, "no module of this stand-in has the image's kernels; is it out of date?"};
  }
  return *best;
}

}  // namespace standin
