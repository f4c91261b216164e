#compdef cchc
# completions of cchc for zsh: the program itself says what can stand at the cursor
_cchc() {
    local offer directive start ret=1
    local -a offers described
    offers=("${(@f)$(cchc __complete "${(@Q)words[2,CURRENT-1]}" "=${(Q)PREFIX}" 2>/dev/null)}")
    directive=${offers[-1]%%$'\t'*}
    [[ $offers[-1] == *$'\t'* ]] && start=${offers[-1]#*$'\t'}
    for offer in "${(@)offers[1,-2]}"; do
        if [[ $offer == *$'\t'* ]]; then
            described+=("${${offer%%$'\t'*}//:/\\:}:${offer#*$'\t'}")
        else
            described+=("${offer//:/\\:}")
        fi
    done
    if (( $#described )); then
        if [[ $directive == :part ]]; then
            _describe -V cchc described -S '' && ret=0
        else
            _describe -V cchc described && ret=0
        fi
    fi
    [[ -z $start ]] || compset -p $#start
    case $directive in
        :files) _files && ret=0 ;;
        :folders) _files -/ && ret=0 ;;
    esac
    return ret
}
# both a file of $fpath and one that is sourced
if [[ $funcstack[1] == _cchc ]]; then _cchc "$@"; else compdef _cchc cchc; fi
