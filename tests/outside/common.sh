# What the tests of the program from outside begin with: . common.sh; their first argument is the program.
set -uo pipefail
program=$(realpath "$1")
examples=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../../examples")
scratch=$(mktemp -d)
trap 'chmod -R u+rwx "$scratch"; rm -rf "$scratch"' EXIT
failures=0

# fail WHAT: counts a failure, and shows what the program wrote last, to the file err of the scratch folder
fail() {
    echo "FAILED: $*" >&2
    [ ! -e "$scratch/err" ] || head -c 2000 "$scratch/err" | sed 's/^/    /' >&2
    failures=$((failures + 1))
}

# finish WHAT: ends the test; says what holds
finish() {
    [ "$failures" -eq 0 ] || { echo "$failures failed" >&2; exit 1; }
    echo "$*"
    exit 0
}
