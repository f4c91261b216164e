# completions of cchc for fish: the program itself says what can stand at the cursor
function __cchc_offers
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l offers (cchc __complete $words[2..-1] "=$current" 2>/dev/null)
    set -q offers[1]; or return
    set -l directive (string split \t -- $offers[-1])
    set -e offers[-1]
    set -q offers[1]; and printf '%s\n' $offers
    set -l start ''
    set -q directive[2]; and set start $directive[2]
    set -l name (string sub -s (math (string length -- "$start") + 1) -- $current)
    switch $directive[1]
        case :files
            printf '%s\n' $start(__fish_complete_path "$name")
        case :folders
            printf '%s\n' $start(__fish_complete_directories "$name")
    end
end
complete -c cchc -k -f -a '(__cchc_offers)'
