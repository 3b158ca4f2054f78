# Completion of `drill` for bash; made by `drill completion bash`.
_drill() {
    local program=$1 line
    COMPREPLY=()
    # As it was typed, so that one of several is the one that answers; an alias is `drill`.
    type -P -- "$program" >/dev/null || program=drill
    case $3 in
        *[\<\>]) _drill_files default -f "$2"; return ;;
    esac
    while IFS= read -r line; do
        case $line in
            :files*) _drill_files default -f "$2" ;;
            :folders*) _drill_files plusdirs -d "$2" ;;
            "$2"*) COMPREPLY+=("${line%%$'\t'*}") ;;
        esac
    done < <("$program" _complete "${COMP_WORDS[@]:1:COMP_CWORD-1}" "$2" </dev/null 2>/dev/null)
}
_drill_files() {
    local file
    # Bash before 4, as on macOS, has no `compopt`: there the names are listed here.
    compopt -o "$1" 2>/dev/null || while IFS= read -r file; do
        COMPREPLY+=("$(printf %q "$file")")
    done < <(compgen "$2" -- "$3")
}
complete -F _drill drill
