#!/usr/bin/env bash
# ./run.sh [folder of libtorch] [cuda|cpu]: checks VaeLint.Runtime on a device. Without a folder: $LIBTORCH, else the libtorch of python3's torch.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "$here/native/prepare.sh"

libtorch="${1:-${LIBTORCH:-}}"
if [ -z "$libtorch" ]; then
    if ! libtorch="$(python3 -c 'import os, torch; print(os.path.join(os.path.dirname(torch.__file__), "lib"))' 2> /dev/null)"; then
        echo "run.sh: no libtorch. Name its folder: ./run.sh <folder> [cuda|cpu], or set LIBTORCH; python3 has no torch here." >&2
        exit 2
    fi
fi

prepare_native "$here/native" "$here/native" "run.sh"
if [ -n "${VAELINT_NATIVE:-}" ]; then
    export LD_LIBRARY_PATH="$VAELINT_NATIVE${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
fi
exec "$here/vaelint-gpu" "$libtorch" "${@:2}"
