#!/bin/sh
# deploy/deploy.sh IMAGE
#
# Runs an image on the machine DEPLOY_HOST in the place of the one that runs there. The machine has Docker, and has
# logged in to the registry once where the image is not public. For another kind of machine change this file alone.
set -eu

image=$1
: "${DEPLOY_HOST:?The environment has no variable DEPLOY_HOST; add it in the settings of the repository.}"
: "${DEPLOY_USER:?The environment has no variable DEPLOY_USER; add it in the settings of the repository.}"
: "${DEPLOY_KNOWN_HOSTS:?The environment has no variable DEPLOY_KNOWN_HOSTS; add what ssh-keyscan prints.}"
: "${DEPLOY_KEY:?The environment has no secret DEPLOY_KEY; add the private key of DEPLOY_USER.}"
case $image in
*[!A-Za-z0-9._/:@-]*)
    echo "No image has the name '$image'; give a tag or a digest." >&2
    exit 1
    ;;
esac

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(umask 077 && printf '%s\n' "$DEPLOY_KEY" > "$folder/key")
printf '%s\n' "$DEPLOY_KNOWN_HOSTS" > "$folder/known_hosts"

ssh -i "$folder/key" -o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=yes \
    -o UserKnownHostsFile="$folder/known_hosts" "$DEPLOY_USER@$DEPLOY_HOST" sh -s -- "$image" <<'REMOTE'
set -eu
docker pull "$1"
docker rm --force @PROJECT@ > /dev/null 2>&1 || true
docker run --detach --name @PROJECT@ --restart unless-stopped --publish @PORT@:@PORT@ "$1"
REMOTE
