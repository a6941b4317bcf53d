#!/bin/sh
# Trains an experiment in N parts side by side, each in a store of its own, and makes the report.
#
#   sh parallel.sh EXPERIMENT N [OPTION...]       options of generate, such as --preset quick or -o DIR
#
# With `parallel --sshloginfile HOSTS` the parts run on other machines; then --return their stores.
set -eu
experiment=$1 count=$2
shift 2
# The store is the memory: a part that failed is tried again and goes on from where it is.
seq 0 $((count - 1)) | parallel --halt soon,fail=1 --retries 3 \
  bnreport train "$experiment" --preset "${PRESET:-standard}" --shard "{}/$count" -j 1 --store "parts/{}" -q
bnreport store merge parts/* --store runs
bnreport generate "$experiment" --preset "${PRESET:-standard}" --store runs "$@"
