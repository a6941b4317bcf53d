#!/bin/sh
# Trains an experiment in N parts side by side, each in a store of its own, and makes the report.
#
#   PRESET=standard sh parallel.sh EXPERIMENT N [OPTION...]       options of generate, such as -o DIR
#
# With `parallel --sshloginfile HOSTS` the parts run on other machines; then --return their stores.
set -eu
experiment=$1 count=$2
shift 2
# The store is the memory: a part that failed is tried again and goes on from where it is.
# Status 3 says that runs diverged, which the report tells.
part='bnreport train "$2" --preset "$3" --shard "$1/$4" -j 1 --store "parts/$1" -q || [ $? = 3 ]'
seq 0 $((count - 1)) | parallel -q --halt soon,fail=1 --retries 3 \
  sh -c "$part" part {} "$experiment" "${PRESET:-standard}" "$count"
for k in $(seq 0 $((count - 1))); do bnreport store merge "parts/$k" --store runs; done
bnreport generate "$experiment" --preset "${PRESET:-standard}" --store runs "$@"
