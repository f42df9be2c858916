#!/bin/sh
# Starts the system in the directory $1 as the first process of namespaces of its own. Needs root and a terminal.
# It calls itself for each step: out of the host's mounts, into a control group, into the system.
set -eu
tree=$1

case ${2-begin} in
begin)
    exec unshare --mount --propagation private sh "$0" "$tree" group
    ;;
group)
    # A control group of its own becomes the root of those that it sees. The kernel's hierarchy is mounted out of sight.
    mount -t cgroup2 cgroup2 "$tree/sys"
    group=$tree/sys/libwildebeest-$$
    mkdir "$group"
    leave() {
        echo $$ >"$tree/sys/cgroup.procs"
        find "$group" -depth -type d -exec rmdir {} +
    }
    trap leave EXIT
    trap 'exit 129' HUP TERM
    echo $$ >"$group/cgroup.procs"
    status=0
    unshare --cgroup --pid --fork --kill-child --mount --net --uts --ipc \
        setpriv --bounding-set -sys_module,-sys_rawio,-sys_time,-syslog sh "$0" "$tree" enter || status=$?
    # The kernel ends the first process of a container that turns itself off by SIGINT.
    [ $status -eq 130 ] || exit $status
    ;;
enter)
    umount "$tree/sys"
    mount --bind "$tree" "$tree"
    cd "$tree"
    mount -t proc proc proc
    mount -t sysfs -o ro sysfs sys
    mount -t cgroup2 cgroup2 sys/fs/cgroup
    # The kernel's settings are the host's but for the network's.
    mount --bind proc/sys proc/sys
    mount --bind proc/sys/net proc/sys/net
    mount -o remount,bind,ro proc/sys
    mount -t tmpfs -o mode=755 tmpfs dev
    for device in null zero full random urandom tty; do
        : >dev/$device
        mount --bind /dev/$device dev/$device
    done
    mkdir dev/pts dev/host
    mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts dev/pts
    ln -s pts/ptmx dev/ptmx
    : >dev/console
    mount --bind "$(tty)" dev/console
    pivot_root . dev/host
    umount -l /dev/host
    rmdir /dev/host
    exec env -i container=conformance PATH=/usr/bin:/usr/sbin /usr/lib/systemd/systemd systemd.log_color=no \
        </dev/console >/dev/console 2>&1
    ;;
esac
