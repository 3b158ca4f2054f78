#compdef drill
# Completion of `drill` for zsh; made by `drill completion zsh`.
_drill() {
    local program=${(Q)words[1]} line word meaning wanted
    local -a found
    # As it was typed, so that one of several is the one that answers; an alias is `drill`.
    whence -p -- "$program" >/dev/null || program=drill
    while IFS= read -r line; do
        word=${line%%$'\t'*} meaning=${line#*$'\t'}
        case $word in
            (:files) wanted=files ;;
            (:folders) wanted=folders ;;
            (*) found+=("${word//:/\\:}${meaning:+:${meaning//\\/\\\\}}") ;;
        esac
    done < <("$program" _complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" </dev/null 2>/dev/null)
    _describe -V drill found
    # Of `--file=answer.py` only the part after the sign is a file.
    [[ -n $wanted && $PREFIX == -* ]] && compset -P '*='
    case $wanted in
        (files) _files ;;
        (folders) _files -/ ;;
    esac
}
if [[ $funcstack[1] == _drill ]]; then
    _drill "$@" # found in $fpath, and run for the first time
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
    compdef _drill drill
fi
