import { JUDGE_CARDS } from './judge-cards.ts';
import { OVERLAPS } from './overlaps.ts';
import { READ_NETWORK } from './read-network.ts';
import { READ_TABLES } from './read-tables.ts';

/** The awk program behind `judge`: one pass over the survey, then over the declarations. */
export const JUDGE = String.raw`
JUDGE='
function fact(obj, key, value) {
  if (!(obj in have)) { have[obj] = 1; list[++n] = obj }
  set[obj, key "=" value] = 1
  if ((obj, key) in is) is[obj, key] = is[obj, key] " " value
  else is[obj, key] = value
}
${READ_NETWORK}
${READ_TABLES}
function running(line,   w, obj) {
  split(line, w, " "); obj = "daemon " w[2]
  fact(obj, "args", w[3]); ours[obj] = 1; pids[obj] = pids[obj] " " w[1]
  if (w[2] ~ /^dnsmasq-/) ran = 1
}
# Whether a socket that listens at "0.0.0.0%eth0:67" keeps ours from it.
function taken(socket, port,   dev, number) {
  number = port; sub(/.*:/, "", number); sub(/:[0-9]+$/, "", port)
  if (socket !~ (":" number "$")) return 0
  sub(/:[0-9]+$/, "", socket)
  dev = socket; if (!sub(/^[^%]*%/, "", dev)) dev = ""
  if (dev != "") return dev == port
  return socket == "0.0.0.0" || socket == "*" || socket == port
}
function vlan(line,   w, flag) {
  if (line ~ /^[A-Za-z0-9]/) { split(line, w, /[ \t]+/); port = "link " w[1]; sub(/^[^ \t]+/, "", line) }
  sub(/^[ \t]+/, "", line)
  if (line !~ /^[0-9]/) return
  split(line, w, /[ \t]+/)
  flag = line ~ /PVID/ && line ~ /Untagged/ ? "u" : line ~ /PVID/ ? "pvid" : line ~ /Untagged/ ? "out" : ""
  fact(port, "vlan", w[1] flag)
  vlans[port]++
}
function same_vlans(obj, wanted,   part, i, count, ends, tag, total) {
  if (wanted == "none") return !vlans[obj]
  count = split(wanted, part, ",")
  for (i = 1; i <= count; i++) {
    if (split(part[i], ends, "-") < 2) ends[2] = ends[1]
    if (part[i] ~ /u$/) { if (!((obj, "vlan=" part[i]) in set)) return 0; total++; continue }
    for (tag = ends[1] + 0; tag <= ends[2] + 0; tag++) { if (!((obj, "vlan=" tag) in set)) return 0; total++ }
  }
  return total == vlans[obj]
}
function ovs_row(line,   f, option, i, count, key) {
  split(line, f, ",")
  if (section == "@ovs-bridge") { fact("ovs-bridge " f[1], "fail_mode", f[2]); fact("ovs-bridge " f[1], "stp_enable", f[3]) }
  if (section == "@ovs-port") {
    gsub(/ /, ",", f[4])
    fact("ovs-port " f[1], "vlan_mode", f[2]); fact("ovs-port " f[1], "tag", f[3]); fact("ovs-port " f[1], "trunks", f[4])
    fact("ovs-port " f[1], "bond_mode", f[5]); fact("ovs-port " f[1], "lacp", f[6])
    fact("ovs-port " f[1], "bond_updelay", f[7]); fact("ovs-port " f[1], "bond_downdelay", f[8])
    count = split(f[9], option, " "); fact("ovs-port " f[1], "members", count)
    for (i = 1; i <= count; i++) holder[option[i]] = f[1]
    count = split(f[10], option, " ")
    for (i = 1; i <= count; i++) if (option[i] ~ /^(lacp-time|bond-primary)=/) { key = option[i]; sub(/=.*/, "", key); fact("ovs-port " f[1], key, substr(option[i], length(key) + 2)) }
  }
  if (section == "@ovs-interface") {
    type[f[1]] = f[2]; fact("ovs-port " f[1], "type", f[2]); count = split(f[3], option, " ")
    for (i = 1; i <= count; i++) { key = option[i]; sub(/=.*/, "", key); fact("ovs-port " f[1], key, substr(option[i], length(key) + 2)) }
    sub(/^[^,]*,[^,]*,[^,]*,[^,]*,/, "", line); fact("ovs-port " f[1], "error", line)
    # Of a bond each member has one, and none is a port.
    if ((f[4] in holder) && holder[f[4]] != f[1]) {
      key = "ovs-port " holder[f[4]]; member[f[1]] = key
      fact(key, "member", f[1]); fact(key, "error-" f[1], line)
    }
  }
}
function differs(obj, facts,   f, i, count, key, value, text) {
  count = split(facts, f, " ")
  for (i = 1; i <= count; i++) {
    if ((obj, f[i]) in set || (f[i] == "holds=" && holds[obj] == "")) continue
    if (f[i] == "holds=") { text = text (text == "" ? "" : "; ") "carries" holds[obj]; continue }
    key = f[i]; sub(/=.*/, "", key); value = substr(f[i], length(key) + 2)
    if (key == "vlans" && same_vlans(obj, value)) continue
    if (key == "args") { text = "runs with other arguments"; continue }
    text = text (text == "" ? "" : "; ") key " is " ((obj, key == "vlans" ? "vlan" : key) in is ? is[obj, key == "vlans" ? "vlan" : key] : "not there") ", drawn " value
  }
  return text
}
${OVERLAPS}
function in_the_way(text) { print (task == "up" ? "way " : "") text; bad = 1 }
# A namespace holds a device that is neither of our group nor a port of our switches.
function strangers(space,   w, i, count) {
  count = split(inside[space], w, " ")
  for (i = 1; i <= count; i++) if (!is_ours("ovs-port " w[i])) return 1
  return 0
}
function is_ours(obj) { return obj in ours }
function check(verb, obj, facts,   w, i, key, value, number) {
  if ((verb == "make" || verb == "free" || verb == "lent") && obj in have && !is_ours(obj))
    in_the_way("name-taken: " obj " is there already and is not of this lab, so it stays as it is; give the drawn one another name" (verb == "lent" ? ", or run down and then up where a container took our mark off it" : ""))
  if (verb == "must" && !(obj in have)) in_the_way("device-missing: " obj " is not there; the drawing takes it for a network card of this machine")
  # Something of ours stands on it.
  if (verb == "must" && facts != "" && obj in have) {
    key = is[obj, "master"]
    if (is[obj, "up"] == "no") in_the_way("device-down: " obj " is down, and so is what stands on it: ip link set dev " substr(obj, 6) " up")
    if (key != "" && is["link " key, "kind"] != "vrf") in_the_way("port-taken: " obj " is a port of " key ", and nothing else can stand on it; take it out of there")
    if (facts ~ /holds=/ && holds[obj] != "") in_the_way("device-in-use: " obj " would be taken away from this machine, which has" holds[obj] " there; take another network card, or another mode")
  }
  if (verb == "joins" && obj in have) {
    key = is[obj, "master"]; value = obj; sub(/^link /, "ovs-port ", value)
    if (key == "ovs-system" && is_ours(value)) return
    if (key != "" && !is_ours("link " key)) in_the_way("port-taken: " obj " is a port of " key " already; leave it out of the drawing, or take it out of there")
    else if (value in have && !is_ours(value)) in_the_way("port-taken: " obj " is a port of Open vSwitch already; leave it out of the drawing, or take it out of there")
    if (facts ~ / goes=down$/ && key == "") goes_down(obj, substr(obj, 6))
    # What it carries moves there with it.
    value = facts; sub(/^master=/, "", value); sub(/ .*/, "", value); joined[obj] = "link " value
  }
  # Its own is told to end before.
  if (verb == "opens" && !ran) for (i = 1; i <= listening; i++)
    if (taken(listens[i], substr(obj, 6))) {
      number = obj; sub(/.*:/, "", number)
      in_the_way(tolower(facts) "-port-" number "-busy: " obj " is taken by a program that listens at " listens[i] ", so nobody would answer " facts " on the drawn switch; let it listen on its own devices only, or end it: ss -lnutp names it")
      break
    }
  if (verb == "want" && obj !~ /\//) {
    split(facts, w, "="); key = w[1]; value = w[2]; sub(/,.*/, "", value)
    if (key == "addr") sub(/\/.*/, "", value)
    if (key == "addr" && value in at_host && (is_ours(at_host[value]) || joined[at_host[value]] == obj)) return
    if (key == "addr" && value in at_host)
      in_the_way("address-taken: " obj " would get " value ", which " at_host[value] " has; draw another address")
    else if (key == "addr") for (to in routed)
      if (!is_ours(routed[to]) && !(to in connected && joined[routed[to]] == obj) && overlaps(w[2], to))
        in_the_way("subnet-overlap: " obj " would get " w[2] ", but this machine reaches " to " by " routed[to] ", and would lose the way there; draw another subnet")
    if (key == "route") {
      facts = value
      if (facts == "default") facts = facts (w[2] ~ /:/ ? 6 : 4)
      if (facts in routed && !is_ours(routed[facts])) in_the_way("route-taken: this machine has a route to " value " already, by " routed[facts] "; leave the gateway out of the drawing, or put the interface into a namespace")
    }
  }
}
# What stands on it goes down with it, and its routes do not come back by themselves.
function goes_down(obj, name,   other) {
  for (other in have) if (is[other, "link"] == name && !is_ours(other))
    in_the_way("device-in-use: " obj " goes down before a bond can take it, and " other " stands on it; take another network card, or put that on the bond")
}
function escaped(text,   i, c, out) {
  for (i = 1; i <= length(text); i++) { c = substr(text, i, 1); out = out (c == "\"" || c == "\\" ? "\\" : "") c }
  return out
}
function report(id, title, obj, facts,   state, why) {
  if (obj in have && verb == "make" && !is_ours(obj)) state = "foreign"
  else if (!(obj in have)) state = "missing"
  else { why = differs(obj, facts); state = why == "" ? "present" : "differs" }
  declared[obj] = 1
  row(state, id, title, obj, why)
}
function row(state, id, title, obj, why) {
  if (state != "present") { bad = 1; differ = 1 }
  if (task == "up") return
  if (task == "status") { print state "\t" obj "\t[" id "] " title (why == "" ? "" : "\t" why); return }
  printf "%s\n{\"state\":\"%s\",\"object\":\"%s\",\"id\":\"%s\",\"title\":\"%s\",\"why\":\"%s\"}", rows++ ? "," : "", state, obj, escaped(id), escaped(title), escaped(why)
}
# Somebody else has pulled the card, or removed the bridge and all that the card had there.
function away(obj) { return obj in home && obj in carried && obj in have && is[obj, "master"] == "" && holds[obj] == "" }
# What leaves a bond is down, also where this was stopped before it was raised again.
function fallen(obj) { return obj in slave && saved[obj] == "up" && is[obj, "up"] == "no" && is[obj, "master"] == "" }
# What leaves Open vSwitch may be up again, by the flags that ovs-vswitchd remembers.
function risen(obj) { return obj in leaving && saved[obj] == "down" && is[obj, "up"] == "yes" && is[obj, "master"] == "" && holds[obj] == "" && !("ovs-port " substr(obj, 6) in have) }
function leaves(master) { return is["link " master, "kind"] == "bond" ? "bond" : "back" }
function ours_list(   i, j, obj, w, shared, grouped, count) {
  for (i = 1; i <= n; i++) {
    count = split(pids[list[i]], w, " ")
    for (j = 1; j <= count; j++) print "daemon", w[j]
  }
  for (obj in saved) {
    split(obj, w, " ")
    if (is_ours("ovs-port " w[2])) print "release", w[2], saved[obj], "ovs"
    else if (is_ours("link " is[obj, "master"])) print "release", w[2], saved[obj], leaves(is[obj, "master"]), is[obj, "master"]
    else if (fallen(obj)) print "release", w[2], "up", "bond"
    else if (risen(obj)) print "release", w[2], "down", "ovs"
    else if (away(obj))
      print "release", w[2], saved[obj], is_ours("link " home[obj]) ? "back" : "saved", home[obj]
  }
  # Without a record the card is known by its MAC, which the bridge has taken from it. A bond
  # may leave each its own; nothing else becomes a slave of one of ours.
  for (i = 1; i <= n; i++) {
    obj = list[i]; w[0] = "link " is[obj, "master"]
    if (obj !~ /\// && !(obj in saved) && !is_ours(obj) && is_ours(w[0]) && (leaves(is[obj, "master"]) == "bond" || (mac[obj] == mac[w[0]] && mac[obj] != "")))
      print "release", substr(obj, 6), "up", leaves(is[obj, "master"]), is[obj, "master"]
  }
  # Backwards and before all others, so that one that is cut short leaves what it can tell by.
  for (i = half; i > 0; i--) {
    obj = unmarked[i]
    if (!(obj in ours) || obj in early) continue
    split(obj, w, " "); early[obj] = 1
    print is[obj, "kind"] == "bridge" ? "bridge " w[2] : obj
  }
  for (obj in alien) shared = 1
  for (i = 1; i <= n; i++) {
    obj = list[i]
    if (!(obj in ours) || obj in by_ovs || obj in early || obj ~ /^daemon / || obj ~ /\//) continue
    split(obj, w, " ")
    if (w[1] != "link") print obj
    else if (is[obj, "kind"] == "bridge") print "bridge", w[2]
    else if (is[obj, "group"] != group || shared) print obj
    else grouped = 1
  }
  if (grouped) print "group", group
}
# For people, as what is in a namespace or in a switch goes with it.
function left_list(   i, obj, text) {
  text = silent
  for (i = 1; i <= n; i++) {
    obj = list[i]
    if (obj in ours && !(obj in by_ovs) && obj !~ /\//) text = text (text == "" ? "" : ", ") obj
  }
  if (text != "") print text
}
BEGIN { split("info_kind mtu master group stp_state forward_delay vlan_filtering link mode address macaddr_count id learning ikey local remote local6 remote6 miimon primary ad_lacp_rate xmit_hash_policy bridge private vepa user multi_queue", told_of, " ") }
BEGIN { FS = "\t"; if (task == "json") printf "{\"lab\":\"%s\",\"objects\":[", lab }
/^@/ {
  split($0, head, " "); section = head[1]
  if (section == "@unreadable") { in_the_way("the network devices cannot be listed: is ip the one of iproute2?"); exit 1 }
  if (section == "@silent") silent = silent (silent == "" ? "" : ", ") substr($0, 9)
  if (section == "@host") { ns = space = ""; foreign = 0; family = head[2] == 6 ? 6 : 4 }
  if (section == "@namespace" && space != head[2]) {
    space = head[2]; ns = space "/"; foreign = 0
    fact("netns " space, "there", "yes")
    # Also one that cannot be entered, as who made it was killed.
    bare["netns " space] = 1
  }
  if (section == "@declared" && (task == "check" || task == "up"))
    for (obj in alien) in_the_way("group-taken: " obj " is in our netdev group " group " without our mark; give the drawing another name, as the group follows from it")
  if (section != "@host" && section != "@namespace") ns = ""
  next
}
section == "@host" || section == "@namespace" { network($0) }
section == "@vlans" { vlan($0) }
section ~ /^@ovs-(bridge|port|interface)$/ { ovs_row($0) }
section == "@ovs-members" { fact("ovs-port " $0, "bridge", head[2]) }
section == "@ours-ovs" && head[2] == "ovs-member" {
  if ($0 in member) ours["ovs-port " $0] = by_ovs["ovs-port " $0] = 1
  next
}
section == "@ours-ovs" && $0 != "" {
  ours[head[2] " " $0] = 1
  if (head[2] == "ovs-bridge" || type[$0] == "internal") ours["link " $0] = by_ovs["link " $0] = 1
}
section == "@nft" { nft($0) }
section == "@daemons" { running($0) }
${JUDGE_CARDS}section == "@sockets" { split($0, w, " "); listens[++listening] = w[5] }
# In the order of building: what comes after something that is not there was never made.
section == "@intent" && /^(next|link|netns) .* \.$/ {
  split($0, w, " ")
  obj = w[1] == "next" ? w[2] " " w[3] : w[1] " " w[2]
  if (obj in nameless) { ours[obj] = 1; delete alien[obj] }
  if (!(obj in have)) never = 1
  else if (w[1] != "next" && !never && obj in bare && ((w[1] == "netns" && !strangers(w[2])) || is[obj, "kind"] ~ /^(tun|bridge)$/)) { ours[obj] = 1; unmarked[++half] = obj }
}
section == "@intent" && /^not .* \.$/ { split($0, w, " "); if ((w[2] " " w[3]) in bare) delete ours[w[2] " " w[3]] }
section == "@intent" && /^ending .* \.$/ { split($0, w, " "); if (("netns " w[2]) in bare && !(w[2] in entered)) ours["netns " w[2]] = 1 }
section == "@intent" && /^leaving .* \.$/ { split($0, w, " "); leaving["link " w[2]] = 1 }
section == "@saved" {
  split($0, w, " ")
  if (w[1] == "link" && w[4] == ".") saved["link " w[2]] = w[3]
  if (w[1] == "address" && $0 ~ / \.$/) carried["link " w[2]] = 1
  if (w[1] == "home" && w[4] == ".") home["link " w[2]] = w[3]
  if (w[1] == "slave" && w[4] == ".") slave["link " w[2]] = 1
}
section == "@declared" {
  verb = $1
  if (task == "check" || task == "up") check(verb, $4, $5)
  if (verb == "lent") declared[$4] = 1
  if (task != "check" && (verb == "make" || verb == "want" || verb == "must")) report($2, $3, $4, $5)
}
END {
  if (section == "@unreadable") exit 1
  if (task == "ours") { ours_list(); exit 0 }
  if (task == "left") { left_list(); exit 0 }
  if (task != "check")
    for (i = 1; i <= n; i++) if (list[i] in ours && !(list[i] in declared) && list[i] !~ /^(link.*\/|ovs-port )/)
      row("extra", "-", "of this lab, but not drawn", list[i], "")
  if (task == "up") {
    if (!differ) print "same"
    for (obj in ours) { print "ours"; break }
    for (obj in saved) if (away(obj) || fallen(obj) || risen(obj)) print "ours"
    print "judged"
  }
  if (task == "json") printf "\n],\"same\":%s}\n", bad ? "false" : "true"
  exit bad
}
'
`;
