// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `signalbox`: becomes the program that was asked for. A check of a file before each commit must not load what draws
// windows, and the window must not wait for anybody: so this one loads nothing at all.
#include <unistd.h>

#include <climits>
#include <cstdio>
#include <cstring>
#include <string>

namespace {

/// Where this program stands, with the slash behind; empty when the system does not say.
std::string ownFolder()
{
    std::string path(PATH_MAX, '\0');
    const ssize_t length = readlink("/proc/self/exe", path.data(), path.size());
    if (length <= 0)
        return {};
    path.resize(static_cast<size_t>(length));
    return path.substr(0, path.rfind('/') + 1);
}

} // namespace

int main(int argc, char** argv)
{
    const bool lints = argc > 1 && std::strcmp(argv[1], "lint") == 0;
    const std::string name = lints ? "signalbox-lint" : "signalbox-desktop";
    const std::string folder = ownFolder();
    // Beside it in a build, in libexec where it is installed.
    execv((folder + name).c_str(), argv);
    execv((folder + SIGNALBOX_LIBEXEC + name).c_str(), argv);
    std::fprintf(stderr, "signalbox: %s is not where it was installed. Install Signalbox again.\n", name.c_str());
    return 1;
}
