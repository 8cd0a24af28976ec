# SPDX-FileCopyrightText: 2026 Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# For each .cpp file named: a line of its name, a tab, and it with every file of ours that it includes, directly or not.
/^#include "/ {
    split($0, part, "\"")
    includes[FILENAME] = includes[FILENAME] " " part[2]
}

END {
    for (i = 1; i < ARGC; i++) {
        known[ARGV[i]] = 1
    }
    for (i = 1; i < ARGC; i++) {
        if (ARGV[i] ~ /\.cpp$/) {
            delete seen
            line = ""
            visit(ARGV[i])
            print ARGV[i] "\t" line
        }
    }
}

function visit(file,    names, count, i, folder) {
    if (file in seen) {
        return
    }
    seen[file] = 1
    line = line " " file
    count = split(includes[file], names, " ")
    for (i = 1; i <= count; i++) {
        for (folder in folders) {
            if ((folder "/" names[i]) in known) {
                visit(folder "/" names[i])
            }
        }
    }
}

BEGIN {
    folders["app"]; folders["models"]; folders["views"]
}
