#compdef getent
# zsh completion for getent(1)

# The keys are the names that the database lists.
_getent_keys() {
    local -a keys
    local database=${line[1]}
    case $database in
    passwd|group|shadow|gshadow) keys=(${${(f)"$(_call_program keys $words[1] $database 2>/dev/null)"}%%:*}) ;;
    initgroups) _users && return ;;
    ahosts*|hosts) _hosts && return ;;
    aliases) keys=(${${(f)"$(_call_program keys $words[1] aliases 2>/dev/null)"}%%:*}) ;;
    networks|protocols|rpc|services) keys=(${${(f)"$(_call_program keys $words[1] $database 2>/dev/null)"}%% *}) ;;
    esac
    _describe -t keys key keys
}

local curcontext=$curcontext state line
_arguments -C -s -S \
    '(-A --no-addrconfig)'{-A,--no-addrconfig}'[keep addresses of families that are not configured]' \
    '(-i --no-idn)'{-i,--no-idn}'[do not convert names]' \
    '*'{-s+,--service=}'[the service that answers]:service:(files dns)' \
    '(- *)'{-\?,--help}'[show how it is used]' \
    '(- *)--usage[show how it is used, in short]' \
    '(- *)'{-V,--version}'[show the version]' \
    '1:database:(ahosts ahostsv4 ahostsv6 aliases ethers group gshadow hosts initgroups netgroup networks passwd protocols rpc services shadow)' \
    '*:key:_getent_keys'
