/** What `up` does only when it is told so by name. */
export const CONSENT = String.raw`
# ---- What "up" must be told by name -------------------------------------------------

# INSIDE: in a throw-away copy of the network stack, where nothing is dangerous.
YES='' UNTOLD='' INSIDE=no

consent() { # ARGUMENT...: reads the flags of "up"; UNTOLD is what they leave out
  while [ "$#" -gt 0 ]; do
    case $#:$1 in
      *:--yes-forward) YES="$YES$1$NL" ;;
      1:--yes-*) usage_error ;;
      *:--yes-touch | *:--yes-tunnel | *:--yes-serve | *:--yes-listen | *:--yes-socket | *:--yes-root | *:--yes-lend)
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
    *"$NL$flag$NL"*) ;;
    *) UNTOLD="$UNTOLD$NL  $flag   $3" ;;
  esac
}

untold() { # tells UNTOLD
  complain "nothing was changed; \"up\" must be told by name:$UNTOLD"
}
`;
