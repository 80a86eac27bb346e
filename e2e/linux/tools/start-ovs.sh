#!/bin/sh
# Starts ovsdb-server and ovs-vswitchd inside a sandbox, on an empty database.
#
#   start-ovs.sh netdev|dpdk|system
#
# "system" needs the kernel module. With "netdev" /run/openvswitch/bin/ovs-vsctl
# is made: with that folder first in PATH, each add-br also asks for the datapath
# in user space. The exported scripts stay as they are.
set -eu
type=$1
run=/run/openvswitch
if [ -e /run/systemd/system ] || [ -e "$run/db.sock" ] || [ "$(stat -f -c %T /run)" != tmpfs ]; then
    echo "start-ovs: run me inside a sandbox" >&2
    exit 2
fi
mkdir -p "$run/bin"
ovsdb-tool create "$run/conf.db" /usr/share/openvswitch/vswitch.ovsschema
ovsdb-server "$run/conf.db" --remote=punix:"$run/db.sock" \
    --pidfile="$run/ovsdb-server.pid" --log-file="$run/ovsdb-server.log" --detach --no-chdir -vconsole:off
ovs-vsctl --no-wait init
if [ "$type" = dpdk ]; then
    # By the name that update-alternatives(1) gives it: ovs-appctl asks for that.
    ln -s /usr/lib/openvswitch-switch-dpdk/ovs-vswitchd-dpdk "$run/bin/ovs-vswitchd"
    # Memory of its own, as there are no huge pages; its threads sleep where there is nothing to do.
    ovs-vsctl --no-wait set Open_vSwitch . other_config:dpdk-init=true \
        other_config:dpdk-extra='--no-huge --legacy-mem --no-pci -m 512 --no-telemetry' \
        other_config:pmd-maxsleep=500 other_config:pmd-cpu-mask=2
fi
ovs-vswitchd --pidfile="$run/ovs-vswitchd.pid" --log-file="$run/ovs-vswitchd.log" \
    --detach --no-chdir -vconsole:off
if [ "$type" = system ]; then
    # The first kernel datapath that ovs-vswitchd 3.1 makes may lose every packet ("lost" in
    # ovs-appctl dpctl/show -s); with one made and deleted before, none did.
    modprobe openvswitch
    ovs-vsctl add-br warm-up
    ovs-vsctl del-br warm-up
    exit 0
fi
[ "$type" != dpdk ] || exit 0
cat > "$run/bin/ovs-vsctl" <<SHIM
#!/bin/sh
for a; do
    shift
    set -- "\$@" "\$a"
    if [ "\${take-}" = 1 ]; then
        case \$a in -*) ;; *) made="\${made-} \$a"; take= ;; esac
    fi
    [ "\$a" = add-br ] && take=1
done
for b in \${made-}; do
    set -- "\$@" -- set bridge "\$b" datapath_type=$type
done
exec $(command -v ovs-vsctl) "\$@"
SHIM
# Asked whether the kernel has a datapath.
printf '#!/bin/sh\n' > "$run/bin/ovs-dpctl"
chmod 755 "$run/bin/ovs-vsctl" "$run/bin/ovs-dpctl"
