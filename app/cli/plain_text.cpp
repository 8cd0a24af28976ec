// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/plain_text.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace signalbox::cli {

QString shape(core::Outcome outcome)
{
    using enum core::Outcome;
    switch (outcome) {
    case Passed:
        return u"✓"_s;
    case Failed:
        return u"✗"_s;
    case Running:
        return u"◐"_s;
    case Queued:
        return u"○"_s;
    case NeedsPerson:
        return u"!"_s;
    case Cancelled:
        return u"⊘"_s;
    case Skipped:
        return u"–"_s;
    case Neutral:
        return u"◇"_s;
    case Unknown:
        break;
    }
    return u"?"_s;
}

QString harmless(const QString& text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar letter : text) {
        if (letter == u'\n' || letter == u'\r' || letter == u'\t')
            clean += u' ';
        else if (letter.category() == QChar::Other_Control || letter.category() == QChar::Other_Format)
            clean += QChar::ReplacementCharacter;
        else
            clean += letter;
    }
    return clean;
}

QString table(const std::vector<QStringList>& rows)
{
    std::vector<qsizetype> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), static_cast<size_t>(row.size())));
        for (qsizetype column = 0; column < row.size(); ++column) {
            auto& width = widths[static_cast<size_t>(column)];
            width = std::max(width, row[column].size());
        }
    }
    QString text;
    for (const auto& row : rows) {
        QString line;
        for (qsizetype column = 0; column < row.size(); ++column)
            line += row[column].leftJustified(widths[static_cast<size_t>(column)] + 2);
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

} // namespace signalbox::cli
