#!/bin/sh
# deploy/versions.sh digest IMAGE:TAG                    prints the digest that the tag stands for
# deploy/versions.sh keep IMAGE ENVIRONMENT REFERENCE    makes REFERENCE the version that is well
# deploy/versions.sh list IMAGE ENVIRONMENT              prints the versions that were, as Markdown
#
# An environment's last versions are tags of the image: production is the one that is well, production-1 the one
# before, and so on to production-5. The tags keep them from being cleaned up.
set -eu

digest() {
    docker buildx imagetools inspect "$1" --format '{{.Manifest.Digest}}'
}

known() {
    digest "$1" 2> /dev/null || true
}

keep() {
    image=$1 environment=$2 reference=$3
    if [ "$(known "$image:$environment")" = "${reference##*@}" ]; then
        echo "It is that version already."
        return
    fi
    for number in 4 3 2 1; do
        if [ -n "$(known "$image:$environment-$number")" ]; then
            docker buildx imagetools create --tag "$image:$environment-$((number + 1))" "$image:$environment-$number"
        fi
    done
    if [ -n "$(known "$image:$environment")" ]; then
        docker buildx imagetools create --tag "$image:$environment-1" "$image:$environment"
    fi
    docker buildx imagetools create --tag "$image:$environment" "$reference"
}

list() {
    printf '| Back | Version |\n|---|---|\n'
    for number in 0 1 2 3 4 5; do
        tag=$2
        [ "$number" = 0 ] || tag=$2-$number
        [ -n "$(known "$1:$tag")" ] || continue
        version=$(docker buildx imagetools inspect "$1:$tag" \
            --format '{{ index .Image.Config.Labels "org.opencontainers.image.version" }}' 2> /dev/null || echo '?')
        # shellcheck disable=SC2016 # the backticks are Markdown
        printf '| %s | `%s` |\n' "$number" "$version"
    done
}

command=$1
shift
case $command in
digest | keep | list) "$command" "$@" ;;
*)
    echo "There is no command '$command'; use digest, keep or list." >&2
    exit 2
    ;;
esac
