#!/usr/bin/env bash
# The cutover by hand with the JavaScript SDKs. Runs inside ../in-sandbox.sh; "npm ci" comes before, since it needs the registry.
set -euo pipefail
# Node reads it once, before it starts.
NODE_EXTRA_CA_CERTS=$(node -p 'JSON.parse(require("fs").readFileSync(process.env.SANDBOX_CONNECTION)).caCertificate')
export NODE_EXTRA_CA_CERTS
exec node "$(dirname "$0")/cutover.mjs"
