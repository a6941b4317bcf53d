# shellcheck shell=bash disable=SC2154
# What scripts/package does. It sets: program version commit architecture distribution stage output SOURCE_DATE_EPOCH.
# (SC2154: that is in another file.)

say() { echo "package: $*" >&2; }

usage() {
  sed -n '2,14s/^# \{0,1\}//p' "$0" >&2
  exit 64
}

require() {
  local tool
  for tool; do
    command -v "$tool" >/dev/null || {
      say "$tool is missing (apt-get install git jq binutils dpkg-dev libc-bin xz-utils gzip; swift.org/install)"
      exit 69
    }
  done
}

# Completions and the manual page, which are the same everywhere, in a folder like /usr/share.
add_shared() {
  local share=$1
  mkdir -p "$share"/{bash-completion/completions,zsh/vendor-completions,fish/vendor_completions.d,man/man1}
  "$program" --generate-completion-script bash >"$share/bash-completion/completions/bnreport"
  "$program" --generate-completion-script zsh >"$share/zsh/vendor-completions/_bnreport"
  "$program" --generate-completion-script fish >"$share/fish/vendor_completions.d/bnreport.fish"
  # The plugin `swift package generate-manual` builds the whole program once more, for debugging: its tool alone does not.
  local tool=.build/checkouts/swift-argument-parser scratch=.build/manual
  swift build --package-path "$tool" --scratch-path "$scratch" --product generate-manual >&2
  "$scratch/debug/generate-manual" "$program" --date "$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)" \
    --output-directory "$share/man/man1" >&2
  gzip -9n "$share/man/man1/bnreport.1"
}

# The licences of what is in the program itself, and the list of changes, into a folder.
add_documents() {
  local folder=$1
  mkdir -p "$folder/licences"
  cp scripts/packaging/copyright "$folder/copyright"
  cp .build/checkouts/swift-argument-parser/LICENSE.txt "$folder/licences/swift-argument-parser.txt"
  cp "$(dirname "$(dirname "$(readlink -f "$(command -v swift)")")")/share/swift/LICENSE.txt" "$folder/licences/swift.txt"
  # Foundation holds a part of ICU; Debian's package of ICU has the text of its licence.
  cat /usr/share/doc/libicu*/copyright >"$folder/licences/icu.txt"
  gzip -9nc CHANGELOG.md >"$folder/changelog.gz"
}

# The Debian package whose file belongs to, with its version: NAME VERSION.
package_of() {
  local path name
  path=$(readlink -f "$1")
  # Debian 12 knows files of /usr/lib by their places before the merge of /usr, too.
  name=$({ dpkg-query --search "$path" "${path#/usr}" 2>/dev/null || true; } | head -n 1 | cut -d: -f1)
  [ -n "$name" ] || {
    say "no package has $path, so that its licence is not known"
    exit 1
  }
  # shellcheck disable=SC2016 # the format is dpkg-query's
  dpkg-query --show --showformat='${Package} ${Version}\n' "$name" | head -n 1
}

# The libraries that a program loads, but those of glibc itself, which belong to the kernel's side of the machine.
libraries_of() {
  ldd "$1" | awk '$3 ~ /^\// { print $1, $3 }' |
    grep -vE '^(libc|libm|libdl|libpthread|librt|libresolv|libutil|libnsl|libmvec|libanl|ld-linux[^ ]*)\.so'
}

# A list of components in CycloneDX 1.5 (https://cyclonedx.org/docs/1.5/json/), from lines NAME VERSION [SHA256 FILE].
make_list() {
  jq -nR --arg version "$version" --arg commit "$commit" --arg distribution "$distribution" \
    --arg date "$(date -u -d "@$SOURCE_DATE_EPOCH" +%FT%TZ)" '
    def debian: "pkg:deb/\($distribution | gsub("[0-9.]"; ""))/\(.[0] | @uri)@\(.[1] | @uri)?distro=\($distribution)";
    {
      bomFormat: "CycloneDX", specVersion: "1.5", version: 1,
      metadata: {
        timestamp: $date,
        component: {
          type: "application", name: "bnreport", version: $version, "bom-ref": "bnreport",
          properties: [{ name: "commit", value: $commit }]
        }
      },
      components: [
        inputs | split(" ") |
        { type: "library", name: .[0], version: .[1] }
        + (if (.[0] | startswith("swift")) then { purl: "pkg:github/apple/\(.[0])@\(.[1])" } else { purl: debian } end)
        + (if .[2] then {
            hashes: [{ alg: "SHA-256", content: .[2] }], properties: [{ name: "file", value: .[3] }]
          } else {} end)
      ]
    }'
}

