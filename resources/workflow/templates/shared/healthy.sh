#!/bin/sh
# deploy/healthy.sh URL
#
# Whether the address answers well: asked for a minute and a half, since a start takes its time.
set -eu

url=${1:-}
if [ -z "$url" ]; then
    echo "The environment has no variable HEALTH_URL; add it in the settings of the repository." >&2
    exit 1
fi
curl --fail --silent --show-error --output /dev/null --max-time 10 --retry 14 --retry-delay 5 --retry-all-errors "$url"
echo "$url answers."
