# shellcheck shell=bash
# Checks for cutover.sh: one line each, in the way of TAP. A check that fails does not end the journey; what builds on it fails by itself.
passed=0 failed=0

check() { # NAME COMMAND...
  local name=$1 output
  shift
  if output=$("$@" 2>&1); then
    passed=$((passed + 1))
    echo "ok - $name"
  else
    failed=$((failed + 1))
    echo "not ok - $name"
    printf '%s\n' "$output" | sed 's/^/  /'
  fi
}

prints() { # TEXT COMMAND...: it succeeds and prints exactly this
  local expected=$1 actual
  shift
  if ! actual=$("$@") || [ "$actual" != "$expected" ]; then
    printf 'expected: %s\nprinted: %s\n' "$expected" "$actual"
    return 1
  fi
}

fails() { # TEXT COMMAND...: it fails, and its error has this text
  local expected=$1 actual
  shift
  if actual=$("$@" 2>&1); then
    printf 'expected to fail; printed: %s\n' "$actual"
    return 1
  fi
  [[ $actual == *"$expected"* ]] || { printf 'expected: %s\nfailed with: %s\n' "$expected" "$actual"; return 1; }
}

eventually() { # COMMAND...: again until it succeeds, since Azure answers before what it was told is effective everywhere
  local end=$((SECONDS + 30)) output
  until output=$("$@" 2>&1); do
    [ "$SECONDS" -lt "$end" ] || { printf '%s\n' "$output"; return 1; }
    sleep 0.2
  done
}

summarize() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
