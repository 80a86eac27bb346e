/** Functions of awk that read what ip(8) says of a network namespace; `ns` and `space` are its name. */
export const READ_NETWORK = String.raw`# What ip says is JSON, one list in a line. A quote within a text has a backslash before it, so
# that no name or alias can pass for a key. This is the first value of a key.
function said(text, key,   at) {
  key = "\"" key "\":"
  at = index(text, key)
  if (!at) return ""
  text = substr(text, at + length(key))
  if (match(text, /^"([^"\\]|\\.)*"/)) return substr(text, 2, RLENGTH - 2)
  match(text, /^[^],}]*/)
  return substr(text, 1, RLENGTH)
}
function device(text,   alias, name, obj, i, what, flags, part, count) {
  alias = said(text, "ifalias"); name = said(text, "ifname")
  if (ns != "" && name == "lo") {
    if (index(alias, mark) == 1) ours["netns " space] = 1
    else foreign = 1
    entered[space] = 1
    if (alias != "") delete bare["netns " space]
  }
  # What is not of our group, nor there by itself with the modules of tunnels.
  if (foreign && name != "lo" && said(text, "group") != group && name !~ /^(tunl|gre|gretap|erspan|ip_vti|ip6_vti|sit|ip6tnl|ip6gre)0$/)
    inside[space] = inside[space] name " "
  if (foreign) return
  obj = "link " ns name
  flags = substr(text, index(text, "\"flags\":[")); sub(/].*/, "", flags)
  fact(obj, "up", index(flags, "\"UP\"") ? "yes" : "no")
  if (index(flags, "\"PROMISC\"")) fact(obj, "promisc", "on")
  if (index(flags, "\"ALLMULTI\"")) fact(obj, "allmulticast", "on")
  what = said(text, "link_type")
  if (what == "ether") mac[obj] = said(text, "address")
  else if (what == "none") fact(obj, "link_type", what)
  for (i = 1; i in told_of; i++) if ((what = said(text, told_of[i])) != "") fact(obj, told_of[i] == "info_kind" ? "kind" : told_of[i], what)
  # Its own word of the same name comes after that of every device.
  if (is[obj, "kind"] == "tun" && (i = index(text, "\"info_data\":")) && (what = said(substr(text, i), "group")) != "") fact(obj, "members", what)
  if (is[obj, "group"] == group) {
    if (index(alias, mark) == 1 || (alias == "" && ns != "")) ours[obj] = 1
    else alien[obj] = 1
    if (alias == "") nameless[obj] = 1
  } else if (alias == "" && is[obj, "group"] == "default") bare[obj] = 1
  count = split(substr(text, index(text, "\"addr_info\":[")), part, /[{]"family":/)
  for (i = 2; i <= count; i++) address(obj, part[i])
}
function address(obj, text,   at) {
  at = said(text, "local")
  fact(obj, "addr", at "/" said(text, "prefixlen"))
  if (text ~ /^"inet"/ || said(text, "scope") != "link") holds[obj] = holds[obj] " " at "/" said(text, "prefixlen")
  if (ns == "") at_host[at] = obj
}
function route(text,   to, dev) {
  to = said(text, "dst"); dev = said(text, "dev")
  if (dev != "") fact("link " ns dev, "route", to "," said(text, "gateway"))
  if (ns != "") return
  routed[to == "default" ? to family : to] = "link " dev
  if (said(text, "protocol") == "kernel") connected[to] = 1
}
function forwards(text,   name) {
  name = text ~ /^"inet"/ ? "net.ipv4.ip_forward" : "net.ipv6.conf.all.forwarding"
  if (said(text, "interface") == "all") fact("setting " ns name, "value", said(text, "forwarding") == "true" ? 1 : 0)
}
function network(line,   part, i, count) {
  count = split(line, part, /[{]"ifindex":/)
  for (i = 2; i <= count; i++) device(part[i])
  if (count > 1 || foreign) return
  count = split(line, part, /[{]"type":/)
  for (i = 2; i <= count; i++) route(part[i])
  if (count > 1) return
  count = split(line, part, /[{]"family":/)
  for (i = 2; i <= count; i++) forwards(part[i])
}`;
