// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job_name.h"

#include <algorithm>

namespace signalbox::core {
namespace {

constexpr QLatin1StringView Separator(" / ");

/// Index of the bracket that the closing one at the end of `text` belongs to, or -1.
qsizetype openingBracket(const QString& text)
{
    int depth = 0;
    for (qsizetype i = text.size() - 1; i >= 0; --i) {
        if (text[i] == u')')
            ++depth;
        else if (text[i] == u'(' && --depth == 0)
            return i;
    }
    return -1;
}

QStringList splitValues(const QString& text)
{
    QStringList values;
    int depth = 0;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'(' || c == u'[' || c == u'{')
            ++depth;
        else if (c == u')' || c == u']' || c == u'}')
            --depth;
        else if (c == u',' && depth <= 0) {
            values << text.mid(start, i - start).trimmed();
            start = i + 1;
        }
    }
    values << text.mid(start).trimmed();
    return values;
}

/// The names of the workflows that call each other, and of the job. A slash within brackets is part of a value.
QStringList segmentsOf(const QString& shown)
{
    QStringList segments;
    int depth = 0;
    qsizetype start = 0;
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (shown[i] == u'(')
            ++depth;
        else if (shown[i] == u')')
            depth = std::max(0, depth - 1);
        else if (depth == 0 && i > start && QStringView(shown).sliced(i).startsWith(Separator)) {
            segments << shown.sliced(start, i - start).trimmed();
            start = i + Separator.size();
        }
    }
    return segments << shown.sliced(start).trimmed();
}

/// The segment without the values in the bracket at its end, which are added to `values`.
QString withoutValues(const QString& segment, QStringList& values)
{
    if (!segment.endsWith(u')'))
        return segment;
    const qsizetype open = openingBracket(segment);
    if (open <= 0 || !segment[open - 1].isSpace())
        return segment;
    values << splitValues(segment.sliced(open + 1, segment.size() - open - 2));
    return segment.left(open).trimmed();
}

} // namespace

JobName JobName::parse(const QString& shown)
{
    JobName result;
    QStringList bare;
    for (const QString& segment : segmentsOf(shown.trimmed()))
        bare << withoutValues(segment, result.values);
    result.base = bare.takeLast();
    result.caller = bare.join(Separator);
    return result;
}

} // namespace signalbox::core
