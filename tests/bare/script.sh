# What systemd-nspawn --user, firewall scripts, installers and configure ask, on a system that has musl and nothing else.
set -eu

# Answers need no address but the loopback's.
ip link set lo up

getent initgroups alice | { read -r user groups && echo "$user is in $groups"; }
getent passwd alice | cut -d : -f 6,7
getent passwd nobody || echo "no nobody: $?"
getent group wheel | cut -d : -f 4
getent ahosts server.example | awk '{ print $1 }' | sort -u
getent ahosts server | head -n 1

getconf -a >all
echo "variables: $(wc -l <all)"
awk '$1 == "LONG_BIT" || $1 == "PATH" || $1 == "PTHREAD_KEYS_MAX"' all
echo "processors: $(getconf _NPROCESSORS_ONLN | grep -c '^[1-9][0-9]*$')"
getconf NAME_MAX / | grep -c '^[1-9][0-9]*$'
getconf NAME_MAX /nonexistent || echo "no such path: $?"
getconf GNU_LIBC_VERSION || echo "not that libc: $?"
