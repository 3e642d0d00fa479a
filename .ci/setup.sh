# What run.sh and test.sh share. To be sourced; the current directory is the top folder.

# The unprivileged user has to get at what root builds.
umask 022

readonly build_packages=(
    g++ cmake ninja-build
    qt6-base-dev qt6-webengine-dev qt6-websockets-dev qt6-webchannel-dev qt6-charts-dev
    qt6-tools-dev qt6-l10n-tools
    libqt6sql6-sqlite
    libgl-dev libvulkan-dev
    nlohmann-json3-dev libvalijson-dev libcli11-dev libzip-dev libsodium-dev libicu-dev
    libcurl4-openssl-dev libxml2-dev pkgconf
)
readonly test_packages=(
    clang-format dbus-daemon openssl python3-websockets unzip zip
    appstream bash-completion desktop-file-utils mandoc shared-mime-info
)
# The unprivileged user that everything runs as when root has called: the web engine's process
# sandbox needs one.
readonly user=portcullis

say() {
    echo "portcullis: $*"
}

fail() {
    echo "portcullis: $*" >&2
    exit 1
}

is_root() {
    [ "$(id -u)" -eq 0 ]
}

as_root() {
    if is_root; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "packages are missing, and there is no sudo to install them with: $*"
    fi
}

is_installed() {
    dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed
}

# Installs those of the given packages that are missing.
install_packages() {
    local missing=()
    local package
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    # Node.js may also have come from elsewhere than Debian.
    command -v node >/dev/null || missing+=(nodejs)
    command -v npm >/dev/null || missing+=(npm)
    [ ${#missing[@]} -eq 0 ] && return
    command -v apt-get >/dev/null || fail "these are missing, and there is no apt-get: ${missing[*]}"
    say "installing ${missing[*]}"
    as_root apt-get update -qq || say 'not all package lists are new, which may be enough'
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=300 "${missing[@]}" >/dev/null
}

# Creates the unprivileged user, if root calls and there is none.
create_user() {
    is_root || return 0
    id "$user" >/dev/null 2>&1 && return
    say "creating the user $user, since root cannot run the web engine in its sandbox"
    useradd --system --user-group --create-home --home-dir "/var/lib/$user" \
        --shell /usr/sbin/nologin "$user"
}

# Whether the unprivileged user can get at this folder; it cannot below /root, for one.
is_reachable() {
    ! is_root || setpriv --reuid="$user" --regid="$user" --clear-groups test -r "$PWD/README.md"
}

# The files below the current directory, each ended by a NUL, but for what is built or fetched there.
# Git may be missing, and does not read a checkout that is another user's.
checkout_files() {
    find . \( -name .git -o -name node_modules -o -path './build*' -o -path './sdk-js/dist*' \) -prune \
        -o ! -type d -print0 | LC_ALL=C sort -z
}

# Gives a folder the files of the current directory, and no others, but for what is built there.
copy_checkout() {
    local copy=$1
    mkdir -p "$copy"
    LC_ALL=C comm -z -13 <(checkout_files) <(cd "$copy" && checkout_files) | (cd "$copy" && xargs -0r rm --)
    checkout_files | tar --null --files-from=- --create | tar --extract --no-same-owner --directory="$copy"
    chmod -R a+rX "$copy"
}

# Configures and builds a release into build/. Says nothing where nothing is to do.
build_release() {
    if [ ! -f build/build.ninja ]; then
        say "configuring build/"
        cmake --preset release ${CI:+-DPORTCULLIS_STRICT=ON} >build-configure.log 2>&1 || {
            cat build-configure.log >&2
            fail "the configuration failed"
        }
        rm -f build-configure.log
    fi
    cmake --build build -- "$@" | sed "/^ninja: no work to do\.$/d"
}
