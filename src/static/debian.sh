# Packages of Debian 12, for fetch-source and fetch-packages: . debian.sh; use_lists deb or deb-src [ARCHITECTURE].
# They are taken from there on later systems too, so that what the program as one file writes does not depend on
# where it was built. apt is asked with lists of its own, so that nothing of the system changes, and verifies what
# it gets.
release=bookworm

# use_lists KIND [ARCHITECTURE]: makes $work, a temporary folder, and $apt, the command with the lists in it
use_lists() {
    local own list architecture=${2-}
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    chmod 755 "$work"
    mkdir -p "$work/sources" "$work/lists/partial"
    own=$(. /etc/os-release && echo "$VERSION_CODENAME")
    for list in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources; do
        [ -f "$list" ] || continue
        sed -E "s/^deb(-src)? /$1 /; s/^Types: .*/Types: $1/; s/\\b$own\\b/$release/g" "$list" \
            >"$work/sources/${list##*/}"
        [ "${list##*.}" = sources ] || mv "$work/sources/sources.list" "$work/sources/debian.list"
    done
    apt=(-qq -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$work/sources"
         -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work" -o APT::Sandbox::User=)
    [ -z "$architecture" ] || apt+=(-o Dir::State::Status=/dev/null
        -o APT::Architecture="$architecture" -o APT::Architectures="$architecture")
    apt-get "${apt[@]}" update
}
