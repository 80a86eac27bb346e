/**
 * The awk program that knows how addresses and routes move between a network card and its bridge:
 * it reads what ip(8) shows and prints what ip(8) must be told. `there` is onto the bridge, `back`
 * onto the card, `saved` onto a card whose bridge somebody else has removed.
 */
export const MOVING = String.raw`
MOVING='
function way(code, text) { if (!(code in told)) print "way " code ": " text; told[code] = 1 }
function add(list, word) { return list == "" ? word : list " " word }
# Words of "ip -o address", from the fifth; sets text (without the label), label and flags.
function address(   dev, i, flag) {
  dev = word[2]
  text = word[4]; label = ""; flags = ""; strange = ""
  for (i = 5; i <= words; i++) {
    if (word[i] == "valid_lft") { if (word[i + 1] != "forever") flags = flags " dynamic"; i++ }
    else if (word[i] == "preferred_lft") { if (word[i + 1] != "forever") text = text " preferred_lft 0"; i++ }
    else if (word[i] ~ /^(brd|metric|any|proto)$/) { text = text " " word[i] " " word[i + 1]; i++ }
    else if (word[i] == "scope") { if (word[3] == "inet" && word[i + 1] != "global") text = text " scope " word[i + 1]; scope = word[i + 1]; i++ }
    else if (word[i] ~ /^(noprefixroute|home|autojoin|nodad)$/) text = text " " word[i]
    else if (word[i] ~ /^(dynamic|temporary|mngtmpaddr|tentative|optimistic|dadfailed|peer)$/) flags = flags " " word[i]
    else if (word[i] ~ /^(secondary|deprecated|stable-privacy)$/) ;
    else if (word[3] == "inet" && word[i + 1] == "valid_lft") label = word[i]
    else strange = word[i]
  }
  i = ++count[dev]
  cidr[dev, i] = word[4]; family[dev, i] = word[3]; words_of[dev, i] = text; has[dev, word[4]] = 1
  # The kernel has given it to the card and will give it to the bridge.
  local[dev, i] = word[3] == "inet6" && scope == "link"
  if (local[dev, i]) words_of[dev, i] = word[4]
  label_of[dev, i] = label == dev ? "" : label
  if (!local[dev, i]) globals[dev]++
  if (task != "there" || dev != nic || local[dev, i]) return
  carried = add(carried, word[4])
  if (flags ~ / peer/) way("uplink-peer", nic " has an address with a peer (" word[4] "), which a switch has no place for; leave " nic " out of the drawing")
  else if (strange != "") way("uplink-attribute", word[4] " on " nic " says \"" strange "\", which this script cannot move; leave " nic " out of the drawing")
  else if (flags ~ /temporary|mngtmpaddr/ || (flags ~ /dynamic/ && word[3] == "inet6"))
    way("uplink-router-advertised", word[4] " on " nic " comes from a router and is renewed there, not on " bridge "; give " nic " fixed addresses first, or " native)
  else if (flags ~ /dynamic/) leased(word[4])
  else if (flags ~ /tentative|optimistic|dadfailed/) way("uplink-tentative", word[4] " on " nic " is not known to be free yet; look at \"ip address\" and wait a second")
  else if (bare(word[4]) in drawn_bare) way("address-taken", bridge " gets " word[4] " from " nic " by itself; leave it out of the drawing")
}
function leased(what) {
  way("uplink-dhcp", what " on " nic " is leased by DHCP, and its client would not follow it to " bridge "; give " nic " a fixed address first, or " native)
}
function bare(cidr) { sub(/\/.*/, "", cidr); return cidr }
function draw(cidr) { drawn[cidr] = 1; drawn_bare[bare(cidr)] = 1 }
function policy(what) {
  way("uplink-policy-routes", what ", and this script cannot tell how that should follow " nic " to " bridge "; remove it for the time, or leave " nic " out of the drawing")
}
# Words of "ip -d route": its type first, then where to. Sets text, with % for the device.
function route(line,   i, to, key, six, via, table, proto, strange, dev, tos, metric) {
  # Of IPv6 routes alone it says how much they are preferred.
  table = "main"; to = word[2]; six = to ~ /:/ || line ~ / pref /
  text = to == "default" && six ? "::/0" : to
  for (i = 3; i <= words; i++) {
    if (word[i] == "via") { via = word[++i]; if (via ~ /^inet/) via = via " " word[++i]; text = text " via " via }
    else if (word[i] == "dev") { dev = word[++i]; text = text " dev %" }
    else if (word[i] == "table") table = word[++i]
    else if (word[i] == "proto") { proto = word[++i]; if (proto != "boot") text = text " proto " proto }
    else if (word[i] == "scope") { i++; if (!six && word[i] != (via == "" ? "link" : "global")) text = text " scope " word[i] }
    else if (word[i] == "pref") { if (word[++i] != "medium") text = text " pref " word[i] }
    else if (word[i] ~ /^(src|metric|tos|mtu|advmss|window|rtt|rttvar|rto_min|ssthresh|cwnd|initcwnd|initrwnd|hoplimit|quickack|congctl|features|realm|realms)$/) {
      if (word[i] == "tos") tos = word[i + 1]
      if (word[i] == "metric") metric = word[i + 1]
      text = text " " word[i] " " word[++i]
      if (word[i] == "lock") text = text " " word[++i]
    }
    else if (word[i] == "onlink") text = text " onlink"
    else if (word[i] ~ /^(linkdown|dead|offload|rt_offload|trap|rt_trap|pervasive|notify)$/) ;
    else if (strange == "") strange = word[i]
  }
  if (table == "main" && proto != "kernel") keys[key = six " " to " " tos " " metric]++
  if ((line ~ /[ \t]nexthop / && index(line " ", " dev " nic " ")) || (dev == nic && strange == "nhid")) {
    if (task == "there") policy("the route to " to " goes over several ways, one of them " nic)
    return
  }
  if (dev != nic && dev != bridge) return
  if (table == "local" && proto == "kernel") return
  if (table != "main") { if (dev == nic && task == "there") policy("table " table " has routes over " nic); return }
  if (proto == "kernel") return
  if (task == "there" && dev == nic) {
    if (strange == "expires" || proto == "ra") way("uplink-router-advertised", "the route to " to " over " nic " comes from a router and is renewed there, not on " bridge "; give " nic " fixed routes first, or " native)
    else if (proto == "dhcp") leased("the route to " to)
    else if (strange != "" || word[1] != "unicast") way("uplink-attribute", "the route to " to " over " nic " says \"" (strange == "" ? word[1] : strange) "\", which this script cannot move; leave " nic " out of the drawing")
  }
  i = ++routes[dev]
  route_to[dev, i] = to; route_key[dev, i] = key; route_via[dev, i] = via != ""; sub(/.* /, "", via); route_hop[dev, i] = via; route_text[dev, i] = text
}
# In use now. While the card is still a port, answers to its questions would go to the bridge.
function neighbour(line) {
  if (line ~ / (REACHABLE|DELAY|PROBE) *$/) known[word[1]] = word[3]
  else if (line ~ / STALE *$/) stale[word[1]] = word[3]
}
function over(text, dev) { sub(/%/, dev, text); return text }
function labelled(from, i, to,   label) {
  label = label_of[from, i]
  if (substr(label, 1, length(from)) != from) return ""
  label = to substr(label, length(from) + 1)
  return length(label) > 15 ? "" : " label " label
}
function with_nodad(text) { return text ~ / nodad/ ? text : text " nodad" }
# Each list in the order that the kernel was told it: it shows the newest IPv6 address first.
function there(   i, n, r, step) {
  n = count[nic]; r = routes[nic]
  if (!globals[nic] && !r) return
  refuse_home()
  for (i = 1; i <= r; i++) if (keys[route_key[nic, i]] > 1)
    way("uplink-route-twice", "two routes to " route_to[nic, i] " have one metric, one of them over " nic "; give them different metrics first")
  print "move ip link set dev " bridge " address " mac
  for (i = n; i >= 1; i--) if (family[nic, i] == "inet6") print "move ip address replace " with_nodad(words_of[nic, i]) " dev " bridge
  for (i = 1; i <= n; i++) if (family[nic, i] == "inet") print "move ip address replace " words_of[nic, i] labelled(nic, i, bridge) " dev " bridge
  print "move ip link set dev " nic " master " bridge " up"
  for (step = 0; step <= 1; step++) for (i = 1; i <= r; i++) if (route_via[nic, i] == step)
    print "move ip route replace " over(route_text[nic, i], bridge)
  for (i = n; i >= 1; i--) if (family[nic, i] == "inet") print "move ip address del " cidr[nic, i] " dev " nic
  for (i = 1; i <= n; i++) if (family[nic, i] == "inet6" && !local[nic, i]) print "move ip address del " cidr[nic, i] " dev " nic
  print "save home " nic " " bridge
  for (i = n; i >= 1; i--) if (family[nic, i] == "inet6" && !local[nic, i]) print "save address " nic " " words_of[nic, i]
  for (i = 1; i <= n; i++) if (family[nic, i] == "inet") print "save address " nic " " words_of[nic, i] (label_of[nic, i] == "" ? "" : " label " label_of[nic, i])
  for (step = 0; step <= 1; step++) for (i = 1; i <= r; i++) if (route_via[nic, i] == step) print "save route " nic " " route_text[nic, i]
  for (i in drawn) print "save drawn " bridge " " i
}
function refuse_home() {
  if (carried == "") carried = "routes"
  if (home == "ovs") way("uplink-into-ovs", nic " carries " carried ", which this script can move to a Linux bridge only, not into the Open vSwitch " bridge "; draw a Linux bridge for " nic " and cable " bridge " to it")
  if (home == "bond") way("uplink-into-bond", nic " carries " carried ", which it would lose as it goes down to become a slave of " bridge "; take them from " nic " first, and draw on " bridge " what it should have")
  if (home == "stp") way("uplink-behind-stp", bridge " runs STP and would drop what passes " nic " for a while, as it listens and learns; switch STP off in the drawing")
  if (home == "vlan") way("uplink-untagged", nic " carries " carried " without a VLAN tag, but its port of " bridge " is drawn for another VLAN; make 1 its untagged VLAN")
}
function put(text, six) {
  print "must address replace " (six ? with_nodad(text) : text) " dev " nic
  # It was checked for duplicates long ago; only the word that says so goes away again.
  if (six && text !~ / nodad/) print "must address replace " text " dev " nic
}
# What the bridge has beyond the drawing is of this machine, whoever put it there since.
function back(   i, n, r, step, text) {
  n = count[bridge]; r = routes[bridge]
  for (i = 1; i <= r; i++) if (route_hop[bridge, i] in stale) known[route_hop[bridge, i]] = stale[route_hop[bridge, i]]
  for (i in known) print "first neighbour replace " i " lladdr " known[i] " nud stale dev " nic
  for (i = n; i >= 1; i--) if (family[bridge, i] == "inet6" && mine(i)) {
    text = words_of[bridge, i]; sub(/ nodad/, "", text)
    put(cidr[bridge, i] in saved ? saved[cidr[bridge, i]] : text, 1)
  }
  for (i = 1; i <= n; i++) if (family[bridge, i] == "inet" && mine(i))
    put(cidr[bridge, i] in saved ? saved[cidr[bridge, i]] : words_of[bridge, i] labelled(bridge, i, nic), 0)
  for (step = 0; step <= 1; step++) for (i = 1; i <= r; i++) if (route_via[bridge, i] == step)
    print (needed(i) ? "must" : "try") " route replace " over(route_text[bridge, i], nic)
  # The network of a drawn address may be this one too: it must not hold what now goes by the card.
  if (n > 0) print "must address flush dev " bridge
  if (was == "down") print "must link set dev " nic " down"
  print "must link set dev " nic " nomaster"
}
# A route by a gateway of the lab cannot follow.
function needed(i) { return route_text[bridge, i] in was_route || route_to[bridge, i] == "default" }
function mine(i) { return !local[bridge, i] && !(cidr[bridge, i] in drawn) }
function restore(   i, n) {
  if (globals[nic]) return
  n = split(order, saved_order, "\n")
  for (i = 1; i < n; i++) put(saved[saved_order[i]], saved_order[i] ~ /:/)
  n = split(route_order, saved_order, "\n")
  for (i = 1; i < n; i++) print "try route replace " over(saved_order[i], nic)
}
BEGIN { native = "let what configures it make a bridge of its own, as shown below" }
/^@/ { section = $1; next }
section == "@saved" && $NF == "." {
  sub(/ \.$/, "")
  if ($1 == "drawn" && $2 == bridge) draw($3)
  if ($2 != nic) next
  if ($1 == "home") at_home = 1
  if ($1 == "address") { text = $0; sub(/^[^ ]+ [^ ]+ /, "", text); saved[$3] = text; order = order $3 "\n" }
  if ($1 == "route") { text = $0; sub(/^[^ ]+ [^ ]+ /, "", text); was_route[text] = 1; route_order = route_order text "\n" }
}
# Those of the script, where those of the lab are not on record.
section == "@declared" && $0 ~ "\tlink " bridge "\taddr=" && !at_home { sub(/.*\taddr=/, ""); draw($0) }
section == "@rule6" && !/^(0:.*lookup local|32766:.*lookup main)( proto kernel)? *$/ && task == "there" { rules = 1 }
section == "@host" {
  line = $0
  words = split(line, word, /[ \t\\]+/)
  if (word[words] == "") words--
  if (line ~ /^[0-9]+:\t/) { if (line !~ /^(0:\tfrom all lookup local|32766:\tfrom all lookup main|32767:\tfrom all lookup default)( proto kernel)? *$/) rules = 1 }
  else if (word[2] == "lladdr") neighbour(line)
  else if (line ~ /^[0-9]+: [^ ]+ </) { number = line + 0; for (i = 3; i < words; i++) if (word[i] == "link/ether") mac = word[i + 1]; up = word[3] ~ /[<,]UP[,>]/ ? "up" : "down" }
  else if (line ~ /^[0-9]+: /) { sub(/@.*/, "", word[2]); address() }
  else route(line)
}
END {
  if (task == "there" && up != "") {
    print "card " number " " mac
    print "save link " nic " " up
    if (home == "bond") print "save slave " nic " " bridge
    there()
    if (rules && (globals[nic] || routes[nic])) policy("this machine has policy rules (ip rule)")
  }
  if (task == "back") back()
  if (task == "saved") restore()
}
'
`;
