#!/bin/sh
# Process 1 of a sandbox: a throw-away copy of this machine.
#
#   unshare --net --mount --pid --ipc --uts --fork --kill-child sh sandbox.sh
#
# Network: a namespace of its own that holds only lo. Files: the root file system
# under a copy-on-write layer in memory; /run and /tmp are empty. Processes: all
# end with this one, and this one ends when its standard input does.
set -eu
top=$(mktemp -d /tmp/vethloom-sandbox.XXXXXX)
mount --make-rprivate /
mount -t tmpfs -o mode=755 sandbox "$top"
mkdir "$top/up" "$top/work" "$top/root"
mount -t overlay -o lowerdir=/,upperdir="$top/up",workdir="$top/work" sandbox "$top/root"
new=$top/root
mount -t proc proc "$new/proc"
# The old one would show the network devices of the machine outside.
mount -t sysfs sysfs "$new/sys"
mount --rbind /dev "$new/dev"
if [ -d /sys/fs/cgroup ]; then mount --rbind /sys/fs/cgroup "$new/sys/fs/cgroup" 2>/dev/null || :; fi
mount -t tmpfs -o mode=755 run "$new/run"
mount -t tmpfs -o mode=1777 tmp "$new/tmp"
mkdir "$new/run/netns" "$new/run/lock" "$new/run/openvswitch" "$new/lab"
mount -t tmpfs -o mode=755 lab "$new/lab"
ip link set dev lo up
# Not chroot: in there the kernel lets nobody make a user namespace.
cd "$new"
pivot_root . mnt
cd /
umount -l /mnt
# Not exec: process 1 must be a shell, which collects the orphans that daemons leave.
sh -c 'echo "$1"; exec cat' sh "$top"
