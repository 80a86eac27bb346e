// SPDX-License-Identifier: GPL-2.0
// A network card with virtual functions, for the test host: what QEMU 7.2 has with SR-IOV is an
// NVMe disk. It is a real PCI function with real virtual ones; this driver makes network devices of
// them, which carry nothing, and keeps what the host says of each, as the drivers of real cards do.
#include <linux/etherdevice.h>
#include <linux/if_link.h>
#include <linux/if_vlan.h>
#include <linux/module.h>
#include <linux/pci.h>

#define MOST 8

struct card {
	struct ifla_vf_info vfs[MOST];
};

static netdev_tx_t drop(struct sk_buff *skb, struct net_device *dev)
{
	dev_kfree_skb(skb);
	return NETDEV_TX_OK;
}

static struct ifla_vf_info *of(struct net_device *dev, int vf)
{
	struct card *card = netdev_priv(dev);

	return vf < pci_num_vf(to_pci_dev(dev->dev.parent)) && vf < MOST ? &card->vfs[vf] : NULL;
}

static int set_mac(struct net_device *dev, int vf, u8 *mac)
{
	struct ifla_vf_info *its = of(dev, vf);

	if (!its || is_multicast_ether_addr(mac))
		return -EINVAL;
	ether_addr_copy(its->mac, mac);
	return 0;
}

static int set_vlan(struct net_device *dev, int vf, u16 vlan, u8 qos, __be16 proto)
{
	struct ifla_vf_info *its = of(dev, vf);

	if (!its || vlan >= VLAN_N_VID || qos > 7)
		return -EINVAL;
	if (proto != htons(ETH_P_8021Q))
		return -EPROTONOSUPPORT;
	its->vlan = vlan;
	its->qos = qos;
	return 0;
}

static int set_spoofchk(struct net_device *dev, int vf, bool on)
{
	struct ifla_vf_info *its = of(dev, vf);

	if (!its)
		return -EINVAL;
	its->spoofchk = on;
	return 0;
}

static int get_config(struct net_device *dev, int vf, struct ifla_vf_info *told)
{
	struct ifla_vf_info *its = of(dev, vf);

	if (!its)
		return -EINVAL;
	*told = *its;
	told->vf = vf;
	told->vlan_proto = htons(ETH_P_8021Q);
	return 0;
}

static const struct net_device_ops physical = {
	.ndo_start_xmit = drop,
	.ndo_set_mac_address = eth_mac_addr,
	.ndo_set_vf_mac = set_mac,
	.ndo_set_vf_vlan = set_vlan,
	.ndo_set_vf_spoofchk = set_spoofchk,
	.ndo_get_vf_config = get_config,
};

static const struct net_device_ops virtual = {
	.ndo_start_xmit = drop,
	.ndo_set_mac_address = eth_mac_addr,
};

static int probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct net_device *dev = alloc_etherdev(sizeof(struct card));
	int error;

	if (!dev)
		return -ENOMEM;
	SET_NETDEV_DEV(dev, &pdev->dev);
	eth_hw_addr_random(dev);
	dev->netdev_ops = pdev->is_virtfn ? &virtual : &physical;
	pci_set_drvdata(pdev, dev);
	error = register_netdev(dev);
	if (error)
		free_netdev(dev);
	return error;
}

static int configure(struct pci_dev *pdev, int count)
{
	struct card *card = netdev_priv(pci_get_drvdata(pdev));
	int i;

	memset(card->vfs, 0, sizeof(card->vfs));
	for (i = 0; i < MOST; i++)
		card->vfs[i].spoofchk = 1;
	return count > MOST ? -EINVAL : pci_sriov_configure_simple(pdev, count);
}

static void away(struct pci_dev *pdev)
{
	struct net_device *dev = pci_get_drvdata(pdev);

	if (!pdev->is_virtfn)
		pci_disable_sriov(pdev);
	unregister_netdev(dev);
	free_netdev(dev);
}

static const struct pci_device_id ids[] = { { PCI_DEVICE(0x1b36, 0x0010) }, {} };
MODULE_DEVICE_TABLE(pci, ids);

static struct pci_driver sriov_card = {
	.name = "sriov_card",
	.id_table = ids,
	.probe = probe,
	.remove = away,
	.sriov_configure = configure,
};
module_pci_driver(sriov_card);
MODULE_LICENSE("GPL");
