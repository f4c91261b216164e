# completions of cchc for bash: the program itself says what can stand at the cursor
_cchc() {
    # bash parts words at = and : too; what stands without a space between is one word
    local rest=${COMP_LINE:0:COMP_POINT} words=() trimmed piece i
    for ((i = 0; i <= COMP_CWORD; i++)); do
        trimmed=${rest#"${rest%%[![:space:]]*}"}
        piece=${COMP_WORDS[i]}
        [ "$i" -lt "$COMP_CWORD" ] || piece=$trimmed
        if [ "$i" -gt 0 ] && [ "$rest" = "$trimmed" ]; then
            words[${#words[@]} - 1]+=$piece
        else
            words+=("$piece")
        fi
        rest=${trimmed#"$piece"}
    done
    # what bash puts in replaces the last piece alone
    case $piece in = | :) piece= ;; esac
    local current=${words[${#words[@]} - 1]} offers=() offer directive
    local kept=${current%"$piece"}
    unset "words[${#words[@]} - 1]" 'words[0]'
    words=("${words[@]//[\\\"\']/}")
    mapfile -t offers < <(cchc __complete "${words[@]}" "=${current//[\\\"\']/}" 2>/dev/null)
    [ ${#offers[@]} -gt 0 ] || return
    directive=${offers[${#offers[@]} - 1]%%$'\t'*}
    unset "offers[${#offers[@]} - 1]"
    COMPREPLY=()
    for offer in "${offers[@]%%$'\t'*}"; do COMPREPLY+=("${offer#"$kept"}"); done
    case $directive in
        :part) compopt -o nospace ;;
        :files)
            if [ ${#COMPREPLY[@]} -eq 0 ]; then
                compopt -o default
            else
                compopt -o filenames
                mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$piece")
            fi ;;
        :folders) compopt -o dirnames ;;
    esac
}
complete -F _cchc cchc
