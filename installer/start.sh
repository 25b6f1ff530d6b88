#!/bin/sh
# Starts SMP Workbench on a machine that may have nothing: finds any Python, or fetches one with apt,
# and hands over to start.py, which does the rest. Try: sh installer/start.sh
set -u
self=$(readlink -f -- "$0" 2>/dev/null) || self=$0 # through a link on the desktop, for example
here=$(CDPATH= cd -- "$(dirname -- "$self")" && pwd) || exit 1

hand_over() {
    # A pyenv shim may be found and still refuse to run, so each candidate is tried first.
    # -E -s -S: start.py needs the standard library only, and so starts in a few milliseconds.
    [ -x "$1" ] && "$1" -I -S -c 'import sys; sys.exit(sys.version_info < (3, 6))' >/dev/null 2>&1 || return 1
    exec_python=$1
    shift
    exec "$exec_python" -E -s -S "$here/start.py" "$@"
}

try_all() {
    hand_over "$here/../.venv/bin/python" "$@"
    for name in python3 python3.13 python3.12 python3.11; do
        hand_over "$(command -v "$name" 2>/dev/null)" "$@"
    done
    for path in /usr/bin/python3 /usr/local/bin/python3 "${HOME:-}"/.pyenv/versions/*/bin/python3; do
        hand_over "$path" "$@"
    done
}

try_all "$@"
if ! command -v apt-get >/dev/null 2>&1; then
    echo "SMP Workbench needs Python 3.11, 3.12 or 3.13. Install it from python.org and run this again." >&2
    exit 1
fi
echo "This computer has no Python. Installing python3 with apt." >&2
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
install() {
    $as_root apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3
}
if ! said=$(install 2>&1); then
    echo "$said" >&2
    echo "Python could not be installed; the reason is above. Try: sudo apt-get install python3" >&2
    exit 1
fi
try_all "$@"
echo "Python was installed but does not run. Ask whoever looks after this computer." >&2
exit 1
