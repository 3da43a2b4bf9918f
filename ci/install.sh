#!/usr/bin/env bash
# First step of the action: gapreport, as it lies beside this script, in an environment of its own.
set -euo pipefail

python=$(command -v python3 || command -v python || true)
if [ -z "$python" ] || ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo '::error title=gapreport::Python 3.11 or newer is needed; put actions/setup-python before this step'
    exit 2
fi

"$python" -m venv "$RUNNER_TEMP/gapreport"
"$RUNNER_TEMP/gapreport/bin/python" -m pip install --quiet --disable-pip-version-check \
    "$GITHUB_ACTION_PATH${EXTRAS:+[$EXTRAS]}"
