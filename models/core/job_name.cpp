// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job_name.h"

namespace signalbox::core {
namespace {

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

} // namespace

JobName JobName::parse(const QString& shown)
{
    JobName result;
    QString rest = shown.trimmed();
    if (rest.endsWith(u')')) {
        const qsizetype open = openingBracket(rest);
        if (open > 0 && rest[open - 1].isSpace()) {
            result.values = splitValues(rest.mid(open + 1, rest.size() - open - 2));
            rest = rest.left(open).trimmed();
        }
    }
    const qsizetype slash = rest.lastIndexOf(QStringLiteral(" / "));
    if (slash > 0) {
        result.caller = rest.left(slash).trimmed();
        rest = rest.mid(slash + 3).trimmed();
    }
    result.base = rest;
    return result;
}

} // namespace signalbox::core
