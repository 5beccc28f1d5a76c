#!/bin/sh
# Writes the parts of the stand-in that follow from other files:
#   generate.sh table MODULE FILE.ptx FILE.cu   kernels of a module, from the .entry names of its PTX
#   generate.sh modules MODULE...               the list of modules
#   generate.sh errors CUDA.H                   names of the driver's error codes
#   generate.sh stubs PREFIX CODE FILE.so       weak functions for all that a JCuda library may call
set -eu
what=$1
shift
case $what in
  table)
    module=$1 ptx=$2 source=$3
    echo "#include \"$source\""
    echo '#include "kernel.h"'
    echo 'static const standin::Kernel kernels[] = {'
    # Shared memory of an entry: what is declared in its body, and what is declared outside and named in it.
    awk '
      function close_entry() {
        for (v in outside) if (index(body, v)) shared += outside[v]
        if (name != "") printf "    standin::kernel<&%s>(\"%s\", %d, %d),\n", name, name, threads, shared
        name = ""
      }
      /^[ \t]*\.shared/ || /^[ \t]*\.visible \.shared/ || /^\.weak \.shared/ {
        variable = $0; sub(/\[.*/, "", variable); sub(/.*[ \t]/, "", variable)
        size = 0
        if (match($0, /\[[0-9]+\]/)) size = substr($0, RSTART + 1, RLENGTH - 2) + 0
        if (name != "") shared += size; else outside[variable] = size
      }
      /\.entry/ {
        name = $0; sub(/.*\.entry[ \t]+/, "", name); sub(/[^A-Za-z0-9_$].*/, "", name)
        threads = 0; shared = 0; body = ""
      }
      /^\.maxntid/ {
        threads = 1
        for (i = split($0, part, /[ ,\t]+/); i > 1; i--) if (part[i] + 0 > 0) threads *= part[i]
      }
      name != "" { body = body $0 "\n" }
      /^}/ { close_entry() }
    ' "$ptx"
    echo '};'
    echo "extern \"C\" const standin::KernelModule standin_module_$module = {"
    echo "    \"$module\", kernels, sizeof kernels / sizeof *kernels};"
    ;;
  modules)
    echo '#include "kernel.h"'
    for module in "$@"; do echo "extern \"C\" const standin::KernelModule standin_module_$module;"; done
    echo 'const standin::KernelModule* const standin::kernel_modules[] = {'
    for module in "$@"; do echo "    &standin_module_$module,"; done
    echo '};'
    echo "const unsigned standin::kernel_module_count = $#;"
    ;;
  errors)
    echo 'namespace standin {'
    echo 'struct ErrorName { int code; const char* name; };'
    echo 'extern const ErrorName error_names[];'
    echo 'const ErrorName error_names[] = {'
    sed -n 's/^ *\(CUDA_SUCCESS\|CUDA_ERROR_[A-Z0-9_]*\) *= *\([0-9]*\).*/    {\2, "\1"},/p' "$1"
    echo '    {0, nullptr}};'
    echo '}'
    ;;
  stubs)
    prefix=$1 code=$2 library=$3
    nm -D --undefined-only "$library" | sed -n "s/^ *U \($prefix[A-Za-z0-9_]*\).*/\1/p" | sort -u |
      sed "s/.*/__attribute__((weak, visibility(\"default\"))) int &(void) { return $code; }/"
    ;;
esac
