#!/usr/bin/env bash
# Makes the certificates that the test servers show, each as NAME.pem with NAME.key, and the
# authority to be trusted as ca.pem, in the given folder. What is there already stays.
set -euo pipefail

[ $# -eq 1 ] || { echo "usage: make_certs.sh OUT_DIR" >&2; exit 2; }
mkdir -p "$1"
out=$(cd "$1" && pwd)
[ ! -e "$out/complete" ] || exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
touch index.txt
mkdir issued
cat >openssl.cnf <<'CONFIG'
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
[server]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = ${ENV::ALT_NAMES}
[ca]
default_ca = signing
[signing]
database = index.txt
new_certs_dir = issued
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any
x509_extensions = server
[any]
commonName = supplied
CONFIG
export ALT_NAMES=IP:127.0.0.1,DNS:localhost
export OPENSSL_CONF=$work/openssl.cnf

quietly() {
    "$@" >log 2>&1 || { cat log >&2; exit 1; }
}

# Usage: request NAME [more arguments of openssl req]
request() {
    quietly openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
        -keyout "$1.key" "${@:2}"
}

# Usage: authority NAME COMMON_NAME
authority() {
    request "$1" -x509 -days 36500 -subj "/CN=$2" -extensions authority -out "$1.pem"
}

# Usage: server NAME AUTHORITY FIRST_DAY LAST_DAY, the days as YYYYMMDD
server() {
    request "$1" -subj "/CN=$1" -out "$1.csr"
    quietly openssl ca -batch -notext -in "$1.csr" -out "$1.pem" -cert "$2.pem" -keyfile "$2.key" \
        -startdate "${3}000000Z" -enddate "${4}000000Z"
}

authority ca "Portcullis test authority"
authority unknown-ca "Unknown test authority"
server good ca 20200101 20991231
server expired ca 20200101 20210101
server not-yet-valid ca 20980101 20991231
ALT_NAMES=DNS:other.example server wrong-host ca 20200101 20991231
server unknown-issuer unknown-ca 20200101 20991231
# The same, but the server shows its authority too, as many do.
cp unknown-issuer.key unknown-issuer-chain.key
cat unknown-issuer.pem unknown-ca.pem >unknown-issuer-chain.pem
request self-signed -x509 -days 36500 -subj /CN=self-signed -extensions server -out self-signed.pem

# The tests may run as another user than the build.
chmod a+r ./*.pem ./*.key
rm ca.key unknown-ca.* # nobody signs any more
mv ./*.pem ./*.key "$out"
touch "$out/complete"
