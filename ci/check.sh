#!/usr/bin/env bash
# Second step of the action: one audit, with annotations, the summary of the step, and the outputs.
# Inputs come as environment variables and become arguments; nothing in them is run.
set -uo pipefail

environment=$RUNNER_TEMP/gapreport
json=$RUNNER_TEMP/gapreport.json
log=$RUNNER_TEMP/gapreport.log
rm -f "$json"

arguments=(--format github --format "json=$json")

option() {
    if [ -n "$2" ]; then arguments+=("$1" "$2"); fi
}

lines() {
    printf '%s\n' "$1" | sed 's/^[[:space:]]*//; s/[[:space:]]*$//; /^$/d'
}

option --config "${CONFIG:-}"
option --fail-on "${FAIL_ON:-}"
option --baseline "${BASELINE:-}"
option --since "${SINCE:-}"
while IFS= read -r format; do arguments+=(--format "$format"); done < <(lines "${FORMATS:-}")
arguments+=(--)
while IFS= read -r page; do arguments+=("$page"); done < <(lines "${PAGES:-}")

"$environment/bin/gapreport" check "${arguments[@]}" 2>"$log"
code=$?
cat "$log" >&2

failing=
if [ -f "$json" ]; then
    failing=$("$environment/bin/python" -c 'import json, sys
claims = json.load(open(sys.argv[1], encoding="utf-8"))["claims"]
print(sum(claim["fails"] and not claim["caused_by"] for claim in claims))' "$json")
else
    said=$(sed -n 's/^gapreport: error: //p' "$log" | head -n 1)
    echo "::error title=gapreport::${said//%/%25}"
fi
{
    echo "exit-code=$code"
    echo "failing=$failing"
    echo "json=$json"
} >>"$GITHUB_OUTPUT"
exit "$code"
