#!/bin/sh
# What "clean_debian.sh suite-root" and "suite-user" run in their system: ./run.sh and ./test.sh,
# as root, or as a user who has sudo and nothing else. Argument: root or user.
set -eu

[ ! -d /ccache ] || /srv/install.sh ccache
if [ "$1" = root ]; then
    # The user that tests run as does not get into /root: what is built is a copy.
    export CCACHE_BASEDIR=/var/lib
    cp -r /srv/checkout /root/checkout
    cd /root/checkout
    ./run.sh
    exec ./test.sh
fi
/srv/install.sh sudo
useradd --create-home --shell /bin/bash someone
echo 'someone ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/someone
cp -r /srv/checkout /home/someone/
chown -R someone: /home/someone/checkout
exec setpriv --reuid=someone --regid=someone --init-groups \
    env CCACHE_BASEDIR=/home HOME=/home/someone USER=someone LOGNAME=someone \
    sh -c 'cd ~/checkout && ./run.sh && exec ./test.sh'
