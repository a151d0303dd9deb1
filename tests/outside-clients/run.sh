#!/usr/bin/env bash
# Runs whole journeys through the sandbox with clients of other makers, as they are: the Azure CLI, and the JavaScript SDKs. They run over HTTPS with
# the sandbox's certificate trusted, where nothing but the loopback can be reached. Needs Linux, root, Node 20 and a built tree; installs the rest.
# Ends with a line of counts.
set -uo pipefail
cd "$(dirname "$0")" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
passed=0 failed=0 skipped=0

run() { echo; echo "+ $*"; "$@"; }
skip() { skipped=$((skipped + 1)); echo "skipped - $1: $2"; }
fail() { failed=$((failed + 1)); echo "not ok - $1"; }

journey() { # COMMAND...: adds the counts that its last line gives
  local log status counts
  log=$(mktemp)
  run "$@" | tee "$log"
  status=${PIPESTATUS[0]}
  counts=$(tail -n 1 "$log")
  rm -f "$log"
  if [[ $counts =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
    [ "$status" -eq 0 ] || [ "${BASH_REMATCH[2]}" -gt 0 ] || fail "$* ended with $status"
  else
    fail "$* came to its end"
  fi
}

install() { # PACKAGE...: from Debian; apt-get says much, which is worth reading only when it fails
  local log
  log=$(mktemp)
  echo; echo "+ apt-get install --yes --no-install-recommends $*"
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"; } >"$log" 2>&1 || tail -n 20 "$log"
  rm -f "$log"
}

azure_cli() {
  [ -n "$(type -P az)" ] || [ -z "$(type -P apt-get)" ] || install azure-cli
  if [ -z "$(type -P az)" ]; then
    fail "the Azure CLI is there"
  else
    journey ./in-sandbox.sh azure-cli/cutover.sh
  fi
}

javascript() {
  run npm ci --prefix javascript --no-audit --no-fund || { fail "npm ci"; return; }
  journey ./in-sandbox.sh javascript/with-node.sh cutover.mjs
  journey ./in-sandbox.sh javascript/with-node.sh slots.mjs
}

openapi() {
  run npm ci --prefix openapi --no-audit --no-fund || { fail "npm ci"; return; }
  journey openapi/with-service.sh node openapi/journey.mjs
}

[ -n "$(type -P ip)" ] || [ -z "$(type -P apt-get)" ] || install iproute2
if ! unshare --net --kill-child ip link set lo up; then
  skip "the Azure CLI" "this account may not make a network namespace (unshare --net), and the clients must not reach Azure"
  skip "the JavaScript SDKs" "likewise"
  skip "the OpenAPI client" "likewise"
else
  azure_cli
  javascript
  openapi
fi

echo
echo "outside clients: $passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