# What is linked into the program: NAME VERSION.
linked_components() {
  swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/swift \1/p'
  jq -r '.pins[] | "\(.identity) \(.state.version)"' Package.resolved
}

make_deb() {
  local root=$1 file=$2 documents=$1/usr/share/doc/bnreport depends
  mkdir -p "$root"/{DEBIAN,debian,usr/bin,usr/share/doc}
  cp -r "$stage/shared/." "$root/usr/share/"
  strip -o "$root/usr/bin/bnreport" "$program"
  add_documents "$documents"
  # dpkg-shlibdeps reads the name of a source package, and writes which packages have the libraries, and since when.
  printf 'Source: bnreport\n\nPackage: bnreport\nArchitecture: any\n' >"$root/debian/control"
  depends=$(cd "$root" && dpkg-shlibdeps -O usr/bin/bnreport 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
  rm -r "$root/debian"
  linked_components >"$root.list"
  libraries_of "$program" | while read -r _ path; do package_of "$path"; done | sort -u >>"$root.list"
  make_list <"$root.list" >"$documents/sbom.cdx.json"
  cp "$documents/sbom.cdx.json" "${file%.deb}.cdx.json"
  sed -e "s/@VERSION@/$version-1~$distribution/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@DEPENDS@/$depends/" \
    -e "s/@SIZE@/$(du -sk "$root/usr" | cut -f1)/" scripts/packaging/control >"$root/DEBIAN/control"
  (cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
  dpkg-deb --root-owner-group -Zxz --build "$root" "$file" >/dev/null
}

make_archive() {
  local root=$1 file=$2 list=$1.list documents=$1/share/doc/bnreport soname path
  mkdir -p "$root"/{bin,lib/bnreport,share/doc,share/fonts}
  cp -r "$stage/shared/." "$root/share/"
  strip -o "$root/lib/bnreport/bnreport" "$program"
  add_documents "$documents"
  linked_components >"$list"
  libraries_of "$program" | while read -r soname path; do
    cp -L "$path" "$root/lib/bnreport/$soname"
    add_component "$path" "$soname"
  done
  for path in /usr/share/fonts/truetype/dejavu/*.ttf; do
    cp "$path" "$root/share/fonts/"
    add_component "$path" "$(basename "$path")"
  done
  make_list <"$list" >"$documents/sbom.cdx.json"
  cp "$documents/sbom.cdx.json" "${file%.tar.xz}.cdx.json"
  cp scripts/packaging/fonts.conf "$root/lib/bnreport/"
  sed -e "s/@GLIBC@/$(newest_glibc "$root"/lib/bnreport/*)/" -e "s/@MACHINE@/$(uname -m)/" \
    scripts/packaging/launcher >"$root/bin/bnreport"
  chmod 755 "$root/bin/bnreport"
  tar --create --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
    --directory "$(dirname "$root")" "$(basename "$root")" | compressed >"$file"
}

# gzip would make 61 MB of it. A filter for the addresses in x86-64's code saves some more.
compressed() {
  if [ "$architecture" = amd64 ]; then xz --threads=1 --x86 --lzma2=preset=9; else xz --threads=1 -9; fi
}

# Notes a file of the archive with its package, and copies the package's licences; uses the variables of make_archive.
add_component() {
  local name number
  read -r name number < <(package_of "$1")
  echo "$name $number $(sha256sum "$(readlink -f "$1")" | cut -d' ' -f1) $2" >>"$list"
  cp -L "/usr/share/doc/$name/copyright" "$documents/licences/$name.txt"
}

# The newest version of glibc that one of the files asks for.
newest_glibc() {
  objdump -T "$@" 2>/dev/null | grep -oE 'GLIBC_[0-9.]+' | sed 's/GLIBC_//' | sort -uV | tail -n 1
}

check_sizes() {
  local file size status=0
  for file in "$output"/*.deb "$output"/*.tar.xz; do
    size=$(stat -c %s "$file")
    echo "$(numfmt --to=si "$size")B $file"
    [ "$size" -lt 40000000 ] || {
      say "$file is too large (got $size bytes, expected less than 40000000)"
      status=1
    }
  done
  return $status
}
