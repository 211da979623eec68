#!/usr/bin/env bash
# ./build.sh demo|test|bench|pack|gpu|api|presets|generate|mutate|env: prepares the native library where the system's is too old, then hands over to eng/build.cs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

command="${1:-help}"

source eng/native/prepare.sh

case "$command" in
    test | demo | bench | generate | env) prepare_native eng/native "$PWD/artifacts/native" "build.sh" ;;
esac

exec dotnet run eng/build.cs -- "$@"
