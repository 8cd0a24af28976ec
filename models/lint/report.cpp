// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/report.h"

#include "expressions/names.h"
#include "lint/rules.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace signalbox::lint {

void Report::add(QLatin1StringView rule, core::TextRange range, const QString& message, std::vector<Fix> fixes)
{
    const Rule* known = findRule(QString(rule));
    Q_ASSERT_X(known, "Report::add", rule.data());
    add(rule, known->severity, range, message, std::move(fixes));
}

void Report::add(QLatin1StringView rule, Severity severity, core::TextRange range, const QString& message,
                 std::vector<Fix> fixes)
{
    Q_ASSERT_X(findRule(QString(rule)), "Report::add", rule.data());
    m_diagnostics.push_back(
        {.rule = rule, .severity = severity, .range = range, .message = message, .fixes = std::move(fixes)});
}

std::vector<Diagnostic> Report::take()
{
    const auto place = [](const Diagnostic& diagnostic) {
        return std::tie(diagnostic.range.start, diagnostic.range.end, diagnostic.severity, diagnostic.rule,
                        diagnostic.message);
    };
    std::ranges::stable_sort(m_diagnostics,
                             [&](const Diagnostic& one, const Diagnostic& other) { return place(one) < place(other); });
    const auto twice = std::ranges::unique(
        m_diagnostics, [&](const Diagnostic& one, const Diagnostic& other) { return place(one) == place(other); });
    m_diagnostics.erase(twice.begin(), twice.end());
    return std::move(m_diagnostics);
}

Fix replacement(core::TextRange range, const QByteArray& text)
{
    return replacement(range, text, u"Write %1"_s.arg(quoted(text)));
}

Fix replacement(core::TextRange range, const QByteArray& text, const QString& title)
{
    return {.title = title, .edits = {{.range = range, .text = text}}};
}

QByteArray nearest(QByteArrayView wrong, const std::vector<QByteArrayView>& names)
{
    if (names.size() > mostNearNames)
        return {};
    expressions::NearName near(wrong);
    for (const QByteArrayView name : names)
        near.offer(name);
    return near.best();
}

QString quoted(QByteArrayView name)
{
    constexpr qsizetype most = 60;
    QString text = QString::fromUtf8(name).simplified();
    for (QChar& letter : text) {
        if (!letter.isPrint())
            letter = QChar::ReplacementCharacter;
    }
    if (text.size() > most)
        text = text.first(most - 1) + u'…';
    return u"'%1'"_s.arg(text);
}

QString anyOf(const std::vector<QByteArray>& names)
{
    QString text;
    for (size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            text += i + 1 == names.size() ? u" or "_s : u", "_s;
        text += QString::fromUtf8(names[i]);
    }
    return text;
}

} // namespace signalbox::lint
