import type { Dictionary } from '../../../core/index.ts';

/**
 * What the core and the steps of an edit say, by its English; sorted. A test
 * names what is missing here, and what nobody says any more.
 */
export const messages: Dictionary = {
  ' DHCP here is IPv4 only.': '此处的 DHCP 仅支持 IPv4。',
  ' {0}': ' {0}',
  '-net would put a hub between {0} of "{1}" and its vDPA device, and QEMU does not start.':
    '-net 会在 "{1}" 的 {0} 与其 vDPA 设备之间放一个集线器，QEMU 将无法启动。',
  '-net would put a hub between {0} of "{1}" and its vhost-user program, which then sees no queues.':
    '-net 会在“{1}”的 {0} 与其 vhost-user 程序之间放一个集线器，程序因此看不到队列。',
  '"{0}"': '“{0}”',
  '"{0}" has no place left for the card {1} ({2}).': '“{0}”没有位置再装网卡 {1}（{2}）。',
  '"{0}" is a container of LXC, which has Linux below it: VMware gets no lines for it.':
    '“{0}”是 LXC 容器，须由 Linux 承载：不为 VMware 生成任何行。',
  '"{0}" is User-mode Linux, a program of Linux: VMware gets no lines for it.':
    '“{0}”是 User-mode Linux，即 Linux 的一个程序：不为它写 VMware 的行。',
  '"{0}" is missing.': '缺少“{0}”。',
  ', ': '、',
  '-net cannot give the cable in {0} of "{1}" vhost.': '-net 无法为“{1}”的 {0} 的线缆启用 vhost。',
  '-net would put all {0} cards of "{1}" on one hub, where each hears the cables of the others.':
    '-net 会把“{1}”的 {0} 块网卡全部接到同一个集线器上，每块都能收到其他网卡线缆上的数据。',
  '-nic makes a card with its cable only, and {0} of "{1}" is not plugged into anything.':
    '-nic 只能连同线缆一起创建网卡，而“{1}”的 {0} 没有接任何线缆。',
  'QEMU makes this tap, for which root runs the guest {0}, and by sudo ./lab.sh all others, too: who breaks out of one is root of this machine':
    '此 TAP 由 QEMU 创建，因此虚拟机 {0} 由 root 运行，若用 sudo ./lab.sh 则其他虚拟机亦然：从任一虚拟机逃逸者即为本机的 root',
  'the user {0}': '用户 {0} ',
  'the user {0} who is in the group {1}': '组 {1} 中的用户 {0} ',
  'who is in the group {0}': '组 {0} 的成员',
  'An L2TPv3 pseudowire between guests': '虚拟机之间的 L2TPv3 伪线',
  'container docker macvlan direct physical uplink cloud wifi eno1':
    '容器 docker macvlan 直连 物理网卡 上行 云 无线 eno1',
  'Containers with the MAC of the card': '使用网卡 MAC 的容器',
  "Gives a vDPA device of the host the queues of a guest's virtio card":
    '把虚拟机 virtio 网卡的队列交给主机的 vDPA 设备',
  'L2TP RFC3931 session cookie tunnel unprivileged back-to-back':
    'L2TP RFC3931 会话 cookie 隧道 非特权 直连',
  'Longer than 256 only where a vhost-user program or a vDPA device empties it. Only for virtio.':
    '只有由 vhost-user 程序或 vDPA 设备取空时才能超过 256。仅用于 virtio。',
  'N of /dev/vhost-vdpa-N, which is there after "vdpa dev add" with the module vhost_vdpa.':
    '/dev/vhost-vdpa-N 中的 N；加载模块 vhost_vdpa 并执行 "vdpa dev add" 后就有它。',
  Number: '编号',
  'Part of a card that reads the queues of virtio itself; the host has it already':
    '网卡上自行读取 virtio 队列的部分；主机上已经存在',
  'Send ring': '发送环',
  "The card reads the ring in the guest's memory and takes the frame itself: no copy, no system call, and QEMU is not on the way.":
    '网卡自行读取虚拟机内存中的环并取走帧：不复制、无系统调用，也不经过 QEMU。',
  'The send ring of {0} stays at 256: only with vhost-user or vDPA can it be longer.':
    '{0} 的发送环仍是 256：只有用 vhost-user 或 vDPA 才能更长。',
  'Two cards cannot have /dev/vhost-vdpa-{0}: it is for one.':
    '两块网卡不能共用 /dev/vhost-vdpa-{0}：它只供一块使用。',
  "Two guests' processes speak L2TPv3 over UDP, with cookies of 64 bits and a counter: no root, nothing on the host.":
    '两台虚拟机的进程经 UDP 使用 L2TPv3，带 64 位 cookie 和计数器：无需 root，主机上什么也不建。',
  'Two namespaces share a network card and its MAC by ipvlan: for ports that let only one MAC through.':
    '两个命名空间经 ipvlan 共用一块网卡及其 MAC：适用于只放行一个 MAC 的端口。',
  'User-mode Linux has no virtio queues for the vDPA device that {0} of "{1}" is plugged into.':
    'User-mode Linux 没有 virtio 队列可给 "{1}" 的 {0} 所接的 vDPA 设备。',
  'vDPA cable': 'vDPA 线缆',
  'vDPA device': 'vDPA 设备',
  'vDPA is for virtio cards; a {0} cannot use it.': 'vDPA 只用于 virtio 网卡；{0} 不能使用。',
  'Answers where the other side begins': '对端发起时应答',
  'Begins by itself': '主动发起',
  'By connection; the switch outside must speak LACP, too': '按连接；外部交换机也须支持 LACP',
  'By source MAC and VLAN; needs nothing of the switch outside':
    '按源 MAC 和 VLAN；对外部交换机没有要求',
  'Delay down': '停用延迟',
  'Delay up': '启用延迟',
  'How long a link must be down before the card is given up (bond_downdelay).':
    '链路断开多久之后才放弃这块网卡（bond_downdelay）。',
  'How long a link must be up before the card is used (bond_updelay).':
    '链路接通多久之后才使用这块网卡（bond_updelay）。',
  LACP: 'LACP',
  'OVS bond': 'OVS 绑定（bond）',
  'Only with LACP.': '仅用于启用 LACP 时。',
  'Sends nothing': '不发送',
  'Several network cards as one port of an Open vSwitch': '把多块网卡合为 Open vSwitch 的一个端口',
  'Switch LACP on': '启用 LACP',
  'The bond {0} has one network card only: cable it to another, or make that card a port of the switch.':
    '绑定{0}只有一块网卡：再接一块，或者让那块网卡直接成为交换机的端口。',
  'The bond {0} is in no switch: cable it to an Open vSwitch.':
    '绑定{0}不在任何交换机中：把它接到一台 Open vSwitch。',
  'The bond {0} sends nothing: balance-tcp needs LACP.':
    '绑定{0}不会发送任何数据：balance-tcp 需要 LACP。',
  'The card that sends while it has a link; in the mode active-backup.':
    '只要有链路就由它发送的网卡；用于 active-backup 模式。',
  'The script also starts slirpvde: guests get addresses of 10.0.2.0/24 by DHCP, and reach what this machine reaches, as root.':
    '脚本还会启动 slirpvde：虚拟机通过 DHCP 获得 10.0.2.0/24 的地址，并能以 root 身份访问本机所能访问的一切。',
  'Way out': '出口',
  'slirpvde {0} as root: who is on that switch reaches what this machine reaches, its own services at 10.0.2.2 too':
    '以 root 运行的 slirpvde {0}：这台交换机上的任何人都能访问本机所能访问的一切，包括位于 10.0.2.2 的本机服务',
  'A PCI address is such as 0000:03:00.0, in small letters; {0} is not.':
    'PCI 地址形如 0000:03:00.0，使用小写字母；{0} 不是。',
  'A network card of the host': '主机的网卡',
  'A virtio card of the same guest: Linux makes one interface of both (net_failover), and goes by that one while this is gone. They have one MAC.':
    '同一虚拟机的 virtio 网卡：Linux 把两者合成一个接口（net_failover），此卡不在时走那一块。两者 MAC 相同。',
  'Address of a PCI function': 'PCI 功能的地址',
  'Drives the real card: puts where the frame lies into a list in its memory, and writes registers of the card without a VM exit.':
    '驱动真实网卡：把帧的位置写入内存中的列表，写网卡寄存器时不发生 VM exit。',
  'Gives a guest a physical NIC, or a part of one (SR-IOV); the host has it back when the lab is down':
    '把物理网卡或其一部分（SR-IOV）交给虚拟机；实验拆除后归还主机',
  'Another card stands by for one of the host; a {0} is none.':
    '只有主机的网卡才有备用网卡；{0} 不是。',
  'No card can stand by for {0} of {1}: the machine {2} has no PCI Express.':
    '{1} 的 {0} 不能有备用网卡：机器类型 {2} 没有 PCI Express。',
  'Only a virtio-net-pci of {0} can stand by for {1}; {2} is none.':
    '只有 {0} 的 virtio-net-pci 才能作 {1} 的备用网卡；{2} 不是。',
  'Stand-by card': '备用网卡',
  'Use that of {0}': '使用 {0} 的',
  '{0} has to have the MAC of {1}, for which it stands by: type that as the MAC of {2}.':
    '{0} 须与其备用的 {1} 有相同的 MAC：请把它填为 {2} 的 MAC。',
  '{0} stands by for {1} already.': '{0} 已是 {1} 的备用网卡。',
  '{0} stands by for {1} of {2}, but their MACs differ.':
    '{0} 是 {2} 的 {1} 的备用网卡，但两者 MAC 不同。',
  'A virtual function of {0} is in one VLAN at most: it is no trunk.':
    '{0}的虚拟功能最多在一个 VLAN 中：它不是中继。',
  'The virtual functions of {0} are given away at {1} cables: libvirt deals all of them at each.':
    '{0}的虚拟功能在 {1} 条线缆处被分出：libvirt 在每一处都会分配全部虚拟功能。',
  'Only libvirt deals virtual functions of {0} to guests: cable {1} of "{2}" to the card itself, as PCI passthrough.':
    '只有 libvirt 会把 {0} 的虚拟功能分给虚拟机：请把“{2}”的 {1} 以 PCI 直通直接接到网卡上。',
  'Its number, from 0 (SR-IOV): the host keeps the card, and gives this part of it away. Without a number the guest gets the card as a whole.':
    '其编号，从 0 起（SR-IOV）：主机保留网卡，只把这一部分交出。不填编号时整块网卡交给虚拟机。',
  'Leave the VLAN out': '去掉 VLAN',
  'One guest gets all of {0}, but {1} cables end there.':
    '{0} 整块交给一个虚拟机，但有 {1} 条线缆接到那里。',
  'Only a virtual function is in a VLAN; this guest gets the card as a whole, and tags by itself.':
    '只有虚拟功能才处于某个 VLAN；此虚拟机得到整块网卡，标签由它自己加。',
  'PCI address': 'PCI 地址',
  'PCI passthrough': 'PCI 直通',
  "Reads the frame out of the guest's memory by itself, through the IOMMU; neither QEMU nor the host's kernel is on the way. What comes in wakes the guest by an interrupt.":
    '经 IOMMU 自行从虚拟机内存读取帧；QEMU 与主机内核都不在路径上。收到的帧以中断唤醒虚拟机。',
  'The card puts this tag on what the guest sends, and takes it off again: the guest is in that VLAN and does not see it.':
    '网卡给虚拟机发出的帧加上此标签，收到时再去掉：虚拟机处于该 VLAN 中，但看不到标签。',
  'Two cards cannot be at {0}.': '两块网卡不能同在 {0}。',
  'Virtual function': '虚拟功能',
  'Virtual function {0} of {1} is given away twice.': '{1} 的虚拟功能 {0} 被交出两次。',
  'Where is virtual function {0} of {1}? Type its PCI address: "readlink /sys/class/net/{2}/device/virtfn{3}" ends with it, while the card has any.':
    '{1} 的虚拟功能 {0} 在哪里？请填写其 PCI 地址：网卡已有虚拟功能时，“readlink /sys/class/net/{2}/device/virtfn{3}”的结尾就是。',
  'Where is {0}? Type its PCI address: "readlink /sys/class/net/{1}/device" ends with it.':
    '{0} 在哪里？请填写其 PCI 地址：“readlink /sys/class/net/{1}/device”的结尾就是。',
  'Where the card sits: "readlink /sys/class/net/NAME/device" ends with it; of a virtual function "readlink /sys/class/net/NAME/device/virtfn0". Nothing else of that address is given away.':
    '网卡所在位置：“readlink /sys/class/net/NAME/device”的结尾即是；虚拟功能则看“readlink /sys/class/net/NAME/device/virtfn0”。该地址之外的设备不会交出。',
  'sriov_numvfs of {0}: raised where it is 0, with sriov_drivers_autoprobe at 0, so that the host drives none of those':
    '{0} 的 sriov_numvfs：为 0 时调高，同时 sriov_drivers_autoprobe 置 0，主机不驱动这样建立的功能',
  'MAC and VLAN of virtual function {0} of {1}': '{1} 的虚拟功能 {0} 的 MAC 与 VLAN',
  'virtual function {0} of {1} ({2}) goes to a guest, which drives it itself, and is in VLAN {3} on the wire of {4}; making virtual functions may silence {5} for a moment':
    '{1} 的虚拟功能 {0}（{2}）交给虚拟机，由其直接驱动，并在 {4} 的网线上处于 VLAN {3}；建立虚拟功能时 {5} 可能短暂中断',
  'virtual function {0} of {1} ({2}) goes to a guest, which drives it itself, and is on the wire of {3}; making virtual functions may silence {4} for a moment':
    '{1} 的虚拟功能 {0}（{2}）交给虚拟机，由其直接驱动，并接在 {3} 的网线上；建立虚拟功能时 {4} 可能短暂中断',
  '{0} ({1}) is taken from this machine: the guest that has it drives the hardware itself, and is on its wire':
    '{0}（{1}）从本机取走：得到它的虚拟机直接驱动硬件，并接在它的网线上',
  'virtual functions of {0} are taken from this machine: the guests that have them drive the hardware themselves, and are on its wire':
    '{0} 的虚拟功能被从本机取走：拥有它们的虚拟机自行驱动硬件，并处于它的线路上',
  '{0} can have IPv6 addresses only while it is isolated: libvirt would make the host route IPv6.':
    '{0}只有在隔离时才能有 IPv6 地址：否则 libvirt 会让主机转发 IPv6。',
  "{0} cannot be at the end of a tunnel: it is no machine's alone, or not reached from elsewhere.":
    '{0}不能是隧道的端点：它不专属于任何一台机器，或者无法从别处到达。',
  '{0} cannot set the ring, the offloads, the boot order or the ROM of {1} of "{2}".':
    '{0} 无法设置“{2}”的 {1} 的环、卸载、启动顺序或 ROM。',
  '{0} gets a card of the host at {1}: its model is {2}, not {3}.':
    '{0} 的 {1} 得到主机的真实网卡：型号应为 {2}，而不是 {3}。',
  '{0} is an address of {1} itself, where this tunnel begins.':
    '{0} 是 {1} 自己的地址，而这条隧道正是从那里开始。',
  '{0} is given to the guest {1}, which is on the wire behind it; the device reads and writes all memory of the guest':
    '{0} 交给虚拟机{1}，虚拟机由此接入其后的线路；该设备可读写虚拟机的全部内存',
  '{0} is given to a guest, but the host has addresses there.':
    '{0} 交给了虚拟机，但主机在其上有地址。',
  '{0} is no DNS name: labels of letters, digits and dashes, the first beginning with a letter, with dots between them.':
    '{0}不是 DNS 名称：名称由以点分隔的标签组成，标签只含字母、数字和连字符，第一个标签以字母开头。',
  '{0} is no name of a portgroup: 1 to 41 letters, digits, dots, dashes and "_", the first a letter or a digit.':
    '{0}不是端口组名：1 到 41 个字母、数字、点、连字符和下划线，首个为字母或数字。',
  '{0} is not an IP address and one name, such as 192.0.2.5 db.':
    '{0}不是一个 IP 地址加一个名称，例如 192.0.2.5 db。',
  '{0} may open it: who does is in the drawn network, and hears and sends as the guest':
    '{0}可以打开它：打开者即在所画网络之中，以虚拟机的身份收发',
  '{0} of {1} is a {2}: that takes a PCI passthrough to a network card of the host.':
    '{1} 的 {0} 是 {2}：须用 PCI 直通接到主机的网卡。',
  '{0}: libvirt makes its switch {1}': '{0}：由 libvirt 创建其交换机 {1}',
  '{0}: libvirt makes its switch {1}, and firewall rules for it':
    '{0}：由 libvirt 创建其交换机 {1} 及其防火墙规则',
  '{0}: User-mode Linux, no sandbox: root in it may do what who runs it may do':
    '{0}：User-mode Linux，不是沙箱：其中的 root 能做运行它的用户所能做的一切',
  '/dev/tapN of {0}': '{0} 的 /dev/tapN',
  '802.1q tag access filtering': '802.1q 标签 接入 过滤',
  'A hub is inside QEMU, which does not run "{0}": {1} cannot be plugged into it.':
    '集线器在 QEMU 内部，而“{0}”不由 QEMU 运行：{1} 无法插入。',
  '802.3ad LACP 802.1q trunk redundancy eno1 eno2 LAN':
    '802.3ad LACP 802.1q 干道 冗余 绑定 eno1 eno2 局域网',
  'A hub inside one guest': '一台虚拟机内的集线器',
  'A Linux machine; everything else stands in one': '一台 Linux 机器，其他设备都放在主机里',
  'A network that is there already: what a physical NIC is plugged into, or a tunnel leads to':
    '已经存在的网络：物理网卡插入它，或隧道通向它',
  'A program that has the other end of TUN devices, such as a VPN: the lab does not start it':
    '占用 TUN 设备另一端的程序，例如 VPN：实验环境不会启动它',
  'A socket is such as /run/dpdk/web1.sock, below /run or /tmp but not /run/libvirt, of letters, digits and . _ + -, with 107 bytes at most; {0} is not.':
    '套接字形如 /run/dpdk/web1.sock，位于 /run 或 /tmp 之下但不在 /run/libvirt 之下，由字母、数字和 . _ + - 组成，最多 107 字节；{0} 不是。',
  'A switch is joined by VXLAN to a machine that is not drawn: only its address is known.':
    '一台交换机经 VXLAN 连到一台没有画出的机器：只知道它的地址。',
  "A switch of DPDK or VPP that takes frames out of the guests' memory; the lab does not start it":
    'DPDK 或 VPP 的交换机，直接从虚拟机内存中取帧；实验环境不启动它',
  'A program beside each QEMU, which its script starts; QEMU 7.2, libvirt after 9.0':
    '每个 QEMU 旁边的一个程序，由虚拟机的脚本启动；需 QEMU 7.2，libvirt 须高于 9.0',
  'A switch in user space by VDE': '用 VDE 实现的用户态交换机',
  'A .vmx file holds no forwarded ports, and {0} of "{1}" has some: put them into vmnetnat.conf of VMware by hand.':
    '.vmx 文件不含端口转发，而“{1}”的 {0} 设有端口转发：请手动写入 VMware 的 vmnetnat.conf。',
  'A TAP cable into a bridge with NAT: the kernel does what {0} does, and does it faster.':
    '改用 TAP 线缆接入带 NAT 的网桥：由内核完成 {0} 的工作，而且更快。',
  "A VLAN can be set at the switch's end of a cable, not at {0}.":
    'VLAN 只能设置在线缆的交换机一端，不能设置在{0}。',
  'A cable between stacks and switches of one host': '连接同一主机内协议栈与交换机的线缆',
  'A cable has to end at two devices.': '线缆的两端必须接在两台不同的设备上。',
  'A card and its cable apart; says everything, on every machine':
    '网卡与线缆分开写，任何机器都能完整表达',
  'A card with its cable in one option; QEMU finds a place for it. Since QEMU 2.12':
    '网卡与线缆写成一个选项，由 QEMU 自行安排位置。QEMU 2.12 起可用',
  'A burst lasts {0} s at most: with {1} kB/s it is {2} KiB.':
    '突发最多持续 {0} 秒：速率为 {1} kB/s 时即 {2} KiB。',
  'A firewall guest between a bridge and an Open vSwitch switch with two VLANs.':
    '防火墙虚拟机位于网桥与带两个 VLAN 的 Open vSwitch 交换机之间。',
  'A forwarded port is such as tcp:127.0.0.1:2222-:22, with tcp or udp, IPv4 addresses or none, and ports from 1 to 65535; {0} is not.':
    '转发端口的写法如 tcp:127.0.0.1:2222-:22：协议为 tcp 或 udp，地址为 IPv4 或留空，端口为 1 到 65535；{0}不是。',
  'A frame around what belongs together': '把相关对象框在一起',
  'A guest and its host talk over one tap; nothing gets in or out.':
    '虚拟机与主机通过一个 tap 通信，与外界完全隔离。',
  'A guest routes between two others, by socket cables: no root, nothing on the host.':
    '一台虚拟机在另外两台之间路由，用套接字线缆相连：无需 root，主机上不创建任何设备。',
  'A name in the drawing has {0} characters; a link takes at most {1}.':
    '拓扑图中有名称长达 {0} 个字符，链接最多容纳 {1} 个。',
  'A namespace routes between two VLANs of one switch, with an interface in each.':
    '一个命名空间在同一交换机的两个 VLAN 中各有一个接口，并在其间路由。',
  'A network card the host already has': '主机上已有的网卡',
  'A network device that leads nowhere, for others to stand on':
    '不通向任何地方的网络设备，供其他设备建立在其上',
  'A new port is silent for twice this time while STP runs.':
    '启用 STP 时，新端口在两倍于此的时间内不转发。',
  'A pseries machine takes memory in steps of {0} MiB, not {1} MiB.':
    'pseries 机器的内存须为 {0} MiB 的整数倍，不能是 {1} MiB。',
  "A pseudowire from a guest's network card to another's, between the two QEMU processes":
    '连接两台虚拟机网卡的伪线，位于两个 QEMU 进程之间',
  'A reservation is a MAC and an IPv4 address, such as 52:54:00:00:00:01 192.0.2.20; here {0}.':
    '保留项由 MAC 和 IPv4 地址组成，例如 52:54:00:00:00:01 192.0.2.20；此处{0}。',
  'A router between two networks that speak nothing but IPv6.':
    '路由器连接两个只使用 IPv6 的网络。',
  'A shell cannot hand over {0} of the macvtap queues of "{1}"; libvirt can.':
    '“{1}”的 macvtap 队列中有 {0} 个无法由 shell 传递；libvirt 可以。',
  'A switch with VLANs, flows and patch ports': '支持 VLAN、流表和 patch 端口的交换机',
  'A text beside what it explains': '用于说明的文字',
  'A signal wakes its kernel, which reads the frame out of the socket: one copy, as there is no card.':
    '信号唤醒其内核，由内核从套接字读出帧：一次复制，因为没有网卡。',
  'A thread of the kernel is woken, reads the ring and hands on the frame: one copy, and QEMU is not on the way.':
    '唤醒一个内核线程，由它读环并交出帧：复制一次，不经过 QEMU。',
  'A vde_switch that the script starts; guests plug into its sockets':
    '由脚本启动的 vde_switch，虚拟机接入它的套接字',
  'A veth pair joins a Linux bridge and an Open vSwitch switch into one segment.':
    '一对 veth 把 Linux 网桥和 Open vSwitch 交换机连成同一网段。',
  'A veth pair straight from one namespace to the other, without a switch.':
    '一对 veth 直接连接两个命名空间，不经过交换机。',
  'A virtual machine with network cards of your choice': '可自选网卡型号的虚拟机',
  'A {0} cannot be plugged into a {1}.': '{0}不能插到{1}上。',
  'A {0} cannot join a {1} and a {2}.': '{0}不能连接{1}和{2}。',
  'A {0} cannot join a {1} and a {2}; a {3} can.': '{0}不能连接{1}和{2}，可改用{3}。',
  'A {0} cannot join a {1} and a {2}; no cable can.': '{0}不能连接{1}和{2}，也没有其他线缆可以。',
  'A {0} cannot join these two.': '{0}不能连接这两者。',
  'A {0} cannot run from one host to another.': '{0}不能从一台主机连到另一台主机。',
  'A {0} owns no ports; this cable names {1}.': '{0}没有自己的端口，但此线缆指定了{1}。',
  'A {0} runs from one host to another.': '{0}只能从一台主机连到另一台主机。',
  'A {0} runs from one host to another; both ends of this one are in the same.':
    '{0}连接两台主机；这一条的两端却在同一台主机上。',
  'A {0} sits on {1}, which the machine {2} ({3}) does not have.':
    '{0} 需要 {1} 总线，机器 {2}（{3}）没有。',
  'A wire between the network cards of two hosts carries two VLANs from switch to switch.':
    '两台主机网卡之间的一根网线，把两个 VLAN 从一台交换机带到另一台。',
  'Add a box': '添加方框',
  'Add a note': '添加注释',
  'Add here…': '在此处添加…',
  'Add {0}': '添加{0}',
  'Add {0} to {1}': '为 {1} 添加{0}',
  'Added a note': '已添加注释',
  'Added {0}': '已添加{0}',
  'Added {0} cables': '已添加 {0} 根线缆',
  'Added {0} things': '已添加 {0} 项',
  'Added {0} {1}': '已添加{0} {1}',
  'Added {0} {1} to {2}': '已将{0} {1} 添加到 {2}',
  'Address of the host': '主机地址',
  'Address of the machine there': '那边机器的地址',
  Addresses: '地址',
  "Addresses and routes of the host's own stack": '主机自身协议栈的地址和路由',
  'After so many seconds, when a program that listens has gone; without it the card stays dead.':
    '监听的程序退出后，每隔这么多秒重连一次；不设置则网卡一直不通。',
  'Align bottom': '底部对齐',
  'Align centres': '水平居中对齐',
  'Align left': '左对齐',
  'Align middles': '垂直居中对齐',
  'Align right': '右对齐',
  'Align top': '顶部对齐',
  'All guests on VMware\'s NAT share one network, whose addresses are VMware\'s choice: {0} of "{1}" is not in {2} by itself.':
    'VMware 的 NAT 上所有虚拟机共用一个网络，地址由 VMware 决定：“{1}”的 {0} 不在独立的 {2} 中。',
  'All multicast': '接收所有组播',
  'All send; the switch outside must speak LACP, too': '全部发送；外部交换机也须支持 LACP',
  'Among each other': '彼此之间',
  'An interface of a stack that hands IP packets to a program; it has no MAC and is no port of a switch':
    '协议栈的接口，把 IP 包交给程序；它没有 MAC，也不能作交换机的端口',
  'An IP stack of its own on the host, without a guest': '主机上独立的 IP 协议栈，无需虚拟机',
  'An access tag, or the tags of a trunk': '接入标签，或中继的各标签',
  'An id is 1 to 32 letters, digits, "-" or "_", beginning with a letter or digit.':
    'id 由 1 到 32 个字母、数字、“-”或“_”组成，并以字母或数字开头。',
  'An interface of a stack on the wire of a physical NIC, with a MAC of its own':
    '协议栈的接口直接接在物理网卡的线路上，有自己的 MAC',
  'An interface of a stack on the wire of a physical NIC, with the MAC of that':
    '协议栈在物理网卡线路上的接口，使用该网卡的 MAC',
  'An interface that Open vSwitch makes for a stack': 'Open vSwitch 为协议栈创建的接口',
  'And waits for the program when the guest starts, as a dpdkvhostuserclient port wants it; else the program listens, and is started first.':
    '并在虚拟机启动时等待程序连接，dpdkvhostuserclient 端口正是如此；否则由程序监听，并须先启动程序。',
  'Any number of guests hear each other, of several hosts where it stands beside them':
    '任意多台虚拟机彼此相通；置于主机之外时，可来自多台主机',
  'Any number: {0}': '任意多个：{0}',
  Architecture: '架构',
  'Arm virtual machine': 'Arm 虚拟机',
  Arrange: '自动布局',
  'As behind a router: the outside needs a route': '如同在路由器之后：外部需要路由',
  'As many cables can be plugged in; not for libvirt, which has no word for it.':
    '可接入的线缆数量；libvirt 不支持 VDE 交换机。',
  'As old instructions have it: whatever a guest has is on one hub':
    '旧教程的写法：虚拟机的所有网卡都在同一个集线器上',
  'As on a switch: ARP and broadcasts pass': '如同在交换机上：ARP 和广播可通过',
  'Ask again': '重连间隔',
  Average: '平均',
  Automatic: '自动',
  'Below /run or /tmp. Who holds the other end reads and writes all memory of the guest.':
    '位于 /run 或 /tmp 之下。持有另一端者可以读写虚拟机的全部内存。',
  Bond: '聚合（bond）',
  'Below an MTU of {0} Linux has no IPv6, and LXC does not start: leave out the IPv6 addresses of {1} of "{2}", or raise the MTU of its cable.':
    'MTU 低于 {0} 时 Linux 没有 IPv6，LXC 不会启动：请去掉“{2}”的 {1} 的 IPv6 地址，或调大线缆的 MTU。',
  'Bonded uplink with VLANs': '绑定上行链路并承载 VLAN',
  'Boot order': '启动顺序',
  'Both ends must have the same. They follow from the drawing, so they are no secret.':
    '两端必须一致。它们由图推导得出，因此并非秘密。',
  'Both ends of this cable are in {0}: the first broadcast would never stop.':
    '此线缆的两端都接在{0}上：第一个广播就会永不停止。',
  Box: '方框',
  'Bridge and Open vSwitch': '网桥与 Open vSwitch 互连',
  'Bridged to the LAN': '桥接到局域网',
  Burst: '突发',
  'By a hash; the switch outside must take them for one port':
    '按散列发送；外部交换机须把它们视为一个端口',
  'By itself that of the device it stands on, and never more.':
    '默认与其下层设备相同，且不能更大。',
  'By itself what is left of 1500 bytes.': '默认为 1500 字节扣除封装后剩余的大小。',
  'By the port that the MAC was heard on; before it was heard, by all.':
    '从曾听到该 MAC 的端口发出；未听到过时从所有端口发出。',
  'By what a card is chosen; in the modes 802.3ad, balance-xor and balance-tlb.':
    '据以选择网卡的依据；用于 802.3ad、balance-xor 和 balance-tlb 模式。',
  'By which address {0} is in the group {1} is not plain: type one of IPv4 at this end of the cable, or give it to a physical NIC of the host.':
    '无法确定{0}以哪个地址加入组{1}：请在线缆的这一端填写一个 IPv4 地址，或将其填到该主机的物理网卡上。',
  'By which addresses {0} and {1} reach each other is not plain: type them at the ends of the tunnel, or give the physical NICs of both an address of one network.':
    '无法确定{0}与{1}经哪些地址互通：请在隧道两端填写地址，或给两台主机的物理网卡填写同一网络的地址。',
  'cable physical trunk 802.1q multi-host eno1': '网线 物理 干道 802.1q 多主机 eno1',
  'Cables with right angles, or bent': '直角或弯曲线缆',
  'Calls the hypervisor for each frame.': '每一帧都调用虚拟机管理程序。',
  'Carried by': '承载',
  'Carries frames one after another, each with its length before it.':
    '逐个传送帧，每帧之前写明长度。',
  'Carries one datagram a frame; what nobody reads in time is lost.':
    '每帧一个数据报，没有及时读取的会丢失。',
  'Carries one packet a frame, with the session before it; what nobody reads in time is lost.':
    '每帧一个数据包，前面带会话号，没有及时读取的会丢失。',
  'Change a note': '修改注释',
  'Change the kind of a cable': '更改线缆类型',
  'Change the language: English, 中文': '切换语言：English、中文',
  'Change to {0}': '改为{0}',
  'Change {0} of {1}': '修改 {1} 的{0}',
  'Change {0} of {1} things': '更改 {1} 个对象的{0}',
  'Choose it automatically': '自动选择',
  'Choose one automatically': '自动选择一个',
  'Choose the datapath netdev': '选择数据通路 netdev',
  'Choose the second automatically': '自动选择第二个',
  Collapse: '折叠',
  'Collapse or expand': '折叠或展开',
  Commands: '命令',
  'Connect all to a switch…': '全部连接到一台交换机…',
  'Connect to…': '连接到…',
  'Connect {0} devices to {1}': '将 {0} 台设备连接到 {1}',
  'Connect {0} to {1}': '将 {0} 连接到 {1}',
  'Connected: {0}': '已连接：{0}',
  'container docker ipvlan direct physical uplink eno1':
    '容器 docker ipvlan 直连 物理网卡 上行 eno1',
  'Containers on the LAN by macvlan': '用 macvlan 把容器接入局域网',
  Cookies: 'Cookie',
  Copied: '已复制',
  'Copied {0}': '已复制 {0}',
  Copy: '复制',
  Counter: '计数器',
  Cut: '剪切',
  'Cut it': '截短',
  'Cuts the frame into packets of USB.': '把帧切成 USB 数据包。',
  'DHCP and DNS': 'DHCP 和 DNS',
  'DHCP and DNS on {0} answer everybody on the wire of {1}':
    '{0} 上的 DHCP 和 DNS 会应答 {1} 所在线路上的所有人',
  'DHCP here is IPv4 only': '此处的 DHCP 仅支持 IPv4',
  'DHCP needs an IPv4 address of the host on {0}, in a network of /30 or larger; it is IPv4 only.':
    'DHCP 需要主机在{0}上有一个 IPv4 地址，且网络不小于 /30；它仅支持 IPv4。',
  'DMZ with a firewall': '带防火墙的 DMZ',
  Datapath: '数据通路',
  Default: '默认',
  Delete: '删除',
  'Delete {0}': '删除 {0}',
  'Deleted {0}': '已删除 {0}',
  'Descriptors; larger ones lose fewer packets in bursts. Only for virtio.':
    '描述符数量；较大的环在突发时丢包更少。仅用于 virtio。',
  'Devices and cables explained': '设备与连线说明',
  'Distribute horizontally': '水平分布',
  'Distribute vertically': '垂直分布',
  'DNS name': 'DNS 名称',
  Domain: '域',
  'Drawings…': '拓扑图…',
  'Drops the frame: the card has no cable.': '丢弃帧：网卡没有接线缆。',
  Dummy: '虚设网卡（dummy）',
  Duplicate: '创建副本',
  "Each call is a VM exit, and the guest's processor waits for it.":
    '每次调用都是一次 VM 退出，虚拟机的处理器要等待。',
  'Each guest reaches the outside through QEMU itself; nothing is set up on the host.':
    '每台虚拟机通过 QEMU 自身访问外部，主机无需任何设置。',
  "Each register read or written is a VM exit, several a frame, and the guest's processor waits for each.":
    '每次读写寄存器都是一次 VM 退出，每帧数次，虚拟机的处理器每次都要等待。',
  'Either guest may be started, and started again, before the other.':
    '两台虚拟机可以按任意顺序启动，也可以各自重新启动。',
  "Ends the guest's connection inside QEMU and opens one of its own: each byte is copied out of one and into the other, by QEMU's only main loop.":
    '在 QEMU 内终结虚拟机的连接，再自己建立一条：每个字节都由 QEMU 唯一的主循环从一条复制到另一条。',
  'Every 30 seconds': '每 30 秒一次',
  "Every guest gets a network of its own; QEMU's default is 10.0.2.0/24.":
    '每台虚拟机各有一个独立网络；QEMU 的默认值是 10.0.2.0/24。',
  'Every second': '每秒一次',
  'Every user of this machine can get at {0} first.': '这台机器上的每个用户都能抢先占用 {0}。',
  'Everything by all of them': '所有数据由全部网卡发送',
  'Existing devices touched': '会改动的现有设备',
  Expand: '展开',
  'Expected {0}, found {1}.': '应为{0}，实际是{1}。',
  'Export…': '导出…',
  'Fail mode': '失效模式',
  Files: '文件',
  'Find in the drawing': '在拓扑图中查找',
  'Firewall rules made': '添加的防火墙规则',
  'First and last IP address': '首末 IP 地址',
  'Fit all': '显示全部',
  'Fit the selection': '缩放至所选内容',
  'For peers that count wrongly.': '用于计数有误的对端。',
  Form: '形式',
  'Forward delay': '转发延迟',
  'Forwarded ports': '转发端口',
  Forced: '强制',
  Forwarding: '转发',
  'Forwarding needs an IPv4 address of the host on {0}.': '转发需要主机在{0}上有一个 IPv4 地址。',
  'Forwards only what flows say': '只按流表转发',
  'Four kinds of cables between guests': '虚拟机之间的四种线缆',
  'Four queues for four vCPUs: each core of a guest sends and receives by itself.':
    '四个 vCPU 配四个队列，虚拟机的每个核各自收发。',
  'From each guest; by libvirt alone.': '来自每台虚拟机；仅由 libvirt 限制。',
  "From a guest's network card to another's, between the two QEMU processes":
    '连接两台虚拟机的网卡，直接在两个 QEMU 进程之间传输',
  "Gives a program the queues of a guest's virtio card, by a socket of their own":
    '通过专用套接字把虚拟机 virtio 网卡的队列交给程序',
  'GRE on {0}: {1}, for frames from {2}': '{0} 上的 GRE：{1}，接收来自 {2} 的帧',
  Gateway: '网关',
  'Give it {0}': '为其设置 {0}',
  'Go back to {0}': '恢复到 {0}',
  'Go to the neighbour above': '转到上方的相邻设备',
  'Go to the neighbour below': '转到下方的相邻设备',
  'Go to the neighbour on the left': '转到左侧的相邻设备',
  'Go to the neighbour on the right': '转到右侧的相邻设备',
  'From which address {0} sends is not plain, and GRE over IPv6 has to be told: type it, or give it to the physical NIC that is plugged into {1}.':
    '不清楚 {0} 从哪个地址发送，而 IPv6 上的 GRE 必须指明：请填写该地址，或给插入{1}的物理网卡配上它。',
  'GRE on all addresses: {0}, for frames from {1}': '所有地址上的 GRE：{0}，接收来自 {1} 的帧',
  Guest: '虚拟机',
  'Guests are in the switch that it is cabled to': '虚拟机就在它所接的交换机中',
  'Guests are on the network cards that it is cabled to': '虚拟机就在它所接的网卡上',
  'Guests get virtual functions (SR-IOV) of the card that it is cabled to':
    '虚拟机获得它所接网卡的虚拟功能（SR-IOV）',
  'Guests are started in any order; since QEMU 7.2, not for libvirt.':
    '虚拟机可按任意顺序启动；需要 QEMU 7.2 及以上版本，不支持 libvirt。',
  'Guests cabled to each other': '虚拟机直接相连',
  'Guests cabled to this switch get the addresses drawn at their cards anyway.':
    '接到此交换机的虚拟机总会得到其网卡上所绘的地址。',
  'Guests on two machines are on one segment; VXLAN takes their frames over the network between the machines.':
    '两台机器上的虚拟机处于同一网段；VXLAN 经机器之间的网络传送它们的帧。',
  'Guests plug into a vde_switch that the script starts: no tap, no bridge in the kernel.':
    '虚拟机接入由脚本启动的 vde_switch：内核中没有 tap，也没有网桥。',
  'Guests reach one another and the host': '虚拟机之间以及与主机之间互通',
  'Guests run': '运行的虚拟机',
  'Hand: drag the canvas': '抓手：拖动画布',
  'Handed out to anybody who asks. By itself the upper half of the network.':
    '分配给任何请求者的地址。默认取网络的后一半。',
  'Hands a copy of each frame to everybody in the group on this host, and one to the card for those of others.':
    '向本机组内每个成员各递交一份帧的副本，并向网卡发出一份给其他主机上的成员。',
  'Hands a copy of each frame to everybody in the group.': '把每一帧的副本交给组里的所有成员。',
  'Hears only the MACs of its list': '只接收列表中 MAC 发来的帧',
  'History…': '历史…',
  Host: '主机',
  'Host settings changed': '修改的主机设置',
  'Host-only network': '仅主机网络',
  'hostfwd user network slirp ssh http unprivileged':
    'hostfwd 端口转发 用户网络 slirp ssh http 非特权',
  'How guests reach what is outside of this network.': '虚拟机如何到达此网络之外。',
  'How often the link of each card is looked at (miimon).': '检查每块网卡链路的间隔（miimon）。',
  Hub: '集线器',
  'hubport qemu bonding teaming unprivileged': 'hubport qemu 绑定 bonding teaming 非特权',
  'IBM Power (pseries)': 'IBM Power (pseries)',
  'IBM Z (s390-ccw-virtio)': 'IBM Z (s390-ccw-virtio)',
  'IBM logical LAN': 'IBM 逻辑 LAN',
  'Into a guest by forwarded ports': '用端口转发进入虚拟机',
  IFB: 'IFB',
  'IP address': 'IP 地址',
  'IP address and DNS name': 'IP 地址和 DNS 名称',
  'IP address with the length of its prefix': '带前缀长度的 IP 地址',
  'IP forwarding: others can use it as their gateway.': 'IP 转发：其他设备可将其用作网关。',
  'IP network': 'IP 网络',
  'IP protocol 115: QEMU must be run as root.': 'IP 协议 115：必须以 root 运行 QEMU。',
  'IP protocol 47, without ports; what old routers speak': 'IP 协议 47，没有端口；老式路由器所用',
  'IP stack of the host': '主机的 IP 协议栈',
  'IPv4 or IPv6 with the length of the prefix.': 'IPv4 或 IPv6 地址，带前缀长度。',
  'IPv4, 224.0.0.0 to 239.255.255.255. In a host QEMU keeps it there; libvirt cannot.':
    'IPv4，224.0.0.0 到 239.255.255.255。位于主机内时，QEMU 将其限制在该主机，libvirt 做不到。',
  'IPv6 gateway': 'IPv6 网关',
  'IPv6 lab': 'IPv6 实验',
  'In turn; the switch outside must take them for one port':
    '轮流发送；外部交换机须把它们视为一个端口',
  'In user space, needs no module': '在用户态运行，无需内核模块',
  'Interface name': '接口名称',
  Interfaces: '接口',
  "Is woken, takes as many frames as are there, and sends what they carry by the host's own connections, whose windows it shows the guest: it keeps nothing back.":
    '被唤醒后取走已到的全部帧，用主机自己的连接发出其中的内容，并把这些连接的窗口告知虚拟机：自身不作缓存。',
  'Is woken for each frame, copies it in and copies it out into the sockets of all others.':
    '每帧唤醒一次，复制进来，再复制到其他所有套接字。',
  'Is woken for each frame, copies it in, looks up the MAC and copies it out into the next socket.':
    '每一帧都被唤醒一次，把帧复制进来，查找 MAC，再复制到下一个套接字。',
  "It reads no memory: each access to the port is a VM exit, many a frame, and the guest's processor waits for each.":
    '它不读内存：每次访问端口都是一次 VM 退出，每帧有许多次，虚拟机的处理器每次都要等待。',
  'Its main loop wakes, copies the frame out of the socket, then into the memory of its guest.':
    '主循环被唤醒，把帧从套接字复制出来，再复制到其虚拟机的内存。',
  'Its main loop wakes, reads the ring and writes the frame: one system call and one copy into the kernel a frame, and two copies on the way in.':
    '主循环被唤醒，读环并写出帧：每帧一次系统调用、一次复制到内核，进来的方向复制两次。',
  'Joins network cards of one guest, inside its own QEMU; never two guests':
    '在一台虚拟机自己的 QEMU 内连接它的网卡，绝不连接两台虚拟机',
  'Joins physical NICs of two hosts, or plugs one into a LAN; it is only drawn':
    '两台主机的物理网卡之间，或物理网卡与局域网之间的连线；只画出，不生成任何东西',
  'Joins switches of two hosts, or one to a machine in a LAN, over IP and not encrypted':
    '经 IP 连接两台主机的交换机，或把一台交换机连到局域网中的机器，不加密',
  'Joins two Open vSwitch switches without a network device':
    '不经网络设备直接连接两台 Open vSwitch 交换机',
  KiB: 'KiB',
  'Keys and gestures': '按键与手势',
  'L2TPv3 cable': 'L2TPv3 线缆',
  'LACP rate': 'LACP 速率',
  LAN: '局域网',
  'Learns like any switch': '像普通交换机一样学习转发',
  'Learns nothing: every frame goes to all ports.': '不学习地址：每个帧都发往所有端口。',
  'Leave it to QEMU': '交给 QEMU',
  'Leave it to the card': '交给网卡决定',
  'Leave it to the program': '交给程序',
  'Leave it without a number': '不给它编号',
  'Leaves checksums and segments to the other side; only virtio can be told not to.':
    '把校验和与分段交给另一侧处理；只有 virtio 可以关闭。',
  'Leaves the lab.': '离开实验环境。',
  'The switch inside the card puts the VLAN tag on, if there is one, and hands the frame to another function of the card, by its MAC, or to the wire.':
    '网卡内部的交换机加上 VLAN 标签（如果有），再按 MAC 把帧交给网卡的另一个功能，或交到线路上。',
  'Legacy cards': '老式网卡',
  'Let QEMU listen': '让 QEMU 监听',
  'Let the script choose': '由脚本选择',
  'libvirt 9.0 refuses the back end passt, which {0} of "{1}" has: it takes a newer one. There the guest gets the gateway, DNS and IPv6 of this host.':
    'libvirt 9.0 拒绝 passt 后端，而“{1}”的 {0} 用的就是它：需要更新的版本，届时虚拟机得到的是本机的网关、DNS 和 IPv6。',
  'libvirt has no folder of this lab for the vhost-user socket of {0} of "{1}": type its path.':
    '对“{1}”的 {0} 的 vhost-user 套接字，libvirt 没有本实验的文件夹：请填写其路径。',
  'libvirt takes a vDPA device for the card virtio-net-pci alone, and {0} of "{1}" is {2}.':
    'libvirt 只接受 virtio-net-pci 网卡使用 vDPA 设备，而“{1}”的 {0} 是 {2}。',
  'libvirt has no word for the cable in {0} of "{1}" ({2}): QEMU is told of it past libvirt, by qemu:commandline.':
    'libvirt 无法表达“{1}”的 {0} 上的线缆（{2}）：通过 qemu:commandline 绕过 libvirt 直接告知 QEMU。',
  'kB/s': 'kB/s',
  'libvirt NAT network': 'libvirt NAT 网络',
  'libvirt network': 'libvirt 网络',
  'libvirt network cable': 'libvirt 网络线缆',
  'libvirt runs guests as a user who cannot open the UNIX socket of the cable in {0} of "{1}"; UDP and TCP have no owner.':
    'libvirt 运行虚拟机所用的用户打不开“{1}”的 {0} 上线缆的 UNIX 套接字；UDP 和 TCP 没有属主。',
  'libvirt runs guests without the privilege to send IP packets of their own, as the L2TPv3 cable in {0} of "{1}" does; over UDP it needs none.':
    'libvirt 运行的虚拟机无权自行发送 IP 数据包，而“{1}”的 {0} 上的 L2TPv3 线缆需要；经 UDP 则不需要。',
  'libvirt cannot limit the bandwidth of virtual functions, as the portgroup "{0}" says.':
    'libvirt 无法按端口组“{0}”所说限制虚拟功能的带宽。',
  'libvirt would leave records of the bandwidth of the portgroup "{0}" in the database of Open vSwitch when a guest has stopped.':
    '虚拟机停止后，libvirt 会在 Open vSwitch 的数据库中留下端口组“{0}”的带宽记录。',
  'libvirt\'s QEMU makes the socket of {0} of "{1}" in a folder that is of who calls net.sh: it has to run as that user, or as root (user= in qemu.conf).':
    'libvirt 的 QEMU 会在调用 net.sh 者的文件夹中创建“{1}”的 {0} 的套接字：它必须以该用户或 root 运行（qemu.conf 中的 user=）。',
  "libvirt's own tables: {0} leaves with the host's own address":
    'libvirt 自己的表：{0} 以主机自己的地址发出',
  'Light, dark or as the system': '浅色、深色或跟随系统',
  'Limit inbound': '限制入站',
  'Limit outbound': '限制出站',
  'Lines for VMware': 'VMware 的配置行',
  'Link monitoring': '链路监测',
  'Linux bridge': 'Linux 网桥',
  Lock: '锁定',
  'Lock or unlock': '锁定或解锁',
  'Lower device': '下层设备',
  MAC: 'MAC',
  'LXC sets no gateway where it sets no address of that family, and does not start: give {0} of "{1}" one, or leave out {2}.':
    '没有同一地址族的地址时 LXC 无法设置网关，容器不会启动：请为“{1}”的 {0} 填写一个地址，或去掉 {2}。',
  'LXC starts no container with two default routes: "{0}" has another gateway than that of {1}.':
    '有两条默认路由时 LXC 不启动容器：除 {1} 的网关外，“{0}”还有另一个网关。',
  'LXC hands network devices to a container, and no process plays a card for it: "{0}" cannot have {1} in this cable. Plug it into a bridge or an Open vSwitch.':
    'LXC 把网络设备交给容器，没有进程为它模拟网卡：“{0}”的 {1} 不能接在这条线缆上。请接到网桥或 Open vSwitch。',
  'LXC makes no card without a cable: "{0}" comes without {1}.':
    'LXC 不会创建没有线缆的网卡：“{0}”将没有 {1}。',
  'LXC, the end of a veth pair (phys)': 'LXC，veth 对的一端（phys）',
  'LXC container: no kernel of its own': 'LXC 容器：没有自己的内核',
  'lxc container lightweight veth phys lxc.net': 'lxc 容器 轻量 veth phys lxc.net',
  'LXC containers instead of virtual machines: each takes the end of a veth pair.':
    '用 LXC 容器代替虚拟机：每个容器取走 veth 对的一端。',
  'MAC address': 'MAC 地址',
  'MAC and IP address': 'MAC 与 IP 地址',
  'Make it isolated': '改为隔离',
  'Makes no card without a cable.': '没有线缆就不建网卡。',
  'Many guests, one multicast group': '多台虚拟机，一个组播组',
  'mcast socket udp unprivileged segment': 'mcast 套接字 udp 非特权 网段 组播',
  MTU: 'MTU',
  Machine: '机器类型',
  'Make it /{0}': '改为 /{0}',
  'Make it {0}': '改为 {0}',
  'Makes a network device of the host a port of a switch': '使主机的网络设备成为交换机的端口',
  Memory: '内存',
  MiB: 'MiB',
  Mode: '模式',
  Model: '型号',
  'More than one only for virtio; one for each vCPU is usual.':
    '只有 virtio 支持多队列；通常每个 vCPU 一个。',
  Move: '移动',
  'Move a plug': '移动插头',
  'Move to another host…': '移动到另一台主机…',
  'Move {0}': '移动 {0}',
  'Move {0} devices': '移动 {0} 台设备',
  'Move {0} out of the host': '将 {0} 移出主机',
  'Move {0} to {1}': '将 {0} 移动到 {1}',
  'Moved {0} out of the host': '已将 {0} 移出主机',
  'Moved {0} to {1}': '已将 {0} 移动到 {1}',
  'Moves all bytes of the frame through an I/O port.': '把帧的所有字节经 I/O 端口传送。',
  'Multicast group': '组播组',
  'Multicast switch': '组播交换机',
  'Multiqueue virtio': '多队列 virtio',
  Names: '名称',
  'Names that are answered beside those of the guests.': '除虚拟机的名称外还应答的名称。',
  'NAT lab': 'NAT 实验',
  'NAT needs an IPv4 address of the host on {0}; it is IPv4 only.':
    'NAT 需要主机在{0}上有一个 IPv4 地址；它仅支持 IPv4。',
  'NAT to the outside': 'NAT 访问外网',
  'NAT without root': '无需 root 的 NAT',
  'NE2000 on ISA': 'ISA 总线的 NE2000',
  'NE2000 on PCI': 'PCI 总线的 NE2000',
  Name: '名称',
  'Name of a network device': '网络设备名',
  'Name of a network namespace': '网络命名空间名',
  'Name of a portgroup': '端口组名',
  Namespace: '命名空间',
  'Native tag': '本征 VLAN 标签',
  'Needed where switches form a ring.': '交换机成环时需要。',
  'Needs no root.': '无需 root。',
  Network: '网络',
  'Network cards': '网卡',
  'Network devices made': '创建的网络设备',
  'Network namespaces made': '创建的网络命名空间',
  'New drawing': '新建拓扑图',
  'Next panel': '下一个面板',
  'Next problem': '下一个问题',
  'No cable joins a {0} and a {1}.': '没有线缆能连接{0}和{1}。',
  'No problems.': '没有问题。',
  'Nothing is made of this: the cable of the container {0} is no tap.':
    '此项不起作用：容器{0}的线缆不是 TAP。',
  'Not deleted, because it is locked: {0}. Unlock it first.': '未删除，因为已锁定：{0}。请先解锁。',
  'Not exported: {0}': '未导出：{0}',
  'Not exported: {0} (and {1} more)': '未导出：{0}（另有 {1} 个问题）',
  Note: '注释',
  'Nothing limits the bandwidth of guests in {0} here: it is libvirt that would.':
    '此处没有任何机制限制{0}中虚拟机的带宽：限制由 libvirt 执行。',
  'Nudge a device': '微移设备',
  'Nudge {0} devices': '微移 {0} 台设备',
  'Of all guests together, with the host and by it with what is outside.':
    '所有虚拟机合计：与主机之间，以及经主机与外部之间。',
  'Only cards on PCI have a ROM; a {0} has none.': '只有 PCI 上的网卡才有 ROM；{0} 没有。',
  'Open vSwitch joins hosts over two networks: by Geneve to one, by GRE to the other.':
    'Open vSwitch 跨两个网络连接主机：到一台用 Geneve，到另一台用 GRE。',
  'OVS internal port': 'OVS 内部端口',
  'OVS patch': 'OVS patch 线缆',
  'Of 127.0.0.1: nobody beyond this host gets at it. UDP takes the next one, too.':
    '127.0.0.1 的端口：主机以外无法访问。UDP 还会占用下一个端口。',
  'Of the frames on the device below.': '下层设备上的帧所带的标签。',
  'Of the cables that name no portgroup.': '用于未指定端口组的线缆。',
  'Of those it hears; only in the mode source.': '只接收这些地址发来的帧；仅用于 source 模式。',
  Off: '关',
  Offloads: '卸载',
  'Old systems with the cards they have drivers for, from NE2000 to Intel e1000.':
    '旧系统配上自带驱动的网卡，从 NE2000 到 Intel e1000。',
  On: '开',
  'On or off': '开或关',
  'On {0} are addresses of one network that do not reach each other there, for the mode {1}.':
    '{0} 上有同一网络的地址，但因 {1} 模式而无法在此互通。',
  'On {0} both a {1} and an {2} end a tunnel of the type {3}.':
    '在{0}上，{1}和{2}都有类型为 {3} 的隧道端点。',
  'On {0} stand ipvlans and others: it takes the one or the other.':
    '{0}上既有 ipvlan 又有其他设备：只能选其一。',
  'One Linux bridge keeps two VLANs apart: office and printer, voice and phone.':
    '一个 Linux 网桥隔开两个 VLAN：办公与打印，语音与电话。',
  'One guest listens, and is started before the other.': '一台虚拟机负责监听，必须先于另一台启动。',
  "One of the network's; the default one where nothing is typed.":
    '该网络的端口组之一；不填写时为默认端口组。',
  'One of these': '以下之一',
  "One register written a batch: a VM exit, and the guest's processor waits while QEMU copies.":
    '每批写一次寄存器：一次 VM 退出，QEMU 复制时虚拟机的处理器要等待。',
  'One sends, the others stand by': '一块发送，其余待命',
  'One write to its register tells that there is something: a VM exit, which KVM turns into an event.':
    '写一次寄存器告知有内容：一次 VM 退出，由 KVM 转为事件。',
  'Only by way of a switch that sends frames back': '只能经由会把帧送回的交换机互通',
  'Only in the mode 802.3ad.': '仅用于 802.3ad 模式。',
  'Open file…': '打开文件…',
  'Open in the inspector': '在属性面板中打开',
  'Open it on 127.0.0.1 only': '仅在 127.0.0.1 上开放',
  'Open vSwitch': 'Open vSwitch',
  'Open vSwitch bridges and ports made': '创建的 Open vSwitch 网桥和端口',
  'Open vSwitch connects to QEMU at a socket of the lab; neither can be chosen here.':
    'Open vSwitch 通过实验自己的套接字连接到 QEMU；两者在这里都不能选择。',
  'Other ports': '其他端口',
  Outline: '大纲',
  'Packed ring': 'packed 环',
  'Part of a kernel that is a process of the host, so there is no card and no VM exit: a tap gets up to 64 kB a system call, as segments are left to the host; a socket gets up to 64 frames.':
    '属于一个作为主机进程运行的内核，所以没有网卡，也没有 VM 退出：分段交给主机，每次系统调用可向 tap 写入至多 64 kB；向套接字则至多 64 帧。',
  'Part of a kernel that is a process of the host, so there is no card and no VM exit: one system call and one copy a frame, and as many on the way in.':
    '属于一个作为主机进程运行的内核，所以没有网卡，也没有 VM 退出：每帧一次系统调用、一次复制，进来时也一样。',
  'Path of a UNIX socket': 'UNIX 套接字的路径',
  'PC with ISA only (isapc)': '仅有 ISA 的 PC（isapc）',
  'PC with PCI (i440FX)': '带 PCI 的 PC（i440FX）',
  'PC with PCI Express (q35)': '带 PCI Express 的 PC（q35）',
  Peak: '峰值',
  "Plugs a guest's network card into a libvirt network": '将虚拟机的网卡接入 libvirt 网络',
  "Polls the ring in the guest's memory and takes the frame: one copy, no system call, nobody is woken, and QEMU is not on the way.":
    '轮询虚拟机内存中的环并取走帧：一次复制，没有系统调用，不唤醒任何一方，也不经过 QEMU。',
  Promiscuous: '混杂模式',
  "PROTOCOL:HOST ADDRESS:PORT-GUEST ADDRESS:PORT, as QEMU's hostfwd. An empty host address is all of them; an empty one of the guest is what its DHCP gives.":
    '写法同 QEMU 的 hostfwd：PROTOCOL:HOST ADDRESS:PORT-GUEST ADDRESS:PORT。主机地址留空表示所有地址；虚拟机地址留空表示其 DHCP 分配的地址。',
  Paste: '粘贴',
  'Physical NIC': '物理网卡',
  'Picture…': '图片…',
  "Plays the card: writes the frame as it lies in the guest's memory, one system call and one copy a frame, and two copies on the way in.":
    '扮演网卡：把虚拟机内存中的帧原样写出，每帧一次系统调用、一次复制，进入方向两次复制。',
  "Plays the card: copies the frame out of the guest's memory and writes it, one system call and two copies a frame, and as many on the way in.":
    '扮演网卡：从虚拟机内存复制出帧再写出，每帧一次系统调用、两次复制，进来的方向也一样。',
  'Plug into {0}': '插入 {0}',
  'Plugs a guest into a physical NIC without a bridge; the host does not reach it':
    '不用网桥把虚拟机接到物理网卡上；主机自身到不了它',
  'Plugs a VDE switch into a bridge or an Open vSwitch, by a tap':
    '通过 tap 把 VDE 交换机接入网桥或 Open vSwitch',
  "Plugs a guest's network card into a switch": '将虚拟机的网卡接入交换机',
  "Plugs a guest's network card into a switch that QEMU reaches by itself":
    '将虚拟机的网卡接入由 QEMU 自行到达的交换机',
  "Plugs a guest's network card into user networking": '将虚拟机的网卡接入用户态网络',
  Port: '端口',
  'Port membership': '端口成员',
  'Port of the host, port of the guest': '主机端口，虚拟机端口',
  Portgroup: '端口组',
  Portgroups: '端口组',
  Ports: '端口数',
  'Ports opened': '打开的端口',
  'Power Macintosh (mac99)': 'Power Macintosh（mac99）',
  'Power Macintosh G3 (beige)': 'Power Macintosh G3（米色机型）',
  'PowerPC e500': 'PowerPC e500',
  'Previous panel': '上一个面板',
  'Previous problem': '上一个问题',
  Primary: '首选网卡',
  'Problem {0} of {1}: {2}': '第 {0} 个问题，共 {1} 个：{2}',
  'Process of the other guest': '另一台虚拟机的进程',
  'Programs left running': '持续运行的程序',
  'Put it into {0}': '放入 {0}',
  'Puts a VLAN, a bond or a libvirt network on what carries it':
    '把 VLAN、聚合或 libvirt 网络建立在承载它的设备上',
  'Puts where the frame lies into a list in its memory, and writes registers of the card.':
    '把帧所在的位置写入自己内存中的列表，再写网卡的寄存器。',
  'Puts where the frame lies into a ring in its memory.': '把帧所在的位置写入自己内存中的环。',
  'Puts where the frame lies into a ring in memory that both sides see: nothing is copied.':
    '把帧所在的位置写入双方可见的内存环：不复制。',
  'PXE ROM': 'PXE ROM',
  'QEMU cable': 'QEMU 线缆',
  'QEMU for {0} has no {1}.': '{0} 的 QEMU 没有 {1}。',
  'QEMU forwards two ports of the host to SSH and HTTP of a guest: no root, no bridge.':
    'QEMU 把主机的两个端口转发到虚拟机的 SSH 和 HTTP：无需 root，也不用网桥。',
  'QEMU has no network card {0}.': 'QEMU 没有网卡{0}。',
  'QEMU hub': 'QEMU 集线器',
  'QEMU listens': 'QEMU 监听',
  'QEMU listens, so it never asks again: the program does.':
    '由 QEMU 监听，因此它从不重连：重连的是程序。',
  Queues: '队列数',
  'Queues are a virtio feature; a {0} has one.': '多队列是 virtio 的功能；{0} 只有一个队列。',
  'RISC-V virtual machine': 'RISC-V 虚拟机',
  Range: '地址范围',
  'Receive ring': '接收环',
  Redo: '重做',
  'Redone: {0}': '已重做：{0}',
  'Remove it': '移除',
  'Remove the cable': '移除线缆',
  'Remove them': '移除这些字符',
  'Remove this cable': '移除此线缆',
  'Remove this reservation': '移除此保留项',
  'Remove {0}:{1}': '移除 {0}:{1}',
  Rename: '重命名',
  'Rename the drawing': '重命名拓扑图',
  'Rename to {0}': '重命名为 {0}',
  'Rename {0}': '重命名 {0}',
  'Reserved addresses': '保留地址',
  'Resize {0}': '调整 {0} 的大小',
  'Rings and offloads can be set for virtio; a {0} has its own.':
    '只有 virtio 可以设置环与卸载；{0} 使用自己的设置。',
  'Router on a stick': '单臂路由',
  'Routes between its interfaces': '在接口之间路由',
  RSS: 'RSS',
  'RSS has nothing to spread: the card has one queue.':
    'RSS 没有可分散的队列：这块网卡只有一个队列。',
  'SLiRP or passt: a guest reaches out without root, others in by forwarded ports only':
    'SLiRP 或 passt：虚拟机无需 root 即可访问外部，外部只能经转发端口进来',
  Socket: '套接字',
  'socket stream dgram unix l2tpv3 unprivileged back-to-back':
    '套接字 stream dgram unix l2tpv3 非特权 直连',
  'STP is on in one part of this ring only; it is off in {0}.':
    '此环只有一部分启用了 STP;{0} 未启用。',
  'STP is on with a forward delay of {0} s: a guest has no network for {1} s after it is plugged in.':
    'STP 已启用且转发延迟为 {0} 秒：虚拟机接入后 {1} 秒内没有网络。',
  'STP off': 'STP 未启用',
  'STP on': 'STP 已启用',
  'Save file': '保存文件',
  Select: '选择',
  'Select all': '全选',
  'Sends and hears by all': '全部发送，全部接收',
  'Sends by all, hears by one': '全部发送，一块接收',
  Session: '会话',
  'Set 2 s': '设为 2 秒',
  'Set {0}': '设为 {0}',
  'Set {0} MiB': '设为 {0} MiB',
  Settings: '设置',
  'Several network cards of the host as one': '把主机的多块网卡合为一块',
  'Share as a link…': '分享为链接…',
  'Socket cable': '套接字线缆',
  'Sockets of the host': '主机的套接字',
  'Something in the drawing is nested deeper than {0} levels.': '拓扑图中有内容嵌套超过 {0} 层。',
  'Source MACs': '源 MAC',
  'Spanning tree (STP)': '生成树（STP）',
  'Takes in frames that are for others, as a sniffer needs. Bridges see to it on their ports by themselves.':
    '也接收发给别人的帧，抓包和入侵检测需要它。网桥会自行为其端口开启。',
  'Takes in what is sent to any group, as a multicast router needs.':
    '接收发往任何组播组的帧，组播路由器需要它。',
  'takes packets, not frames': '收发包，而非帧',
  'TAP cable': 'TAP 线缆',
  'TAP cables into one bridge: no second process has to be woken.':
    '改用 TAP 线缆接入同一网桥：无需唤醒另一个进程。',
  Tag: '标签',
  Tags: '标签',
  'Take it out': '移出',
  'Takes the card alone, with its MAC': '独占网卡及其 MAC',
  'TCP, a UNIX socket, UDP and an L2TPv3 pseudowire join two guests; each is a network of its own.':
    'TCP、UNIX 套接字、UDP 和 L2TPv3 伪线连接两台虚拟机；每条各是一个网络。',
  'Templates…': '模板…',
  Text: '文本',
  'That cable does not exist.': '该线缆不存在。',
  'That device does not exist.': '该设备不存在。',
  'That of one end; the other end has the next number.': '一端的会话编号；另一端为下一个编号。',
  'The card uml-vector: one system call for up to 64 kB, as segments are left to the host.':
    '网卡 uml-vector：分段交给主机，一次系统调用可传至多 64 kB。',
  'The DHCP range {0} includes {1}, {2} of {3}.': 'DHCP 地址范围 {0} 包含 {1}，即 {3} 的{2}。',
  'The DHCP range {0} includes {1}.': 'DHCP 地址范围 {0} 包含 {1}。',
  'The DHCP range {0} is not inside {1}, the network of {2}.':
    'DHCP 地址范围 {0} 不在{2}的网络 {1} 之内。',
  'The DHCP range {0} is reversed.': 'DHCP 地址范围 {0} 首尾颠倒。',
  'The driver {0} has no way into the cable in {1} of "{2}"; {3} has.':
    '驱动 {0} 无法接入“{2}”的 {1} 上的线缆；{3} 可以。',
  'The firmware tries to boot from the lowest first; a card without comes after all with one.':
    '固件先从数字最小的启动；没有编号的网卡排在所有有编号的之后。',
  'The guest says by which hash packets are spread over the queues. Only for virtio.':
    '由虚拟机决定按哪种哈希把数据包分散到各队列。仅用于 virtio。',
  'The host routes; those outside must know the way': '由主机路由；外部须知道回来的路',
  'The Linux bridge looks up the MAC and hands the frame on; no copy, nobody is woken.':
    'Linux 网桥查找 MAC 后转交帧，不复制，也无需唤醒谁。',
  'the program at {0} of this machine reads and writes all memory of the guest {1}':
    '本机 {0} 处的程序可以读写虚拟机 {1} 的全部内存',
  'The program listens, so the path of its socket must be typed.':
    '由程序监听，因此必须填写其套接字的路径。',
  'The same, and libvirt adds no firewall rules': '同上，且 libvirt 不添加防火墙规则',
  'The shorter ring of virtio 1.1, where the guest knows it. Only for virtio.':
    'virtio 1.1 更紧凑的环，虚拟机支持时才用。仅用于 virtio。',
  'The tunnel from {0} loses every packet: the switch is in user space and {1} is not, which has the address {2}. Give it to an Open vSwitch in user space that the physical NIC is a port of.':
    '从{0}出发的隧道会丢失所有数据包：这台交换机在用户态运行，而持有地址 {2} 的{1}不是。请把该地址设在一台以该物理网卡为端口的用户态 Open vSwitch 上。',
  'The USB controller is emulated: a register written is a VM exit, and QEMU joins the packets again.':
    'USB 控制器是仿真的：写寄存器即一次 VM 退出，由 QEMU 重新拼合数据包。',
  'The VLAN {0} stands on no network device: cable it to the one that carries its tag.':
    'VLAN {0}没有建立在任何网络设备上：请把它接到承载其标签的设备。',
  'The VLAN {0} stands on {1} network devices; it can stand on one.':
    'VLAN {0}建立在 {1} 个网络设备上；只能有一个。',
  'The address {0} is reserved for {1}, but {2} has it.':
    '地址 {0} 保留给了 {1}，但{2}正在使用它。',
  'The address {0} is reserved twice.': '地址 {0} 被保留了两次。',
  'The addresses at the ends of this tunnel are of IPv4 and of IPv6.':
    '此隧道两端的地址一端是 IPv4，另一端是 IPv6。',
  'The all-zero MAC cannot be used.': '不能使用全零的 MAC。',
  'The bond {0} leads nowhere: cable it to network cards of the host.':
    '聚合{0}不通向任何地方：请把它接到主机的网卡上。',
  'The browser did not let it be copied. Press Ctrl+C.': '浏览器不允许复制。请按 Ctrl+C。',
  'The browser did not let the clipboard be read. Press Ctrl+V.':
    '浏览器不允许读取剪贴板。请按 Ctrl+V。',
  'The browser did not let the text be copied.': '浏览器不允许复制文本。',
  'The bundle {0} has no word for {1}.': '输出方式 {0} 无法表示 {1}。',
  'The card that sends while it has a link; in the modes active-backup, balance-tlb and balance-alb.':
    '只要有链路就由它发送的网卡；用于 active-backup、balance-tlb 和 balance-alb 模式。',
  'The card {0}: one VM exit for many frames, and no copy in QEMU on the way out.':
    '改用网卡 {0}：许多帧只需一次 VM 退出，发出时 QEMU 不再复制。',
  'The container has the kernel of the host: no VM exit, no copy, and no process that has to be woken.':
    '容器使用主机的内核：没有 VM exit，不复制，也无须唤醒任何进程。',
  'The datapath system: frames stay in the kernel.': '改用 system 数据路径：帧留在内核中。',
  'The drawing could not be arranged.': '无法自动布局此拓扑图。',
  'The drawing has {0} {1}; a link holds at most {2}.': '拓扑图有 {0} 个{1}，链接最多容纳 {2} 个。',
  'The drawing is nested too deep, or damaged: no link can hold it.':
    '拓扑图嵌套过深或已损坏，链接无法容纳。',
  'The file has {0} characters; the limit is {1}.': '文件有 {0} 个字符，上限是 {1}。',
  'The gateway {0} is in none of the networks of this interface of {1}.':
    '网关 {0} 不在{1}的该接口的任何网络中。',
  'The gateway {0} of {1} is its own address.': '{1}的网关 {0} 是它自己的地址。',
  'The guest configures itself: these are for the address plan, and for DHCP. LXC gives them to a container.':
    '虚拟机自行配置地址：这里填写的用于地址规划和 DHCP。容器的地址由 LXC 设置。',
  'The guest that listens is started first; since QEMU 7.2, not for libvirt.':
    '负责监听的虚拟机先启动；需要 QEMU 7.2 及以上版本，不支持 libvirt。',
  'The host hands out IPv4 addresses and answers names; for networks of /30 or larger.':
    '由主机分配 IPv4 地址并解析名称；适用于不小于 /30 的网络。',
  'The host has {0}, of the network of {1}, but does not reach it over {2}. Use a bridge, or give the host a macvlan there.':
    '主机拥有 {0}，与 {1} 同属一个网络，却无法经 {2} 到达它。请改用网桥，或在该网卡上给主机添加 macvlan。',
  "The host's own addresses on this device.": '主机在此设备上的地址。',
  "The host's own addresses on this switch.": '主机自身在此交换机上的地址。',
  'The hub {0} cannot join {1}: it is inside one guest. A multicast switch can.':
    '集线器{0}无法连接{1}：它只存在于一台虚拟机内部。请改用组播交换机。',
  'The id "{0}" is used twice.': 'id “{0}”被使用了两次。',
  'The interface name is empty.': '接口名称为空。',
  'The interface name {0} has {1} bytes; Linux allows {2}.':
    '接口名称{0}有 {1} 个字节，Linux 最多允许 {2} 个。',
  'The interface name {0} must begin with a letter and hold only letters, digits, "-" and "_".':
    '接口名称{0}必须以字母开头，且只含字母、数字、“-”和“_”。',
  'The interface {0} of {1} has no cable: it will not exist.':
    '{1}的接口 {0} 没有线缆：它不会存在。',
  'The ipvlans on {0} can have one mode only, not {1}.':
    '{0}上的 ipvlan 只能有一种模式，不能是{1}。',
  'The kernel looks up the flow and hands the frame on without a copy; only the first frame of a flow goes up to ovs-vswitchd.':
    '内核查找流表后直接转交帧而不复制，只有一条流的首帧会送往 ovs-vswitchd。',
  'The kernel moves the frames between tap and card, without QEMU; for virtio cards, and where /dev/vhost-net is.':
    '由内核在 tap 与网卡之间搬运帧，不经过 QEMU；仅用于 virtio 网卡，且需要 /dev/vhost-net。',
  "The kernel's openvswitch module": '内核的 openvswitch 模块',
  "The kernel's own switch": '内核自带的交换机',
  'The key of GRE. The same at both ends; by itself one that no other tunnel of the drawing has.':
    '对 GRE 即密钥（key）。两端相同；默认取图中其他隧道都未使用的值。',
  'The link has {0} characters; at most {1} are read.': '链接有 {0} 个字符，最多读取 {1} 个。',
  'The link is damaged: something is missing from it or was changed on the way. Ask for it to be sent again, as a file if need be.':
    '链接已损坏：内容缺失或在途中被改动。请对方重新发送，必要时改发文件。',
  'The link unpacks to more than any drawing needs, so it was not opened.':
    '链接解开后远大于任何拓扑图所需，因此未打开。',
  'The link was made by a newer Vethloom (version {0}); this one reads version {1}.':
    '此链接由更新的 Vethloom 生成（版本 {0}），当前版本只能读取版本 {1}。',
  'The link would have {0} characters; at most {1} are read again.':
    '链接将有 {0} 个字符，最多只能读回 {1} 个。',
  'The machine {0} ({1}) has one vCPU, not {2}.': '机器 {0}（{1}）只有一个 vCPU，不能是 {2} 个。',
  'The machine {0} ({1}) takes {2} MiB of memory at most, not {3} MiB.':
    '机器 {0}（{1}）最多有 {2} MiB 内存，不能是 {3} MiB。',
  'The macvtap hands the frame to the card below within the same call; no bridge looks at it.':
    'macvtap 在同一次调用中把帧交给下层网卡，不经过网桥。',
  'The mode passthru takes {0} alone, but {1} cables end there.':
    'passthru 模式独占 {0}，但有 {1} 条线缆接在那里。',
  'The mode vepa needs a switch behind {0} that sends frames back (hairpin).':
    'vepa 模式要求 {0} 所接的交换机能把帧送回原端口（hairpin）。',
  'The mode {0} of {1} has no {2}.': '{1}的模式 {0} 没有{2}。',
  'The name has {0} characters; the limit is {1}.': '名称有 {0} 个字符，上限是 {1}。',
  'The name {0} holds a control character.': '名称{0}含有控制字符。',
  'The name {0} holds characters that cannot be seen or that turn the direction of the text.':
    '名称{0}含有不可见或会改变文字方向的字符。',
  'The namespace name {0} must be 1 to {1} letters, digits, "-" and "_", beginning with a letter.':
    '命名空间名称{0}须为 1 到 {1} 个字母、数字、“-”或“_”，并以字母开头。',
  'The network card of the host becomes a port of the bridge: guests are on the LAN.':
    '主机网卡成为网桥的端口，虚拟机直接接入局域网。',
  'The network card {0} of {1} is not plugged into anything.': '{1}的网卡 {0} 没有接到任何地方。',
  'The networks of VMware know nothing of the VLAN that {0} of "{1}" is in.':
    'VMware 的网络不支持 VLAN，而“{1}”的 {0} 位于 VLAN 中。',
  'The other end of the pair takes the frame from a queue of the same processor, and hands it to its switch; nothing is copied.':
    'veth 对的另一端在同一处理器的队列中取走帧，交给交换机；不复制。',
  'The port {0} is opened on all addresses of the host.': '端口 {0} 将在主机的所有地址上开放。',
  'The port {0} of {1} is taken twice.': '{1} 的端口 {0} 被占用了两次。',
  'The peak of {0} kB/s is below the average of {1} kB/s.': '峰值 {0} kB/s 低于平均值 {1} kB/s。',
  'The reserved address {0} is none of a host in {1}, the network of {2}.':
    '保留地址 {0} 不是{2}的网络 {1} 中的主机地址。',
  'The same, and the firewall of the host sees it': '同上，且主机的防火墙能看到它',
  'The smallest network: two virtual machines plugged into one Linux bridge.':
    '最小的网络：两台虚拟机接在同一个 Linux 网桥上。',
  'The tap hands the frame to its switch within the same call: nobody is woken, nothing is copied.':
    'tap 在同一次调用中把帧交给交换机：无需唤醒谁，也不复制。',
  'The texts of this language could not be loaded.': '无法加载此语言的文本。',
  'There are two reservations for {0}.': '{0} 有两个保留项。',
  'There is no QEMU machine for the architecture {0} here.': '此处没有架构{0}的 QEMU 机器。',
  'There is no drawing in this link: a link to one has "#v1." and then letters and digits.':
    '此链接中没有拓扑图：拓扑图链接含有“#v1.”，其后是字母和数字。',
  'There is no machine {0} for {1}; there is {2}.': '{1} 没有机器{0}；可用的有 {2}。',
  'There is no {0} of kind {1}.': '没有类型为 {1} 的{0}。',
  'There is nothing of a drawing in the clipboard.': '剪贴板中没有拓扑图的内容。',
  'These cables cannot run from one host to another.': '这些线缆不能从一台主机连到另一台主机。',
  'This cable ends at a device {0} that does not exist.': '此线缆接到了不存在的设备{0}。',
  'This cable has one loose end.': '此线缆有一端悬空。',
  'This cable is plugged in nowhere.': '此线缆两端都悬空。',
  'This device has no name.': '此设备没有名称。',
  'This drawing was saved by a newer Vethloom (format version {0}); this one reads version 1.':
    '此拓扑图由更新的 Vethloom 保存（格式版本 {0}）；当前版本只能读取版本 1。',
  'This is not a Vethloom drawing: "version" must be 1.':
    '这不是 Vethloom 拓扑图：“version”必须为 1。',
  'This is not a Vethloom drawing: the outermost value must be an object.':
    '这不是 Vethloom 拓扑图：最外层的值必须是对象。',
  'This is not valid JSON.': '这不是有效的 JSON。',
  'This is not valid JSON: {0}.': '这不是有效的 JSON：{0}。',
  'This trunk carries no VLAN: name at least one tag.':
    '此中继不承载任何 VLAN：请至少填写一个标签。',
  'This version does not know {0}; it is left out. Keys of your own begin with "x-".':
    '此版本不认识 {0}，已忽略。自定义的键须以“x-”开头。',
  'Those on one card never reach each other': '同一网卡上的设备互不可达',
  'Those on one card reach each other': '同一网卡上的设备可互通',
  'Three hosts by Geneve and GRE': '三台主机经 Geneve 和 GRE 相连',
  'To each guest; by libvirt alone.': '发往每台虚拟机；仅由 libvirt 限制。',
  'Transmit hash': '发送散列',
  'TUN device': 'TUN 设备',
  'TUN program': 'TUN 程序',
  Tunnel: '隧道',
  'tunnel overlay underlay OVN VNI key multi-host': '隧道 叠加网络 底层网络 OVN VNI 密钥 多主机',
  'tunnel overlay VTEP VNI LAN outside remote router cloud':
    '隧道 叠加网络 VTEP VNI 局域网 外部 远端 路由器 云',
  'Turn DHCP off in {0}': '关闭{0}的 DHCP',
  'Turn STP on in all of them': '全部启用 STP',
  'Turn STP on there too': '在那里也启用 STP',
  'Turn forwarding on': '启用转发',
  'Turn vhost off': '关闭 vhost',
  'Two cables want the port {0} of 127.0.0.1.': '两条线缆都要使用 127.0.0.1 的端口 {0}。',
  'Two cables want the session {0}.': '两根线缆都要使用会话 {0}。',
  'Two cards cannot have one vhost-user socket; the program joins those of both.':
    '两块网卡不能共用一个 vhost-user 套接字；由程序连接两者各自的套接字。',
  'Two containers on a bridge': '同一网桥上的两个容器',
  'Two endpoints of one segment have the address {0}.': '同一网段的两个端点都使用地址 {0}。',
  'Two guests get their addresses from the host and reach the outside through it.':
    '两台虚拟机从主机获取地址，并经主机访问外部网络。',
  'Two guests in a network that libvirt makes, with names, addresses and a way out.':
    '两台虚拟机处于由 libvirt 创建的网络中，有名称、地址和出口。',
  'Two guests of this host are called {0}.': '此主机有两台虚拟机都叫{0}。',
  'Two guests on a bridge': '同一网桥上的两台虚拟机',
  'Two guests on the wire of a network card: they reach the LAN and each other, but not the host.':
    '两台虚拟机直接接在网卡的线路上：能访问局域网并互通，但到不了主机。',
  'Two hosts, one network by VXLAN': '两台主机经 VXLAN 组成一个网络',
  'Two hosts, one wire, two VLANs': '两台主机，一根网线，两个 VLAN',
  'Two namespaces back to back': '两个命名空间直连',
  'Two namespaces have MACs of their own on a network card: no bridge, and the host stays apart.':
    '两个命名空间在一块网卡上各有自己的 MAC：不用网桥，也与主机隔开。',
  'Two namespaces of this host are called {0}.': '此主机有两个命名空间都叫{0}。',
  'Two network cards are one by LACP; each VLAN that it carries has a bridge of its own.':
    '两块网卡用 LACP 合为一块；它承载的每个 VLAN 各有一个网桥。',
  'Two network cards have the MAC {0}.': '两块网卡的 MAC 都是{0}。',
  'Two network cards of {0} are number {1} of the boot order.':
    '{0} 有两块网卡的启动顺序都是 {1}。',
  'Two network cards of a guest hear each other through a hub of QEMU, as for trying out a bond.':
    '一台虚拟机的两块网卡经 QEMU 的集线器互通，例如用来试验网卡绑定。',
  'Two switches carry VLANs 20 and 30 over one trunk; each VLAN is a network of its own.':
    '两台交换机用一条中继链路承载 VLAN 20 和 30，每个 VLAN 自成一网。',
  'Two tunnels of one host have the identifier {0}.': '同一台主机的两条隧道使用了相同的标识 {0}。',
  Type: '类型',
  'UDP port 4789; what most switches and clouds speak': 'UDP 端口 4789；大多数交换机和云平台都支持',
  'UDP port 6081; what OVN speaks': 'UDP 端口 6081；OVN 所用',
  'UNIX socket': 'UNIX 套接字',
  'USB network card (CDC)': 'USB 网卡（CDC）',
  Undo: '撤销',
  'Undone: {0}': '已撤销：{0}',
  'Unknown kind {0}: {1}': '未知类型 {0}：{1}',
  Unlock: '解锁',
  Unplug: '拔出',
  'Unplug a cable': '拔出线缆',
  'Unplugged: {0}': '已拔出：{0}',
  'Use a {0}': '改用{0}',
  'Use one queue': '只用一个队列',
  'Use standalone': '使用 standalone',
  'Use SLiRP': '使用 SLiRP',
  'Use {0}': '使用 {0}',
  'Use two queues': '用两个队列',
  'User cable': '用户态线缆',
  'User network': '用户态网络',
  'User-mode Linux does L2TPv3 over UDP for certain, and not over IP, as {0} of "{1}" wants.':
    'User-mode Linux 只能可靠地以 UDP 承载 L2TPv3，不能像“{1}”的 {0} 那样直接用 IP。',
  'User-mode Linux does not start with {0} MiB, as "{1}" has: it needs {2}.':
    '“{1}”只有 {0} MiB，User-mode Linux 无法启动：它需要 {2} MiB。',
  'User-mode Linux has no end for the socket cable in {0} of "{1}": L2TPv3 or a multicast switch joins it to QEMU.':
    'User-mode Linux 无法作为“{1}”的 {0} 上套接字线缆的一端：可用 L2TPv3 或组播交换机与 QEMU 相连。',
  'User-mode Linux has no firmware, so it does not boot from {0} of "{1}".':
    'User-mode Linux 没有固件，因此不会从“{1}”的 {0} 启动。',
  'User-mode Linux has no user networking for {0} of "{1}": a bridge with NAT does the same.':
    'User-mode Linux 没有可供“{1}”的 {0} 使用的用户网络：带 NAT 的网桥效果相同。',
  'User-mode Linux has one processor, and "{0}" wants {1}.':
    'User-mode Linux 只有一个处理器，而“{0}”要 {1} 个。',
  'User-mode Linux sends to {0}, and hears it, where the host\'s route leads: see that "{1}" gets to {2} by it.':
    'User-mode Linux 沿主机路由收发 {0}：请确认“{1}”由此经过 {2}。',
  'User-mode Linux keeps what it sends to {0} on this host, but "{1}" hears who else sends to it where the host\'s route leads.':
    'User-mode Linux 发往 {0} 的内容不会离开本机，但在主机路由所通向的网络里，别人发往该组的内容“{1}”也会听到。',
  'User-mode Linux makes no card without a cable: "{0}" comes without {1}.':
    '没有线缆，User-mode Linux 就不建网卡：“{0}”将没有 {1}。',
  'User-mode Linux opens taps by name, and cannot be handed the macvtap in {0} of "{1}".':
    'User-mode Linux 按名称打开 tap，无法接手“{1}”的 {0} 上的 macvtap。',
  'User-mode Linux, older driver (ethN)': 'User-mode Linux，旧驱动（ethN）',
  'User-mode Linux, vector driver (vecN)': 'User-mode Linux，矢量驱动（vecN）',
  'User-mode Linux: a kernel that is a process': 'User-mode Linux：作为进程运行的内核',
  'VDE cable': 'VDE 线缆',
  'VDE switch': 'VDE 交换机',
  'vhost-user cable': 'vhost-user 线缆',
  'vhost-user is for virtio cards; a {0} cannot use it.':
    'vhost-user 用于 virtio 网卡；{0} 无法使用。',
  'vhost-user program': 'vhost-user 程序',
  'vde2 vde_switch socket unprivileged user space': 'vde2 vde_switch 套接字 非特权 用户态',
  'virsh virbr0 default network dhcp dns masquerade dnsmasq':
    'virsh virbr0 默认网络 dhcp dns 地址伪装 dnsmasq',
  VLAN: 'VLAN',
  'VLAN ids are 1 to 4094, not {0}.': 'VLAN 编号为 1 到 4094，不能是 {0}。',
  'VLAN trunk on Open vSwitch': 'Open vSwitch 上的 VLAN 中继',
  'VLAN-aware bridge': '支持 VLAN 的网桥',
  'VMware bridges to {0} as the mode bridge does, not as {1}, which {2} of "{3}" has.':
    'VMware 桥接到 {0} 的方式等同于 bridge 模式，而不是“{3}”的 {2} 所用的 {1} 模式。',
  'VMware gets no lines for {0} of "{1}": a device or program of the host drives that card itself.':
    '不为“{1}”的 {0} 生成 VMware 的行：该网卡由宿主机的设备或程序直接驱动。',
  'VMware has no {0}, which {1} of "{2}" is: its lines name no model.':
    'VMware 没有 {0}，而“{2}”的 {1} 正是这种网卡：它的配置行不写型号。',
  'VMware takes {0} network cards at most, and "{1}" has {2}.':
    'VMware 最多支持 {0} 块网卡，而“{1}”有 {2} 块。',
  VNI: 'VNI',
  'VXLAN to another machine': '用 VXLAN 连到另一台机器',
  'What a network device of the host carries with one 802.1Q tag, as a device of its own':
    '主机某个网络设备上带有同一 802.1Q 标签的流量，作为独立的设备',
  'What firmware needs to boot from a PCI card; without it a guest starts sooner.':
    '固件从 PCI 网卡启动所需；没有它，虚拟机启动更快。',
  'What is plugged into {0} does not have one MTU: {1}.': '接在{0}上的设备 MTU 不一致：{1}。',
  "What leaves is the host's own connection; only forwarded ports lead in.":
    '发出去的是主机自己的连接，只有转发的端口能进来。',
  "What leaves takes the host's own address": '发出去的使用主机自己的地址',
  "What leaves the host from the IPv4 networks of this switch takes the host's own address.":
    '此交换机的 IPv4 网络发往外部的流量使用主机自己的地址。',
  'What stands on {0} has an MTU of at most {1}, not {2}.':
    '建立在{0}之上的设备 MTU 最多为 {1}，而不是 {2}。',
  'What the host has on it already; nothing changes them.':
    '主机在该网卡上已有的地址；不会被改动。',
  'What the host reaches': '主机能到达的地方',
  'What the names here end in; nobody else is asked for them.':
    '此处名称的后缀；不会向别处查询这些名称。',
  'What the program joins it with; the drawing does not say.':
    '由程序决定与什么相连；图中没有说明。',
  'Where tc redirects what comes in elsewhere, to shape it; the filters are yours':
    '供 tc 把别处收到的数据重定向到此以便整形；过滤规则由你自己添加',
  'Where this tunnel leads is not said: type the address of the machine in {0} that has its other end.':
    '没有说明这条隧道通向何处：请填写{0}中拥有另一端的机器的地址。',
  'Whoever sends to the group is heard by all others in it: no root, nothing on the host.':
    '发往组播组的帧，组内其他成员都能收到：无需 root，主机上不做任何设置。',
  Wire: '物理线路',
  'With vhost the guest does not get the packed ring.': '用了 vhost，虚拟机就得不到 packed 环。',
  'Zoom to 100 %': '缩放到 100%',
  'any machine where the route of this one for {0} leads, and that joins the group {1}, is on the segment of the guests there: it hears or sends as they do':
    '本机到 {0} 的路由所通往之处，任何加入组 {1} 的机器都会处于这些虚拟机的网段，像它们一样收或发',
  'any machine in the network of {0} that joins the group {1} is on the segment of the guests there: it hears and sends as they do':
    '{0} 所在网络中任何加入组 {1} 的机器都会处于这些虚拟机的网段，像它们一样收发',
  'a VLAN setting': 'VLAN 设置',
  'a box': '方框',
  'a cable': '一根线缆',
  'a driver of its own': '自己的驱动',
  'a hub': '集线器',
  'a list': '列表',
  'a mode of "access" or "trunk"': '“access”或“trunk”模式',
  'a name: the kernel says tapN': '名称：由内核命名为 tapN',
  'a note': '注释',
  'a text': '文本',
  'A user or group is such as alice or 1000; {0} is not.': '用户或组形如 alice 或 1000；{0} 不是。',
  'a whole number': '整数',
  'a {0}': ' {0} ',
  'a {0} cannot contain it': '{0}不能容纳它',
  'always 0': '始终为 0',
  'an MTU: the tap has that of its bridge': 'MTU：tap 的 MTU 与其网桥相同',
  "A network of libvirt's: with a bridge, DHCP and a way out, or on what is drawn":
    'libvirt 的网络：带网桥、DHCP 和出口，或建立在图中已有的设备上',
  'an object': '对象',
  'an Open vSwitch': 'Open vSwitch',
  'As exported': '由导出决定',
  bytes: '字节',
  cable: '线缆',
  device: '设备',
  devices: '设备',
  'dhcp dns internet masquerade nftables dnsmasq': 'dhcp dns 上网 地址转换 nftables dnsmasq',
  'dnsmasq on {0}: DNS, and DHCP from {1} to {2}':
    '{0} 上的 dnsmasq：DNS，以及从 {1} 到 {2} 的 DHCP',
  'first simple switch tap virtio': '入门 简单 交换机 tap virtio',
  'Goes with the guest, which any user may run; Linux bridges only':
    '随虚拟机消失；任何用户都可运行虚拟机；仅限 Linux 网桥',
  'Goes with the guest, which libvirt runs': '随虚拟机消失；虚拟机由 libvirt 运行',
  'Goes with the guest, which root must run': '随虚拟机消失；虚拟机须由 root 运行',
  Group: '组',
  'inter-vlan routing forwarding gateway ovs internal port': 'vlan 间路由 转发 网关 ovs 内部端口',
  interface: '接口',
  'In the mode {0} {1} does not stand on {2}.': '在模式 {0} 下，{1}不建立在{2}上。',
  'ip(8) can take the name {0} for the number of another device.':
    'ip(8) 可能把名称{0}当作另一设备的编号。',
  ipvlan: 'ipvlan',
  'it ends too early': '内容过早结束',
  'it needs firmware (u-boot.e500), which distributions put where QEMU does not look':
    '它需要固件（u-boot.e500），而发行版把固件放在 QEMU 不查找的位置',
  'it puts all cards on pci.0, the AGP bus, where the firmware does not look':
    '它把所有网卡放在 AGP 总线 pci.0 上，固件不查找该总线',
  'leads nowhere': '不通向任何地方',
  'Let net.sh make the tap': '让 net.sh 创建 tap',
  'libvirt cannot give "{0}" the card {1} ({2}).': 'libvirt 无法为“{0}”配置网卡 {1}（{2}）。',
  'libvirt cannot give {0} ({1}) of "{2}" several queues.':
    'libvirt 无法为“{2}”的 {0}（{1}）配置多个队列。',
  'libvirt cannot bind the multicast of {0} of "{1}" to {2}: it goes where the route for {3} leads.':
    'libvirt 无法将“{1}”的 {0} 的组播绑定到 {2}：它会沿 {3} 的路由发出。',
  'libvirt cannot keep the multicast of {0} of "{1}" on this host: it goes where the route for {2} leads.':
    'libvirt 无法将“{1}”的 {0} 的组播限制在本机：它会沿 {2} 的路由发出。',
  'libvirt cannot put {0} of "{1}" into a VLAN of the Linux bridge {2}: it can only with Open vSwitch.':
    'libvirt 无法把“{1}”的 {0} 放入 Linux 网桥 {2} 的 VLAN：只有用 Open vSwitch 时才可以。',
  'libvirt cannot put {0} of "{1}" into a VLAN of the Linux bridge {2}: it can only with Open vSwitch, or if net.sh makes the tap.':
    'libvirt 无法把“{1}”的 {0} 放入 Linux 网桥 {2} 的 VLAN：只有用 Open vSwitch，或由 net.sh 创建 tap 时才可以。',
  'libvirt cannot put the portgroup "{0}" into a VLAN of the Linux bridge {1}: it can only where the network stands on Open vSwitch.':
    'libvirt 无法将端口组“{0}”放入 Linux 网桥 {1} 的 VLAN：只有网络建立在 Open vSwitch 上时才可以。',
  'libvirt cannot run the machine {0} of "{1}": {2}.': 'libvirt 无法运行“{1}”的机器 {0}：{2}。',
  'libvirt cannot run the machine {0} of "{1}".': 'libvirt 无法运行“{1}”的机器 {0}。',
  'libvirt cannot set the MTU of a macvtap, such as that of {0} of "{1}": it has that of {2}.':
    'libvirt 无法设置 macvtap 的 MTU，例如“{1}”的 {0}：它沿用 {2} 的 MTU。',
  'libvirt has no word for a VDE switch, which {0} of "{1}" is plugged into, and its QEMU runs as a user who may not open the socket of that.':
    'libvirt 无法表达“{1}”的 {0} 所接入的 VDE 交换机，而且它启动的 QEMU 以无权打开其套接字的用户运行。',
  'libvirt networks defined': '定义的 libvirt 网络',
  'libvirt throws the name {0} away and gives another one.': 'libvirt 会丢弃名称{0}并另取一个。',
  link: '线缆',
  links: '线缆',
  macvlan: 'macvlan',
  'macvlan direct physical uplink eno1 LAN': 'macvlan 直连 物理网卡 上行 eno1 局域网',
  'macvtap cable': 'macvtap 线缆',
  'macvtap without a bridge': '不用网桥的 macvtap',
  'Made by': '创建者',
  'microvm: minimal, no PCI': 'microvm：精简，无 PCI',
  ms: '毫秒',
  'Name or number of a user or group': '用户或组的名称或编号',
  'net.sh for 60 s: unless confirmed, {0} gets back what moved to {1}':
    'net.sh（60 秒）：若未确认，移到 {1} 的内容会还给 {0}',
  'net.sh where QEMU is run by scripts, libvirt where that runs it':
    '用脚本运行 QEMU 时为 net.sh，用 libvirt 运行时为 libvirt',
  'net.sh with bridge-utils, ifconfig and route, one script a guest':
    'net.sh 使用 bridge-utils、ifconfig 和 route，每台虚拟机一个脚本',
  'net.sh with ip(8), bridge(8) and ovs-vsctl(8), one script a guest':
    'net.sh 使用 ip(8)、bridge(8) 和 ovs-vsctl(8)，每台虚拟机一个脚本',
  'net.sh with ip(8), one libvirt domain a guest, one libvirt network a switch':
    'net.sh 使用 ip(8)，每台虚拟机一个 libvirt 域，每台交换机一个 libvirt 网络',
  'network card': '网卡',
  'no card can own the group address {0}': '网卡不能使用组地址 {0}',
  none: '无',
  'not plugged in': '未接入',
  notes: '注释',
  nothing: '悬空处',
  off: '关',
  on: '开',
  'Only a tap that net.sh makes has an owner and a group.':
    '只有 net.sh 创建的 tap 才有所有者和组。',
  'ovs 802.1q tag access patch': 'ovs 802.1q 标签 接入 patch',
  'ovs join mixed': 'ovs 互连 混合',
  'ovs-vswitchd fetches each frame into its process and writes it back: two copies, and its thread has to be woken.':
    'ovs-vswitchd 把每一帧取到自己的进程再写回：复制两次，还要唤醒它的线程。',
  Owner: '所有者',
  'performance speed queues vhost iperf': '性能 速度 队列 vhost iperf',
  'physical uplink eno1 public': '物理网卡 上行 eno1 公网',
  'point to point direct netns simple': '点对点 直连 netns 命名空间 简单',
  port: '端口',
  portgroup: '端口组',
  'port of {0}': '{0} 的端口',
  "QEMU's options: {0}": 'QEMU 的选项：{0}',
  'Machine: {0}': '机型：{0}',
  'QEMU takes the frame from its card and copies it to every other port of the hub, all in this one process: no system call.':
    'QEMU 从网卡取走帧，复制到集线器的其他每个端口，全在这一个进程内：没有系统调用。',
  'QEMU, by qemu-ifup': 'QEMU，经 qemu-ifup',
  'For passt the network of {0} is IPv4, with a prefix of 27 bits at most.':
    '使用 passt 时，{0} 的网络须为 IPv4，前缀最长 27 位。',
  'Inside QEMU, in its only main loop': '在 QEMU 内部，由其唯一的主循环处理',
  'passt forwards the port {0} of one address, and not of {1} and {2} too.':
    'passt 只能转发一个地址的端口 {0}，不能同时转发 {1} 和 {2} 的。',
  'passt forwards to the address that the guest has, and cannot be told one, as {0} does.':
    'passt 转发到虚拟机现有的地址，无法像 {0} 那样指定地址。',
  'passt, as long as the guest {0} runs': 'passt，在虚拟机 {0} 运行期间',
  '{0} has no word for passt behind {1} of "{2}"; for SLiRP it has.':
    '{0} 无法表达“{2}”的 {1} 后面的 passt；SLiRP 则可以。',
  Program: '程序',
  'qemu-bridge-helper cannot be told of {0}.': '无法向 qemu-bridge-helper 指定{0}。',
  'route {0} via {1}': '路由 {0}，经由 {1}',
  'routing forwarding prefix ula': '路由 转发 前缀 ula',
  'rtl8139 ne2k pcnet tulip i82551 i82557 e1000 old dos windows nt emulated':
    'rtl8139 ne2k pcnet tulip i82551 i82557 e1000 旧系统 dos windows nt 仿真',
  s: '秒',
  'sample security ovs vlan routing slirp': '示例 安全 ovs vlan 路由 slirp',
  'shapes what comes in': '对收到的数据整形',
  'several queues': '多个队列',
  'socket udp unprivileged router back-to-back': '套接字 socket udp 非特权 路由 直连',
  'Stays until net.sh down; the user behind sudo may open it':
    '保留到 net.sh down；sudo 背后的用户可以打开它',
  'table inet {0}: nothing is forwarded to {1} or from it': 'table inet {0}：不转发进出{1}的数据',
  'table inet {0}: only answers are forwarded to {1}': 'table inet {0}：只向{1}转发应答',
  "table ip {0}: {1} leaves with the host's own address": 'table ip {0}：{1} 以主机自己的地址发出',
  'tag {0}': '标签 {0}',
  'tap private isolated closed': 'tap 私有 隔离 封闭',
  'tapN: by qemu-bridge-helper, which the guest calls':
    'tapN：由虚拟机调用的 qemu-bridge-helper 创建',
  'the address is missing': '缺少地址',
  'the broadcast address': '广播地址',
  'the network address': '网络地址',
  'the network itself': '网络本身',
  'The user who may open the tap that net.sh makes; who builds the network, where neither owner nor group is said.':
    '可打开 net.sh 所建 tap 的用户；未写所有者和组时，为建立网络的用户。',
  'there is more than that': '内容过多',
  this: '此类型',
  'true or false': 'true 或 false',
  'tunnel overlay underlay VTEP VNI multi-host': '隧道 叠加网络 底层网络 VTEP VNI 多主机',
  'two numbers': '两个数字',
  'unexpected character {0}': '意外的字符 {0}',
  'unexpected {0}': '意外的 {0}',
  uplink: '上行链路',
  'user network slirp unprivileged internet': '用户网络 slirp 非特权 上网',
  'User-mode Linux opens taps that are there: no QEMU makes that of {0} of "{1}".':
    'User-mode Linux 打开已有的 tap：“{1}”的 {0} 的 tap 不会由 QEMU 创建。',
  vCPUs: 'vCPU 数',
  'vde_plug2tap, as root, between {0} and its VDE switch':
    'vde_plug2tap，以 root 身份运行，连接 {0} 与其 VDE 交换机',
  'vde_switch {0}, a switch that the guests reach': 'vde_switch {0}，供虚拟机接入的交换机',
  'veth pair': 'veth 对',
  vhost: 'vhost',
  'vhostforce=on: QEMU ends with the reason where it cannot have it':
    'vhostforce=on：无法使用时，QEMU 说明原因后退出',
  'vhost is for virtio cards; a {0} cannot use it.': 'vhost 仅用于 virtio 网卡，{0} 无法使用。',
  'vhost on its {0} cable: the kernel does what QEMU does, without it.':
    '在其 {0} 线缆上启用 vhost：由内核代替 QEMU 完成。',
  'virtio-net 0.9 and 1.0': 'virtio-net 0.9 和 1.0',
  'virtio-net 1.0 only': '仅 virtio-net 1.0',
  'virtio-net on channel I/O': '通道 I/O 的 virtio-net',
  'virtio-net on memory-mapped I/O': '内存映射 I/O 的 virtio-net',
  VLANs: 'VLAN',
  'what contains it does not exist': '容纳它的设备不存在',
  'Who makes the tap and plugs it into the switch. Where an export does not use it, another makes the tap, and a warning says which.':
    '由谁创建 TAP 并将其插入交换机。若导出中不使用它，则由其他程序创建，并以警告说明。',
  'Whose members may open the tap that net.sh makes; beside an owner, who must be one.':
    '其成员可打开 net.sh 所建的 tap；若另有所有者，则所有者须为其成员。',
  '{0} VLANs on {1} have the tag {2}.': '{1}上有 {0} 个 VLAN 使用标签 {2}。',
  '{0} and {1} are in overlapping networks on two interfaces of one stack.':
    '{0} 和 {1} 位于同一协议栈的两个接口上，但网络重叠。',
  '{0} and {1} are one segment, and both answer DHCP on it.':
    '{0}和{1}同属一个网段，且都在其中应答 DHCP。',
  '{0} and {1} have one group and port: they are one switch.':
    '{0}和{1}的组和端口相同：它们其实是同一个交换机。',
  '{0} becomes a port of {1}: its addresses and routes move there':
    '{0} 成为 {1} 的端口：其地址和路由会移到那里',
  '{0} becomes a port of {1}: refused while it carries addresses':
    '{0} 成为 {1} 的端口：若它带有地址则拒绝执行',
  '{0} becomes a slave of {1}, for which it goes down: refused while it carries addresses':
    '{0} 成为 {1} 的成员，为此会先停用：带有地址时拒绝执行',
  '{0} begins with fe, as libvirt names the host side of a tap; use 52:54:00 for guests.':
    '{0} 以 fe 开头，libvirt 用它表示 tap 的主机侧；虚拟机请用 52:54:00。',
  '{0} cables are plugged into {1}; it takes one.': '{1}上插了 {0} 根线缆，但只能插一根。',
  '{0} cannot give {1} of "{2}" more than one queue.': '{0} 无法给“{2}”的 {1} 多个队列。',
  '{0} cannot make a {1}, which {2} of "{3}" is.': '{0} 无法创建 {1}，而“{3}”的 {2} 正是这种网卡。',
  '{0} cannot tell {1} of "{2}" its MTU of {3}.': '{0} 无法把 MTU {3} 告知“{2}”的 {1}。',
  '{0} carries frames to and from {1}, not encrypted: who knows the VNI {2} sends into the drawn network, who can pose as {3} is in it':
    '{0} 与 {1} 之间传送帧，不加密：知道 VNI {2} 的人可以把帧发进所画的网络，能冒充 {3} 的人就在其中',
  '{0} carries frames to and from {1}, not encrypted: who can pose as it is in the drawn network':
    '{0} 与 {1} 之间未加密地传送帧：能冒充对方的人就进入了图中的网络',
  '{0} carries {1}: whoever uses that is on the wire of this machine':
    '{0} 承载 {1}：使用者与本机处于同一线路',
  '{0} devices': '{0} 台设备',
  '{0} form a ring and STP is off: the first broadcast would never stop.':
    '{0} 成环且未启用 STP：第一个广播就会永不停止。',
  '{0} forwards in the kernel, which takes no vhost-user cable.':
    '{0}在内核中转发，内核不接受 vhost-user 线缆。',
  '{0} from {1} to {2}': '{0}，从 {1} 到 {2}',
  '{0} has no port {1}.': '{0}没有端口{1}。',
  '{0} has no prefix length: without one it has no neighbours.':
    '{0}没有前缀长度：没有它就没有邻居。',
  '{0} has no word for the {1} cable in {2} of "{3}"; for UDP and TCP it has.':
    '{0} 无法表达“{3}”的 {2} 上的 {1} 线缆；UDP 和 TCP 可以。',
  '{0} has two ports called {1}.': '{0}有两个端口都叫{1}。',
  '{0} has two portgroups called {1}.': '{0}有两个端口组都叫{1}。',
  '{0} has two default portgroups: {1} and {2}.': '{0}有两个默认端口组：{1}和{2}。',
  '{0} has no portgroup {1}.': '{0}没有端口组{1}。',
  '{0} has {1} ports, and {2} cables are plugged in.': '{0}有 {1} 个端口，却插了 {2} 根线缆。',
  '{0} is a group address (its first byte is odd): no card can own it.':
    '{0} 是组地址（首字节为奇数）：网卡不能使用它。',
  "{0} is a loopback, multicast or reserved address and cannot be an endpoint's.":
    '{0} 是环回、组播或保留地址，不能用作端点地址。',
  '{0} is a port of a switch: nothing else can stand on it. Plug the guests into the switch.':
    '{0} 已是交换机的端口，上面不能再建其他设备。请把虚拟机接到交换机上。',
  '{0} is a port of {1} switches; it can be in one.': '{0}是 {1} 台交换机的端口，但只能属于一台。',
  '{0} is a port of {1}, so its addresses belong there.':
    '{0}是{1}的端口，所以它的地址应放在那里。',
  '{0} is a port of {1}, which would lose the frames of these VLANs. Set the tags at the cables of the switch instead.':
    '{0}是{1}的端口，交换机会收不到这些 VLAN 的帧。请改为在交换机的线缆上设置标签。',
  '{0} is a slave of a bond, and nothing else can be cabled to it. Cable that to the bond.':
    '{0}是聚合的成员，不能再接其他线缆。请把它们接到聚合上。',
  '{0} is a word of the kernel or of ip(8) and cannot be a name.':
    '{0}是内核或 ip(8) 的关键字，不能用作名称。',
  '{0} is given to {1} alone, with its MAC: this machine no longer reaches anything by it':
    '{0} 连同其 MAC 交由 {1} 独占：本机不再能经它访问任何地方',
  '{0} is in fail mode secure: until a controller or you add flows, it drops everything.':
    '{0}的失效模式为 secure：在控制器或您添加流表之前，它会丢弃所有流量。',
  '{0} is in the wrong place: {1}.': '{0}放错了位置：{1}。',
  '{0} is no IPv4 address': '{0}不是 IPv4 地址',
  '{0} is no MAC': '{0}不是 MAC',
  '{0} is no multicast group: 224.0.0.0 to 239.255.255.255.':
    '{0}不是组播地址：应为 224.0.0.0 到 239.255.255.255。',
  '{0} is no slave of {1}.': '{0}不是{1}的成员。',
  '{0} is not a MAC address; write six pairs such as 52:54:00:12:34:56.':
    '{0}不是 MAC 地址；请写成六组，例如 52:54:00:12:34:56。',
  '{0} is not a range of IPv4 addresses, such as 192.0.2.100-192.0.2.199.{1}':
    '{0}不是 IPv4 地址范围，例如 192.0.2.100-192.0.2.199。{1}',
  '{0} is not an IP address, such as 192.0.2.1 or 2001:db8::1.':
    '{0}不是 IP 地址，例如 192.0.2.1 或 2001:db8::1。',
  '{0} is not an IPv4 network such as 10.0.2.0/24.': '{0}不是 IPv4 网络，例如 10.0.2.0/24。',
  '{0} is not an address with a prefix length, such as 192.0.2.10/24 or 2001:db8::10/64.':
    '{0}不是带前缀长度的地址，例如 192.0.2.10/24 或 2001:db8::10/64。',
  '{0} is reserved for {1}, but at its card {2} has {3}.':
    '{0} 保留给了 {1}，但{2}在该网卡上的地址是 {3}。',
  '{0} is the gateway of others, but does not forward between its interfaces.':
    '{0}是其他设备的网关，但没有在接口之间转发。',
  '{0} is wireless by its name: an access point answers only the MAC of the card itself. Use ipvlan, or a bridge with NAT.':
    '{0} 从名称看是无线网卡：接入点只应答网卡自身的 MAC。请改用 ipvlan 或带 NAT 的网桥。',
  '{0} is {1} to {2}{3}, not {4}.': '{0}须在 {1} 到 {2}{3} 之间，不能是 {4}。',
  '{0} is {1}, not the address of a host.': '{0} 是{1}，不是主机地址。',
  '{0} is {1}, not {2}.': '{0}须为 {1}，不能是{2}。',
  '{0} makes no card for "{1}": of the machine {2} ({3}) QEMU takes it with a warning and does nothing.':
    '{0} 不会为“{1}”创建网卡：对机器 {2}（{3}），QEMU 只给出警告，什么也不做。',
  '{0} makes {1} cards at most, and "{2}" has {3}.': '{0} 最多创建 {1} 块网卡，而“{2}”有 {3} 块。',
  '{0} more': '另外 {0} 个',
  '{0} network devices of this host are called {1}.': '此主机有 {0} 个网络设备都叫{1}。',
  '{0} of this machine leads to port {1} of the guest {2}': '本机的 {0} 通往虚拟机 {2} 的端口 {1}',
  '{0} of {1}': '{1}的 {0}',
  '{0} on all addresses: {1}, for frames from anybody who knows the VNI {2}':
    '所有地址上的 {0}：{1}，接收任何知道 VNI {2} 的人发来的帧',
  '{0} on all addresses: {1}, for frames from {2}': '所有地址上的 {0}：{1}，接收来自 {2} 的帧',
  '{0} on {1}': '{1} 上的 {0}',
  '{0} on {1}: the guest {2}': '{1} 上的 {0}：虚拟机 {2}',
  '{0} on {1}: {2} and all other addresses there': '{1} 上的 {0}：{2} 及该处的所有其他地址',
  '{0} or {1}': '{0}或{1}',
  '{0} queues, one for each processor of the guest.': '{0} 个队列，虚拟机的每个处理器一个。',
  '{0} stands in no host: drag it into one.': '{0}不在任何主机中：请把它拖进一台主机。',
  '{0} things': '{0} 个对象',
  '{0} to {1}': '{0} 到 {1}',
  '{0} to {1} {2}': '{0} 到 {1} {2}',
  '{0} wires are plugged into {1}; it takes one.': '{1}上接了 {0} 条物理线路；它只能接一条。',
  '{0} · {1}': '{0} · {1}',
  '{0}: {1}': '{0}：{1}',
  '{0}, {1}': '{0}，{1}',
  '{0}: by QEMU, while the guest runs': '{0}：虚拟机运行期间由 QEMU 创建',
  '{0}: {1} may open it': '{0}：{1}可以打开它',
  '{0} has no part in this export: {1} makes the tap of {2} of "{3}".':
    '此导出中没有 {0}：“{3}”的 {2} 的 tap 由 {1} 创建。',
  '{0}: an LXC container, which shares kernel, memory and processors with this machine':
    '{0}：LXC 容器，与本机共用内核、内存和处理器',
  '{0}, on board': '{0}，板载',
  '{0}, by which Open vSwitch reads and writes all memory of its guest':
    '{0}，Open vSwitch 由此读写其虚拟机的全部内存',
  '{0}: made by the kernel where it loads its module for {1}; they stay':
    '{0}：内核为 {1} 加载模块时创建，会保留',
  '{0}: {1} MiB, {2} vCPU': '{0}：{1} MiB，{2} vCPU',
  '{0}: {1} MiB, {2} vCPU, reaches out through the host': '{0}：{1} MiB，{2} vCPU，经主机访问外部',
  '{0}:{1} already has a cable.': '{0}:{1} 已经接了线缆。',
  '{0}; {1}': '{0}；{1}',
  '{0}=1: the host forwards between all its interfaces': '{0}=1：主机在其所有接口之间转发',
  '{0} has {1} cards of guests, and {2} network devices for one each.':
    '{0}上有 {1} 块虚拟机网卡，却只有 {2} 个网络设备，每个只供一块使用。',
  '{0} stands on {1} switches; it can stand on one.':
    '{0}建立在 {1} 台交换机上；它只能建立在一台上。',
  '{0} stands on {1} network cards; in the mode {2} it can stand on one.':
    '{0}建立在 {1} 块网卡上；在模式 {2} 下它只能建立在一块上。',
  '{0} stands on no network device: cable it to network cards of its host.':
    '{0}没有建立在任何网络设备上：把它接到所在主机的网卡上。',
  '{0} stands on no switch: cable it to a bridge of its host.':
    '{0}没有建立在任何交换机上：把它接到所在主机的网桥上。',
};
