/** In `JUDGE`: what `survey_cards` and `survey_vfs` have seen of cards that guests have. */
export const JUDGE_CARDS = String.raw`section == "@vfio" {
  split($0, w, " ")
  obj = "vfio " w[1]
  fact(obj, "bound", w[2])
  fact(obj, "mac", w[3])
  fact(obj, "vlan", w[4])
  ours[obj] = 1
}
section == "@vfs" {
  split($0, w, " ")
  obj = "vfs " w[1]
  fact(obj, "has", w[2])
  if (w[3] != "" && !((obj, "state=" w[3]) in set)) fact(obj, "state", w[3])
  if (w[2] == "ours") ours[obj] = 1
}
`;
