// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/report.h"

#include "lint/rules.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

/// How many letters must be changed, put in or taken out, at most `most` + 1.
int distance(QByteArrayView one, QByteArrayView other, int most)
{
    if (std::abs(one.size() - other.size()) > most)
        return most + 1;
    std::vector<int> row(static_cast<size_t>(other.size()) + 1);
    for (size_t i = 0; i < row.size(); ++i)
        row[i] = static_cast<int>(i);
    for (qsizetype i = 1; i <= one.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (size_t j = 1; j < row.size(); ++j) {
            const int above = row[j];
            const bool same = QChar::toLower(static_cast<uint>(static_cast<uchar>(one[i - 1])))
                == QChar::toLower(static_cast<uint>(static_cast<uchar>(other[static_cast<qsizetype>(j) - 1])));
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (same ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

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
    // Among very many names one is always near, and a file of half a megabyte would take minutes.
    constexpr size_t mostNames = 300;
    if (names.size() > mostNames)
        return {};
    const int most = wrong.size() < 4 ? 1 : wrong.size() < 8 ? 2 : 3;
    QByteArrayView best;
    int least = most + 1;
    for (const QByteArrayView name : names) {
        if (const int letters = distance(wrong, name, most); letters < least) {
            least = letters;
            best = name;
        }
    }
    return best.toByteArray();
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
