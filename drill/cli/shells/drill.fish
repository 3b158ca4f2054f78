# Completion of `drill` for fish; made by `drill completion fish`.
function __drill_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    # As it was typed, so that one of several is the one that answers; an alias is `drill`.
    set -l program $words[1]
    command -q -- $program; or set program drill
    command -q -- $program; or return
    set -e words[1]
    # Of `--file=answer.py` only the part after the sign is a file.
    set -l before (string match -r -- '^-[^=]*=' "$current"; or echo)
    set -l path (string replace -r -- '^-[^=]*=' '' "$current")
    set current (string replace -r -- '^["\']' '' "$current")
    for line in (command $program _complete $words "$current" </dev/null 2>/dev/null)
        switch $line
            case ':files*'
                # Whatever follows a command that fish does not know is a file.
                printf '%s\n' $before(complete -C "'' $path")
            case ':folders*'
                printf '%s\n' $before(complete -C "'' $path" | string match '*/')
            case '*'
                printf '%s\n' $line
        end
    end
end
complete -c drill -k -f -a '(__drill_complete)'
