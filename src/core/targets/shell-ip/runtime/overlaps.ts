/** Functions of awk that tell whether two networks overlap. */
export const OVERLAPS = String.raw`# First address of an IPv4 network as a number; last[1] is set to the last one. -1 for IPv6.
function first_of(cidr, last,   part, byte, size, bit) {
  if (cidr !~ /^[0-9.]+(\/[0-9]+)?$/) return -1
  size = 1
  if (split(cidr, part, "/") > 1) for (bit = part[2]; bit < 32; bit++) size *= 2
  split(part[1], byte, ".")
  byte[0] = int((((byte[1] * 256 + byte[2]) * 256 + byte[3]) * 256 + byte[4]) / size) * size
  last[1] = byte[0] + size - 1
  return byte[0]
}
# An IPv6 address as 32 digits; "" where it is none.
function digits_of(text,   half, part, i, count, left, right, missing) {
  if (text !~ /:/) return ""
  count = split(text, half, "::")
  for (i = split(half[1], part, ":"); i >= 1; i--) left = substr("000" part[i], length(part[i])) left
  if (count > 1) for (i = split(half[2], part, ":"); i >= 1; i--) right = substr("000" part[i], length(part[i])) right
  for (missing = 32 - length(left right); missing > 0; missing--) left = left "0"
  return left right
}
function overlaps6(a, b,   one, two, bits, i, digit_a, digit_b) {
  split(a, one, "/"); split(b, two, "/")
  bits = one[2] == "" ? 128 : one[2]
  if (two[2] != "" && two[2] < bits) bits = two[2]
  a = digits_of(one[1]); b = digits_of(two[1])
  if (a == "" || b == "" || b ~ /^fe80|^ff/) return 0
  i = int(bits / 4)
  if (substr(a, 1, i) != substr(b, 1, i)) return 0
  if (bits % 4 == 0) return 1
  digit_a = index("0123456789abcdef", substr(a, i + 1, 1)) - 1
  digit_b = index("0123456789abcdef", substr(b, i + 1, 1)) - 1
  for (i = bits % 4; i < 4; i++) { digit_a = int(digit_a / 2); digit_b = int(digit_b / 2) }
  return digit_a == digit_b
}
function overlaps(a, b,   first_a, first_b, last_a, last_b) {
  if (a ~ /:/ || b ~ /:/) return overlaps6(a, b)
  first_a = first_of(a, last_a); first_b = first_of(b, last_b)
  return first_a >= 0 && first_b >= 0 && first_a <= last_b[1] && first_b <= last_a[1]
}`;
