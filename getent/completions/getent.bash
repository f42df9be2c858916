# bash completion for getent(1)                            -*- shell-script -*-

_getent() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} database= names i
    local databases='ahosts ahostsv4 ahostsv6 aliases ethers group gshadow hosts initgroups netgroup networks passwd
        protocols rpc services shadow'
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        -s | --service) ((++i)) ;;
        -*) ;;
        *) database=${COMP_WORDS[i]} && break ;;
        esac
    done
    COMPREPLY=()
    if [[ $prev == -s || $prev == --service ]]; then
        mapfile -t COMPREPLY < <(compgen -W 'files dns' -- "$cur")
    elif [[ $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W '-A --no-addrconfig -i --no-idn -s --service= --help --usage -V --version' -- "$cur")
        [[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace
    elif [[ -z $database ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$databases" -- "$cur")
    else
        # The keys are the names that the database lists. (compgen would expand them: whoever writes the database could
        # have this shell run commands.)
        case $database in
        ahosts* | hosts) names='{ $1 = ""; print }' database=hosts ;;
        initgroups) names='{ sub(":.*", ""); print $1 }' database=passwd ;;
        *) names='{ sub(":.*", ""); print $1 }' ;;
        esac
        mapfile -t COMPREPLY < <("$1" "$database" 2>/dev/null | awk "$names" | tr ' ' '\n' |
            cur=$cur awk 'length($0) && index($0, ENVIRON["cur"]) == 1')
    fi
} && complete -F _getent getent
