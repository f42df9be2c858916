# bash completion for getconf(1)                           -*- shell-script -*-

# The names are those that the program itself lists; behind a variable stands a path.
_getconf() {
    local cur=${COMP_WORDS[COMP_CWORD]} first=1
    case ${COMP_WORDS[1]} in
    -v) first=3 ;;
    -v?*) first=2 ;;
    esac
    COMPREPLY=()
    if ((COMP_CWORD > first)); then
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    elif ((COMP_CWORD == first)); then
        mapfile -t COMPREPLY < <(compgen -W "-a $("$1" -a 2>/dev/null | cut -d ' ' -f 1)" -- "$cur")
        ((first > 1)) || mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W '-v --help --version' -- "$cur")
    else
        mapfile -t COMPREPLY < <(compgen -W 'POSIX_V7_LP64_OFF64 POSIX_V7_ILP32_OFFBIG' -- "$cur")
    fi
} && complete -F _getconf getconf
