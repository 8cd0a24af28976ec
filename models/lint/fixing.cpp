// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/fixing.h"

#include <algorithm>

namespace signalbox::lint {
namespace {

/// A fix may uncover what another one mends.
constexpr int mostRounds = 5;

qsizetype errorsIn(const std::vector<Diagnostic>& diagnostics)
{
    return std::ranges::count(diagnostics, Severity::Error, &Diagnostic::severity);
}

std::vector<Edit> safeEdits(const std::vector<Diagnostic>& diagnostics)
{
    std::vector<Edit> edits;
    for (const Diagnostic& each : diagnostics) {
        const auto fix = std::ranges::find_if(each.fixes, &Fix::safe);
        if (fix != each.fixes.end())
            edits.insert(edits.end(), fix->edits.begin(), fix->edits.end());
    }
    return edits;
}

} // namespace

QByteArray edited(const QByteArray& text, std::vector<Edit> edits)
{
    std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.range.start; });
    QByteArray result;
    int at = 0;
    for (const Edit& edit : edits) {
        if (edit.range.start < at || edit.range.end > text.size())
            continue;
        result += QByteArrayView(text).sliced(at, edit.range.start - at);
        result += edit.text;
        at = edit.range.end;
    }
    result += QByteArrayView(text).sliced(at);
    return result;
}

QByteArray mended(const Checker& checker, const QByteArray& text, QStringView path, const Settings& settings,
                  const Repository& repository)
{
    QByteArray best = text;
    std::vector<Diagnostic> found = settings.applied(checker.check(best, path, repository), best);
    for (int round = 0; round < mostRounds; ++round) {
        const std::vector<Edit> edits = safeEdits(found);
        if (edits.empty())
            break;
        const QByteArray next = edited(best, edits);
        std::vector<Diagnostic> left = settings.applied(checker.check(next, path, repository), next);
        if (next == best || errorsIn(left) > errorsIn(found))
            break;
        best = next;
        found = std::move(left);
    }
    return best;
}

} // namespace signalbox::lint
