"""The scripts that run on a server: small constant POSIX scripts; everything variable is an argument.

``$1`` is always the path of the site. Paths of files come from standard input, one per line. The first line
that each script prints is ``deploy``; anything before it is not the script's.
"""

_BEGIN = """
set -eu
umask 022
export LC_ALL=C
site=$1
releases=$site.releases
base=${site##*/}
show() { if [ -f "$1" ]; then cat -- "$1"; fi; }
echo deploy
"""
"""``show`` prints a file; nothing else in its place, such as a pipe, is waited for."""

_CHECK_LOCK = """
case $(readlink -- "$releases/.lock" || :) in
  "$2 "*) ;;
  *) echo lost; exit 0 ;;
esac
"""
"""Prints ``lost`` and exits unless the lock's owner is ``$2``."""

LOCK = (
    _BEGIN
    + """
owner=$2 seconds=$3
# If nobody is listening any more, the lines end below, and the lock is released at once.
trap '' PIPE HUP
mkdir -p -- "$releases"
take() { ln -s -- "$owner $(date +%s)" "$releases/.lock" 2>/dev/null; }
if ! take; then
  found=$(readlink -- "$releases/.lock" || :)
  since=${found##* }
  case $since in ''|*[!0-9]*) since=0 ;; esac
  age=$(($(date +%s) - since))
  if [ "$age" -le "$seconds" ] && [ "$age" -ge "-$seconds" ]; then
    echo "held ${found% *}"
    exit 0
  fi
  mv -T -- "$releases/.lock" "$releases/.lock.$owner" 2>/dev/null || :
  if [ "$(readlink -- "$releases/.lock.$owner" || :)" != "$found" ]; then
    mv -nT -- "$releases/.lock.$owner" "$releases/.lock" || :
  fi
  rm -f -- "$releases/.lock.$owner"
  take || { echo "held -"; exit 0; }
fi
echo locked || :
is_mine() { case $(readlink -- "$releases/.lock" || :) in "$owner "*) ;; *) return 1 ;; esac; }
while IFS= read -r _; do
  is_mine || exit 0
  ln -sfn -- "$owner $(date +%s)" "$releases/.lock.$owner"
  mv -T -- "$releases/.lock.$owner" "$releases/.lock"
done
if is_mine; then rm -f -- "$releases/.lock"; fi
"""
)
"""Takes the lock for ``$2``, or prints who has it; holds it while lines come in, and then releases it.

The lock is a symlink whose target is the owner and the server's time, so that it is created with both at
once. It has expired when its time is ``$3`` seconds old.
"""

LIVE = (
    _BEGIN
    + """
if [ -L "$site" ]; then
  to=$(readlink -- "$site")
  name=${to##*/}
  case $to in "$base.releases/$name"|"$releases/$name") ;; *) echo foreign; exit 0 ;; esac
  echo "live $name"
  show "$releases/$name/release.json" || :
  printf '\\0'
  show "$releases/$name/.manifest.json" || :
elif [ -e "$site" ]; then
  echo taken
else
  echo none
fi
"""
)
"""Prints what is live: its name, its record and its manifest."""

RELEASES = (
    _BEGIN
    + """
for folder in "$releases"/[0-9]*T[0-9]*Z-*; do
  [ -f "$folder/release.json" ] || continue
  cat -- "$folder/release.json"
  printf '\\0'
done
for folder in "$releases"/.incoming-*; do
  [ -d "$folder" ] || continue
  printf '%s\\0' "${folder##*/}"
done
"""
)
"""Prints the records of all releases, and the names of incomplete ones."""

FILES = (
    _BEGIN
    + """
show "$releases/.files-$2" 2>/dev/null || :
printf '\\0'
cd -- "$releases/$2"
find . ! -type d | sed 's,^\\./,,'
"""
)
"""Prints the list of files that deploys have put into the release ``$2``, and its actual files."""

CARRY = (
    _BEGIN
    + _CHECK_LOCK
    + """
cd -- "$releases/$4"
while IFS= read -r path; do
  [ -e "../$3/$path" ] || [ -L "../$3/$path" ] || continue
  case $path in */*) mkdir -p -- "./${path%/*}" ;; esac
  if [ ! -e "./$path" ] && [ ! -L "./$path" ]; then
    ln -P -- "../$3/$path" "./$path"
  fi
done
echo carried
"""
)
"""Links files of the release ``$3`` into the folder ``$4``."""

SUMS = (
    _BEGIN
    + """
cd -- "$releases/$2"
find . -type f -exec sha256sum -- {} +
"""
)
"""Prints the digests of all files in the folder ``$2``."""

MANIFEST = (
    _BEGIN
    + """
show "$releases/$2/.manifest.json"
"""
)
"""Prints the manifest of the release ``$2``."""

LIST = (
    _BEGIN
    + _CHECK_LOCK
    + """
rm -f -- "$releases/.files-$3.new"
cat > "$releases/.files-$3.new"
mv -f -- "$releases/.files-$3.new" "$releases/.files-$3"
echo listed
"""
)
"""Stores the list of files that deploys have put into the release ``$3``."""

SWITCH = (
    _BEGIN
    + _CHECK_LOCK
    + """
if [ -e "$site" ] && [ ! -L "$site" ]; then echo taken; exit 0; fi
if [ -d "$releases/.incoming-$3" ]; then mv -T -- "$releases/.incoming-$3" "$releases/$3"; fi
[ -f "$releases/$3/release.json" ]
link=${site%/*}/.$base.switching
rm -f -- "$link"
ln -s -- "$base.releases/$3" "$link"
mv -T -- "$link" "$site"
echo switched
"""
)
"""Switches to the release ``$3`` by renaming one symlink."""

PRUNE = (
    _BEGIN
    + _CHECK_LOCK
    + """
shift 2
for name in "$@"; do
  case $name in
    .incoming-*)
      rm -rf -- "$releases/$name"
      list=$releases/.files-${name#.incoming-}
      [ -e "$releases/${name#.incoming-}" ] || rm -f -- "$list" "$list.new" || :
      continue ;;
  esac
  cd -- "$releases/$name" || continue
  show "../.files-$name" | grep -Ev '^/|(^|/)\\.\\.(/|$)' | tr '\\n' '\\0' | xargs -0 -r rm -f --
  find . ! -type d | while IFS= read -r path; do
    if [ "$path" -ef "$site/$path" ]; then rm -f -- "$path"; fi
  done
  cd -- "$releases"
  find "./$name" -depth -type d -exec rmdir -- {} + 2>/dev/null || :
  if [ ! -e "./$name" ]; then rm -f -- "./.files-$name"; fi
done
echo pruned
"""
)
"""Removes the files that deploys have put into the given releases; others stay, unless they are live too.

Whatever a list of files says, nothing outside its release is removed.
"""

HELD = (
    _BEGIN
    + """
if [ -e "$releases/.held" ] && [ ! -f "$releases/.held" ]; then
  echo "Not a regular file: $releases/.held" >&2
  exit 1
fi
show "$releases/.held" 2>/dev/null || :
"""
)

HOLD = (
    _BEGIN
    + _CHECK_LOCK
    + """
if [ -n "$3" ]; then
  rm -f -- "$releases/.held.new"
  printf '%s\\n' "$3" > "$releases/.held.new"
  mv -f -- "$releases/.held.new" "$releases/.held"
else
  rm -f -- "$releases/.held"
fi
echo held
"""
)
