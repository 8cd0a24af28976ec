// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/job_matching.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::workflow {
namespace {

constexpr QLatin1StringView separator(" / ");
constexpr qsizetype noMatch = -1;
constexpr qsizetype exact = 1'000'000; // more than any name has letters

/// What stands around the expressions of a name: one more piece than there are expressions.
QStringList piecesOf(const QString& name)
{
    QStringList pieces;
    qsizetype from = 0;
    for (qsizetype open = name.indexOf("${{"_L1); open >= 0; open = name.indexOf("${{"_L1, from)) {
        const qsizetype close = name.indexOf("}}"_L1, open);
        if (close < 0)
            break;
        pieces << name.sliced(from, open - from);
        from = close + 2;
    }
    return pieces << name.sliced(from);
}

/// The letters of the pieces, where `text` is made of them and of anything in between.
qsizetype lettersIn(QStringView text, const QStringList& pieces)
{
    qsizetype letters = 0;
    qsizetype at = 0;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const QString& piece = pieces[i];
        if (i == pieces.size() - 1 && (text.size() - at < piece.size() || !text.endsWith(piece)))
            return noMatch;
        const qsizetype found = i == pieces.size() - 1 ? text.size() - piece.size() : text.indexOf(piece, at);
        if (found < 0 || (i == 0 && found > 0))
            return noMatch;
        at = found + piece.size();
        letters += piece.size();
    }
    return letters;
}

/// The values that GitHub puts behind the name of a matrix's job begin here; the end where there are none.
qsizetype valuesBegin(QStringView text)
{
    if (!text.endsWith(u')'))
        return text.size();
    int depth = 0;
    for (qsizetype i = text.size() - 1; i > 0; --i) {
        if (text[i] == u')')
            ++depth;
        else if (text[i] == u'(' && --depth == 0)
            return text[i - 1] == u' ' ? i - 1 : text.size();
    }
    return text.size();
}

/// One job of the file as something that shown names are held against.
class NameOfJob {
public:
    explicit NameOfJob(const JobOutline& job)
        : m_name((job.name.isEmpty() ? job.id : job.name).trimmed())
        , m_pieces(piecesOf(m_name))
        , m_hasStrategy(job.hasStrategy)
        , m_calls(!job.uses.isEmpty())
    {
    }

    /// How much of the name it says; noMatch where it cannot be this job's.
    qsizetype weigh(QStringView shown) const
    {
        qsizetype best = own(shown);
        if (!m_calls)
            return best;
        for (qsizetype at = shown.indexOf(separator); at > 0; at = shown.indexOf(separator, at + 1)) {
            // The caller's name is no more than a part of what is shown: a job called by all of it goes before.
            best = std::max(best, std::min(own(shown.first(at)), exact - shown.size() + at));
        }
        return best;
    }

    bool isOne() const { return !m_hasStrategy && !m_calls; }

private:
    qsizetype own(QStringView text) const
    {
        if (text == m_name)
            return exact;
        if (m_pieces.size() == 1 && !m_hasStrategy)
            return noMatch;
        qsizetype best = m_pieces.size() > 1 ? lettersIn(text, m_pieces) : noMatch;
        if (m_hasStrategy)
            best = std::max(best, lettersIn(text.first(valuesBegin(text)), m_pieces));
        return best;
    }

    QString m_name;
    QStringList m_pieces;
    bool m_hasStrategy;
    bool m_calls;
};

} // namespace

std::vector<std::optional<size_t>> matchJobs(const Outline& outline, const QStringList& shownNames)
{
    const std::vector<NameOfJob> names(outline.jobs.begin(), outline.jobs.end());
    std::vector<bool> taken(names.size(), false);
    std::vector<std::optional<size_t>> matches;
    for (const QString& name : shownNames) {
        const QString shown = name.trimmed();
        std::optional<size_t> best;
        qsizetype most = noMatch;
        for (size_t job = 0; job < names.size(); ++job) {
            const qsizetype weight = names[job].weigh(shown);
            // Of two jobs with one name, each has one.
            const bool better = weight > most || (weight == most && best && taken[*best] && !taken[job]);
            if (weight != noMatch && better) {
                best = job;
                most = weight;
            }
        }
        if (best && names[*best].isOne())
            taken[*best] = true;
        matches.push_back(best);
    }
    return matches;
}

QString titleOf(const JobOutline& job)
{
    // What expressions leave behind: brackets around nothing, and separators with nothing on one side of them.
    static const QRegularExpression emptyBrackets(u"[(\\[][^\\w()\\[\\]]*[)\\]]"_s,
                                                  QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression loose(u"^[^\\w(\\[]+|[^\\w)\\]]+$|(?<=[(\\[])[\\s,:/|-]+|[\\s,:/|-]+(?=[)\\]])"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    const QStringList pieces = piecesOf(job.name);
    if (pieces.size() == 1)
        return job.name.isEmpty() ? job.id : job.name;
    QString title = pieces.join(u' ').remove(emptyBrackets).simplified().remove(loose).simplified();
    return title.isEmpty() ? job.id : title;
}

} // namespace signalbox::workflow
