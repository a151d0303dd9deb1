#!/usr/bin/env bash
# with-service.sh COMMAND...: runs a command against a service of its own that works on a sandbox, in a network namespace that has nothing but the
# loopback. The command finds the service in KEYCUTOVER_SERVER, and the sandbox's connection file in SANDBOX_CONNECTION. Needs root (or leave to make
# network namespaces), and a built tree.
set -euo pipefail

if [ "${1:-}" != --inside ]; then
  exec unshare --net --kill-child "$0" --inside "$@"
fi
shift

ip link set lo up
root=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
export SANDBOX_CONNECTION="$work/connection.json" KEYCUTOVER_SERVER=https://localhost:5443

dotnet "$root/src/KeyCutover/bin/Debug/net10.0/keycutover.dll" serve --sandbox --state "$work/state" --url "$KEYCUTOVER_SERVER" \
  --sandbox-connection "$SANDBOX_CONNECTION" --time-scale 300 >"$work/service.log" 2>&1 &
service=$!
finish() {
  if kill "$service" 2>/dev/null; then
    wait "$service" || true
  else
    echo "The service ended by itself. It said:" >&2
    cat "$work/service.log" >&2
  fi
  rm -rf "$work"
}
trap finish EXIT

for _ in $(seq 300); do
  ! grep -q "serves at" "$work/service.log" || break
  kill -0 "$service" 2>/dev/null || break
  sleep 0.1
done
grep -q "serves at" "$work/service.log" || { echo "not ok - the service starts"; exit 1; }

# Node reads it once, before it starts.
NODE_EXTRA_CA_CERTS=$(node -p 'JSON.parse(require("fs").readFileSync(process.env.SANDBOX_CONNECTION)).caCertificate')
export NODE_EXTRA_CA_CERTS
"$@"
