#compdef getconf
# zsh completion for getconf(1)

# The names are those that the program itself lists.
_getconf_variables() {
    local -a names
    names=(${${(f)"$(_call_program variables $words[1] -a 2>/dev/null)"}%% *})
    _describe -t variables 'configuration variable' names
}

_arguments -A '-*' \
    '(- *)--help[show how it is used]' \
    '(- *)--version[show the version]' \
    '-v[compilation environment]:specification:(POSIX_V7_LP64_OFF64 POSIX_V7_ILP32_OFFBIG)' \
    '(1)-a[all variables]' \
    '1:variable:_getconf_variables' \
    '2:path:_files'
