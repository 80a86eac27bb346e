/** Of the awk program behind `judge`: reads what nft(8) lists. */
export const READ_TABLES = String.raw`# A table with its chain and rules, each in a line.
function nft(line,   w) {
  if (line ~ /^table /) { split(line, w, " "); table = (w[2] == "inet" ? "filter " : "nft ") w[3]; rules = 0; return }
  if (line == "\tcomment \"" substr(mark, 1, length(mark) - 1) "\"") ours[table] = 1
  if (line == "}") fact(table, "rules", rules)
  sub(/^[ \t]+/, "", line)
  if (line == "" || line ~ /^(comment|chain|type) / || line == "}") return
  rules++
  split(line, w, " ")
  if (line ~ /^[io]ifname "[^"]+" [io]ifname != "[^"]+" (ct state invalid,new )?reject$/ && w[2] == w[5] && w[1] != w[3]) {
    gsub(/"/, "", w[2])
    fact(table, w[1] == "iifname" ? "out" : w[6] == "ct" ? "new" : "in", w[2])
    return
  }
  if (line !~ /^iif != 0 ip saddr [0-9.\/]+ oifname != "[^"]+" masquerade$/) return
  gsub(/"/, "", w[9])
  fact(table, "masquerade", w[6] "," w[9])
}`;
