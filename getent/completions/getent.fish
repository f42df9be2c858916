# fish completion for getent(1)

set -l databases ahosts ahostsv4 ahostsv6 aliases ethers group gshadow hosts initgroups netgroup networks passwd protocols rpc services shadow

complete -c getent -f
complete -c getent -s A -l no-addrconfig -d 'Keep addresses of families that are not configured'
complete -c getent -s i -l no-idn -d 'Do not convert names'
complete -c getent -s s -l service -x -a 'files dns' -d 'The service that answers'
complete -c getent -s '?' -l help -d 'Show how it is used'
complete -c getent -l usage -d 'Show how it is used, in short'
complete -c getent -s V -l version -d 'Show the version'
complete -c getent -n "not __fish_seen_subcommand_from $databases" -a "$databases" -d 'Database'
# The keys are the names that the database lists.
for database in passwd group shadow gshadow aliases
    complete -c getent -n "__fish_seen_subcommand_from $database" -a "(getent $database 2>/dev/null | string replace -r ':.*' '')"
end
for database in networks protocols rpc services
    complete -c getent -n "__fish_seen_subcommand_from $database" -a "(getent $database 2>/dev/null | string replace -r ' .*' '')"
end
complete -c getent -n '__fish_seen_subcommand_from initgroups' -a '(__fish_complete_users)'
complete -c getent -n '__fish_seen_subcommand_from ahosts ahostsv4 ahostsv6 hosts' -a '(__fish_print_hostnames)'
