#!/usr/bin/env bash
# in-sandbox.sh COMMAND...: runs a command against a sandbox of its own, in a network namespace that has nothing but the loopback.
# The command finds the connection file in SANDBOX_CONNECTION. Needs root (or leave to make network namespaces), and a built tree.
set -euo pipefail

if [ "${1:-}" != --inside ]; then
  exec unshare --net --kill-child "$0" --inside "$@"
fi
shift

ip link set lo up
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
export SANDBOX_CONNECTION="$work/connection.json" SANDBOX_WORK="$work"

dotnet "$root/src/KeyCutover/bin/Debug/net10.0/keycutover.dll" sandbox --connection "$SANDBOX_CONNECTION" --time-scale 600 >"$work/sandbox.log" 2>&1 &
sandbox=$!
finish() {
  if kill "$sandbox" 2>/dev/null; then
    wait "$sandbox" || true
  else
    echo "The sandbox ended by itself. It said:" >&2
    cat "$work/sandbox.log" >&2
  fi
  rm -rf "$work"
}
trap finish EXIT

for _ in $(seq 300); do
  [ ! -e "$SANDBOX_CONNECTION" ] || break
  kill -0 "$sandbox" 2>/dev/null || break
  sleep 0.1
done
[ -e "$SANDBOX_CONNECTION" ] || { echo "not ok - the sandbox starts"; exit 1; }

"$@"
