/** Forwarding, NAT, DHCP and switches that are programs: how they are made, found again and taken back. */
export const SERVICES = String.raw`
# ---- Forwarding, NAT, DHCP, VDE -----------------------------------------------------
# Ours are: a setting of this machine whose old value we saved; the nft tables of our name
# with our mark as their comment; each dnsmasq and VDE program that was told to write its
# number to us.

# A program that stays.
daemon() { # NAME COMMAND...
  name=$1
  shift
  # Without root this machine has lent us one user: there is no other to become.
  if [ "$1" = dnsmasq ] && lone_user; then set -- "$@" --user=root --group=; fi
  if [ "$MODE" != list ]; then
    # What a killed one has left: vde_switch does not write over it.
    [ "$MODE" != up ] || rm -f "$STATE/$name.pid"
    run "$@"
    return 0
  fi
  args=
  for arg in "$@"; do
    args=$args$arg
  done
  declare_one make daemon "$name" "args=--${'$'}{args#*--}"
}

lone_user() {
  [ "$LONE" = yes ] || { read -r _ _ count </proc/self/uid_map && [ "$count" = 1 ]; }
}

# So that "down" looks for the table also where it is no longer drawn.
save_filter() {
  [ "$MODE" != up ] || has_filter || remember "filter $TABLE .$NL"
}

has_filter() { grep -qs '^filter [^ ]* [.]$' "$STATE/saved"; }

# What a setting of this machine is before we change it. Switching forwarding sets others
# too, proc(5) calls them net/ipv4/conf: those that must come out as they are now.
save_setting() { # KEY VALUE
  [ "$MODE" = up ] || return 0
  ! saved_setting "$STATE/saved" "$1" || return 0
  {
    flock 7
    lines=
    # Who needed it before us knows how it was before all of us.
    for file in /run/vethloom/*/saved; do
      saved_setting "$file" "$1" || continue
      lines=$(grep -e '^sysctl ' -e '^keep ' "$file")$NL
      break
    done
    [ -n "$lines" ] || settings_now "$1" "$2"
    remember "$lines"
  } 7</run/vethloom
}

settings_now() { # KEY VALUE, which is 0 or 1: sets lines
  was=0
  holds "/proc/sys/$1" 0 || was=1
  lines="sysctl $1 $was $2 .$NL"
  [ "$was $1" = '0 net/ipv4/ip_forward' ] || return 0
  for path in /proc/sys/net/ipv4/conf/*/forwarding; do
    ! holds "$path" 1 || lines="${'$'}{lines}keep ${'$'}{path#/proc/sys/} 1 .$NL"
  done
  path=net/ipv4/conf/all/accept_redirects
  ! holds "/proc/sys/$path" 0 || lines="${'$'}{lines}keep $path 0 .$NL"
}

# What shells read byte by byte ends in /proc/sys after the first, without a line's end.
holds() { # FILE VALUE: of one digit, or a line
  held=
  { read -r held <"$1"; } 2>/dev/null
  [ "$held" = "$2" ]
}

saved_setting() { # FILE [KEY]: whether that lab has changed this setting, or any
  [ -r "$1" ] || return 1
  while read -r kind path _ _ dot; do
    [ "$kind $path $dot" != "sysctl ${'$'}{2-$path} ." ] || return 0
  done <"$1"
  return 1
}

# Puts back what still is as we set it and no other lab needs; key is what it cannot.
put_back() { # WHAT WAS OURS
  if ! saved_setting "$STATE/saved"; then
    forgotten "$1"
    return 0
  fi
  {
    flock 7
    while read -r class key was new end; do
      [ "$class $end" = 'sysctl .' ] || continue
      [ "$was" = "$new" ] || needed "$key" || ! holds "/proc/sys/$key" "$new" || switch_back || return 1
    done <"$STATE/saved"
    # From here on no other lab takes us for one that needs it.
    while read -r line; do
      case $line in
        sysctl* | keep*) ;;
        *) say "$line" ;;
      esac
    done <"$STATE/saved" >"$STATE/saved.new" && mv "$STATE/saved.new" "$STATE/saved"
    return 0
  } 7</run/vethloom 2>/dev/null
}

forgotten() { # WHAT WAS OURS
  case $SERVICES:$1 in
    *nat*:?*) ;;
    *) return 0 ;;
  esac
  if [ -e "$STATE/log" ] || needed net/ipv4/ip_forward; then return 0; fi
  ! holds /proc/sys/net/ipv4/ip_forward 1 ||
    complain 'net.ipv4.ip_forward stays 1: what it was before "up" was lost with the state folder'
}

needed() { # KEY: whether another lab relies on it
  for file in /run/vethloom/*/saved; do
    [ "$file" = "$STATE/saved" ] || ! saved_setting "$file" "$1" || return 0
  done
  return 1
}

switch_back() { # the setting in key, from new to was
  kept=
  while read -r class path value end; do
    [ "$class $end" = 'keep .' ] || continue
    ! holds "/proc/sys/$path" "$value" || kept="$kept $path=$value"
  done <"$STATE/saved"
  undo sysctl -qw "$key=$was"
  for each in $kept; do
    holds "/proc/sys/${'$'}{each%=*}" "${'$'}{each##*=}" || undo sysctl -qw "$each"
  done
  holds "/proc/sys/$key" "$was"
}

# A lab may have been drawn otherwise when it was built: what the state folder tells of
# counts too, and where that is lost, everything.
uses() { # SERVICE TASK
  case $SERVICES:$1 in
    *nat*:tables | *filter*:tables | *dhcp*:daemons | *daemon*:daemons) return 0 ;;
    *:tables) ! { saved_setting "$STATE/saved" || has_filter; } || return 0 ;;
    *)
      for file in "$STATE"/dnsmasq-* "$STATE"/vde-* "$STATE"/slirpvde-* "$STATE"/vde_plug2tap-*; do
        [ ! -e "$file" ] || return 0
      done
      ;;
  esac
  case $2 in
    ours | left) [ ! -e "$STATE/log" ] ;;
    *) return 1 ;;
  esac
}

survey_services() { # TASK
  if uses tables "$1"; then
    if command -v nft >/dev/null; then
      echo '@nft'
      nft list table ip "$TABLE" 2>/dev/null
      nft list table inet "$TABLE" 2>/dev/null
    elif [ -e "$STATE/log" ]; then
      echo '@silent its nft tables, as the program nft is missing'
    fi
  fi
  if uses daemons "$1"; then
    echo '@daemons'
    for path in /proc/[0-9]*; do
      holds "$path/comm" dnsmasq || holds "$path/comm" vde_switch || holds "$path/comm" slirpvde || holds "$path/comm" vde_plug2tap || continue
      is_daemon "${'$'}{path#/proc/}" && printf '%s %s %s\n' "${'$'}{path#/proc/}" "$name" "--${'$'}{args#*--}"
    done
  fi
  case $1:$SERVICES in
    check:*dhcp* | up:*dhcp*) echo '@sockets' && ss -Hlnut 'sport = :53 or sport = :67' ;;
    *) ;;
  esac
}

# Another network namespace may hold an isolated twin of this lab. Arguments run into
# one another, as no shell reads the NUL between them.
is_daemon() { # PID: sets name and args
  args=
  { read -r args <"/proc/$1/cmdline"; } 2>/dev/null
  case $args in
    *"--pid-file=$STATE/dnsmasq-"*.pid*) ;;
    *"--pidfile=$STATE/vde-"*.pid* | *"--pidfile=$STATE/slirpvde-"*.pid* | *"--pidfile=$STATE/vde_plug2tap-"*.pid*) ;;
    *) return 1 ;;
  esac
  name=${'$'}{args#*"file=$STATE/"}
  name=${'$'}{name%%.pid*}
  case $name in
    *[!A-Za-z0-9_-]*) return 1 ;;
    *) [ "/proc/$1/ns/net" -ef /proc/self/ns/net ] ;;
  esac
}

# It ends while other things are removed.
stop_daemon() { # PID
  ! is_daemon "$1" || undo kill "$1"
  STOPPING="$STOPPING $1"
}

wait_for_daemons() {
  for pid in $STOPPING; do
    tries=0
    while is_daemon "$pid" && [ "$tries" -lt 200 ]; do
      tries=$((tries + 1))
      [ "$tries" -ne 100 ] || undo kill -9 "$pid"
      sleep 0.02
    done
  done
  STOPPING=
}
`;
