// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/kind_icon.h"

using namespace Qt::StringLiterals;

namespace signalbox::views {

QString iconOf(lists::JobKind kind)
{
    using lists::JobKind;
    switch (kind) {
    case JobKind::Test:
        return u"matrix"_s;
    case JobKind::Lint:
        return u"lint"_s;
    case JobKind::Build:
        return u"build"_s;
    case JobKind::Security:
        return u"security"_s;
    case JobKind::Coverage:
        return u"coverage"_s;
    case JobKind::Benchmark:
        return u"benchmark"_s;
    case JobKind::Image:
        return u"image"_s;
    case JobKind::Release:
        return u"release"_s;
    case JobKind::Deploy:
        return u"deploy"_s;
    case JobKind::Other:
        return u"other"_s;
    }
    return {};
}

} // namespace signalbox::views
