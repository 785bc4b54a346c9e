#!/bin/sh
# The Debian package: made, unpacked into a folder of its own, and used there, outside the source tree: every example is built.
#   package_test.sh BUILD-FOLDER EXAMPLES-FOLDER
set -eu
build=$1
examples=$2
command -v dpkg-deb > /dev/null && command -v dpkg-shlibdeps > /dev/null || { echo "no Debian tools here"; exit 77; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() {
  echo "$*" >&2
  exit 1
}

cpack --config "$build/CPackConfig.cmake" -G DEB -B "$folder/packages" > "$folder/cpack.log" 2>&1 || fail "$(cat "$folder/cpack.log")"
package=$(ls "$folder"/packages/*.deb)
dpkg-deb -f "$package" Depends | grep -q '\bemscripten\b' || fail "it does not depend on emscripten: $(dpkg-deb -f "$package" Depends)"
dpkg-deb -f "$package" Depends | grep -q '\blibc6\b' || fail "it does not know its libraries: $(dpkg-deb -f "$package" Depends)"
dpkg-deb -x "$package" "$folder/root"
# Nothing of it may name the folder that it was built in.
grep -rlF "$build" "$folder/root" && fail "files name the build folder"

mkdir "$folder/work"
cd "$folder/work"
cp "$examples"/*.gblocks .
unset GBLOCKS_SHARE GBLOCKS_EMXX EMXX
PATH=$folder/root/usr/bin:/usr/local/bin:/usr/bin:/bin
[ "$(command -v gblocks)" = "$folder/root/usr/bin/gblocks" ] || fail "another gblocks is used"
for program in *.gblocks; do
  gblocks build "$program" --dev -o "site-${program%.gblocks}" > log || fail "$program: $(cat log)"
  ls "site-${program%.gblocks}"/assets/app-*.wasm > /dev/null
done
gblocks build todo_list.gblocks > log || fail "$(cat log)"
[ -s dist/index.html ] || fail "no site"
gblocks new mine > log && gblocks build mine/app.gblocks -o mine/dist > log || fail "$(cat log)"
gblocks doctor > log || fail "$(cat log)"
for file in man/man1/gblocks.1 bash-completion/completions/gblocks zsh/vendor-completions/_gblocks fish/vendor_completions.d/gblocks.fish; do
  [ -s "$folder/root/usr/share/$file" ] || [ -s "$folder/root/usr/share/$file.gz" ] || fail "$file is missing"
done
