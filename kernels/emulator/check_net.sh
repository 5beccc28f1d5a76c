#!/bin/sh
# Proves that the net holds: each planted bug is reported by the part of the stand-in that is to find it, and its corrected twin
# passes there. One line a kind; fails at the end where one was not as it should be. Needs what `make check` builds.
set -u
built=$1
replay=$2
records=$(mktemp -d)
trap 'rm -rf "$records"' EXIT
failed=0
export ASAN_OPTIONS=detect_leaks=0

# outcome STATUS TEXT COMMAND...: whether the command ends with the status and says the text.
outcome() {
  status=$1 text=$2
  shift 2
  output=$("$@" 2>&1)
  got=$?
  [ "$got" -eq "$status" ] && case $output in *"$text"*) true ;; *) false ;; esac
}

# kind NAME FOUND-BY STATUS TEXT RUN: RUN_bad ends so, RUN_good with 0.
kind() {
  name=$1 by=$2 status=$3 text=$4
  shift 4
  if ! outcome "$status" "$text" "$@" "${name}_bad"; then
    echo "MISSED   $name by $by: ended with $got, not $status and '$text'"
    printf '%s\n' "$output" | head -5
    failed=1
  elif ! outcome 0 '' "$@" "${name}_good"; then
    echo "FALSE    $name by $by: the corrected twin ended with $got"
    printf '%s\n' "$output" | head -20
    failed=1
  else
    echo "found    $name by $by"
  fi
}

plain() { "$built/check" "$1"; }
asan() { "$built/check-asan" "$1"; }
shuffled() { PRECOCIAL_STANDIN="shuffle 1" "$built/check" "$1"; }
deferred() { PRECOCIAL_STANDIN="deferred 1" "$built/check" "$1"; }
tsan() {
  rm -rf "$records/$1"
  PRECOCIAL_STANDIN="record $records/$1" "$built/check" "$1" > "$records/out" 2>&1
  "$replay" "$records/$1" "$1"
}

kind global_overrun AddressSanitizer 1 'heap-buffer-overflow' asan
kind shared_overrun AddressSanitizer 1 'heap-buffer-overflow' asan
kind static_overrun UBSan 1 'out of bounds' asan
kind overflow UBSan 1 'signed integer overflow' asan
kind shift UBSan 1 'shift exponent' asan
kind uninitialised 'NaN in fresh memory' 1 'nan' plain
kind unwritten_shared 'NaN in shared memory' 1 'nan' plain
kind missing_barrier 'shuffled threads' 1 'x[' shuffled
kind missing_barrier ThreadSanitizer 66 'data race' tsan
kind missing_second_barrier ThreadSanitizer 66 'data race' tsan
kind divergent_sites 'the scheduler' 3 'divergent barrier' plain
kind divergent_exit 'the scheduler' 3 'divergent barrier' plain
kind exited_lane 'the scheduler' 3 'left the kernel' plain
kind lockstep 'shuffled threads' 1 'x[' shuffled
kind lockstep ThreadSanitizer 66 'data race' tsan
kind two_blocks ThreadSanitizer 66 'data race' tsan
kind host_reuse 'deferred streams' 1 'results' deferred
kind host_read 'deferred streams' 1 'results' deferred
kind freed_factor 'deferred streams' 3 'freed before the product' deferred

exit $failed
