# fish completion for getconf(1)

complete -c getconf -f
complete -c getconf -n '__fish_is_first_arg' -l help -d 'Show how it is used'
complete -c getconf -n '__fish_is_first_arg' -l version -d 'Show the version'
complete -c getconf -s v -x -a 'POSIX_V7_LP64_OFF64 POSIX_V7_ILP32_OFFBIG' -d 'Compilation environment'
complete -c getconf -n '__fish_is_first_arg' -s a -d 'All variables'
# The names are those that the program itself lists; behind a variable stands a path.
complete -c getconf -n '__fish_is_nth_token 1' -a '(getconf -a 2>/dev/null | string replace -r " .*" "")' -d 'Variable'
complete -c getconf -n 'not __fish_is_nth_token 1' -F
