/**
 * What runs on the machine of a target, or here for a local folder: a POSIX shell that holds the lock and does one
 * small thing for each line that it reads. When the line to it is cut, it ends, and the lock is free again.
 * Needs flock, find, sha256sum, timeout and mv -T, which every Debian has.
 *
 * A target holds `releases/<name>` (whole releases), `live` (a link to the one that readers see), and while a run goes
 * on `releases/.incoming-*` and `releases/.old-*`. Nothing under another name is ever touched.
 */
export const targetScript = `
LC_ALL=C; export LC_ALL
umask 022
absent=
cd "$1" 2>/dev/null || {
  if [ "$2" = write ] && mkdir "$1" 2>/dev/null && cd "$1"; then :
  elif [ "$2" = read ] && [ -d "$(dirname "$1")" ]; then absent=1
  else echo "=:= nofolder"; exit 1; fi
}
for tool in flock find sha256sum gzip timeout mv; do
  command -v "$tool" >/dev/null 2>&1 || { echo "=:= notool $tool"; exit 1; }
done
if [ "$2" = write ]; then
  mkdir -p releases || { echo "=:= nowrite"; exit 1; }
  exec 9>>.publish.lock || { echo "=:= nowrite"; exit 1; }
  flock -w 3 9 || { echo "=:= locked"; exit 1; }
fi
echo '=:= ready'

state() {
  [ -z "$absent" ] || return 0
  if [ -L live ]; then echo "live $(readlink live)"; elif [ -e live ]; then echo "blocked"; fi
  [ -d releases ] || return 0
  find releases -mindepth 1 -maxdepth 1 -type d -name '[0-9]*' -printf 'release %T@ %f\\n'
  find releases -mindepth 1 -maxdepth 1 \\( -name '.incoming-*' -o -name '.old-*' \\) -printf 'left %f\\n'
  find . -mindepth 1 -maxdepth 1 -type l -name '.live-*' -printf 'left %f\\n'
}
clean() {
  for try in 1 2 3; do clean_once && return 0; sleep 1; done
  return 1
}
clean_once() {
  find releases -mindepth 1 -maxdepth 1 \\( -name '.incoming-*' -o -name '.old-*' \\) -exec rm -rf {} + &&
  find . -mindepth 1 -maxdepth 1 -type l -name '.live-*' -exec rm -f {} +
}
sums() {
  ( cd "releases/$1" && find . -type f -exec sha256sum {} + && find . ! -type f ! -type d -print )
}
packed() {
  ( cd "releases/$1" && find . -type f -name '*.gz' -exec sh -c '
    for file; do printf "%s  %s\\n" "$(gzip -dc "$file" 2>/dev/null | sha256sum | cut -c1-64)" "$file"; done' sh {} + )
}
show() { cat "releases/$1/$2"; }
finish() {
  sync -f "releases/$1" 2>/dev/null
  touch "releases/$1" && mv -T "releases/$1" "releases/$2"
}
renew() { touch "releases/$1"; }
switch() {
  rm -f ".live-$2" && ln -s "releases/$1" ".live-$2" && mv -T ".live-$2" live && sync -f . 2>/dev/null
  [ "$(readlink live)" = "releases/$1" ]
}
drop() { mv -T "releases/$1" "releases/.old-$1" && rm -rf "releases/.old-$1"; }

while line=$(timeout 60 sh -c 'IFS= read -r line && printf "%s" "$line"' 9>&-); do
  set -- $line
  [ "$1" = wait ] && continue
  case "$1" in
    state|clean|sums|packed|show|finish|renew|switch|drop) "$@" 2>&1 9>&-; code=$? ;;
    *) echo "unknown"; code=2 ;;
  esac
  printf '\\n=== %s\\n' "$code"
done
`;
