import { DANGER_KINDS } from '../../../plan/dangers.ts';

/** All flags but that of the host as a whole are followed by a name. */
const NAMED = DANGER_KINDS.filter((kind) => kind !== 'forward')
  .map((kind) => `*:--yes-${kind}`)
  .join(' | ');

/** What `up` does only when it is told so by name. */
export const CONSENT = String.raw`
# ---- What "up" must be told by name -------------------------------------------------

# INSIDE: in a throw-away copy of the network stack, where nothing is dangerous.
YES='' UNTOLD='' TOLD='' INSIDE=no

consent() { # ARGUMENT...: reads the flags of "up"; UNTOLD is what they leave out
  while [ "$#" -gt 0 ]; do
    case $#:$1 in
      *:--yes-forward) YES="$YES$1$NL" ;;
      1:--yes-*) usage_error ;;
      ${NAMED})
        YES="$YES$1 $2$NL"
        shift
        ;;
      *) usage_error ;;
    esac
    shift
  done
  [ "$INSIDE" = yes ] || dangers
}

danger() { # FLAG NAME MEANING
  flag="$1${'$'}{2:+ $2}"
  case $NL$YES in
    *"$NL$flag$NL"*) TOLD="$TOLD$flag$NL" ;;
    *) UNTOLD="$UNTOLD$NL  $flag   $3" ;;
  esac
}

# Where nothing is to be built, guests alone may bring about what nobody was told yet.
told_before() { # whether the log has what the flags leave out
  [ -n "$UNTOLD" ] || return 0
  without=$UNTOLD
  YES="$YES$(awk -F "$TAB" '$3 == "[told]" { print $4 }' "$STATE/log" 2>/dev/null)$NL"
  UNTOLD='' TOLD=''
  dangers
  [ -n "$UNTOLD" ] || return 0
  UNTOLD=$without
  return 1
}

keep_told() {
  printf '%s' "$TOLD" | while IFS= read -r flag; do
    note 0 '[told]' "$flag"
  done
}

untold() { # tells UNTOLD
  complain "nothing was changed; \"up\" must be told by name:$UNTOLD"
}
`;
