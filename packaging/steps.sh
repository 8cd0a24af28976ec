# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How the scripts in this folder talk: sourced by them, never run.

say() { printf '%s\n' "$*" >&2; }

# What happened, and what to do; then the end.
stop() {
    say "packaging: $*"
    exit 1
}

# step TITLE LOG COMMAND...: runs the command with its output in LOG, says that it began, shows on a terminal the line
# it is at and elsewhere a sign of life every half minute, and says how long it took. Returns the command's status.
step() {
    local title=$1 log=$2 begun=$SECONDS worker status=0 width
    shift 2
    mkdir -p "$(dirname "$log")"
    say "$title ..."
    "$@" >"$log" 2>&1 </dev/null &
    worker=$!
    # Ctrl+C ends the work too.
    trap 'kill $worker 2>/dev/null; exit 130' INT TERM
    while kill -0 $worker 2>/dev/null; do
        sleep 0.2
        if [ -t 2 ]; then
            width=$((${COLUMNS:-$(tput cols 2>/dev/null || echo 80)} - 10))
            printf '\r\033[K  %3d s  %s' $((SECONDS - begun)) "$(tail -n 1 "$log" | tr -d '\r\033' | cut -c1-$width)" >&2
        elif [ $(((SECONDS - begun) % 30)) = 29 ]; then
            say "  $((SECONDS - begun)) s: $(tail -n 1 "$log" | cut -c1-100)"
            sleep 1
        fi
    done
    wait $worker || status=$?
    trap - INT TERM
    [ ! -t 2 ] || printf '\r\033[K' >&2
    if [ $status = 0 ]; then
        say "  done in $((SECONDS - begun)) s"
    fi
    return $status
}
