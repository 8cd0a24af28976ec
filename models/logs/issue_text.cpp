// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/issue_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::logs {

namespace {

constexpr qsizetype longestLine = 500; // what is beyond says nothing in an issue

/// A name from outside as Markdown text.
QString escaped(const QString& text)
{
    QString safe;
    for (const QChar c : text.simplified()) {
        if (u"\\`*_{}[]()<>#+-.!|~@&:"_s.contains(c))
            safe += u'\\';
        safe += c;
    }
    return safe;
}

QString linked(const QString& text, const QUrl& page)
{
    const bool usable = page.isValid() && page.scheme().startsWith("http"_L1);
    return usable ? u"[%1](<%2>)"_s.arg(escaped(text), page.toString(QUrl::FullyEncoded)) : escaped(text);
}

QString fence(const std::vector<QString>& lines)
{
    qsizetype longest = 2;
    for (const QString& line : lines) {
        qsizetype run = 0;
        for (const QChar c : line) {
            run = c == u'`' ? run + 1 : 0;
            longest = std::max(longest, run);
        }
    }
    return QString(longest + 1, u'`');
}

QString ending(const core::Job& job)
{
    if (job.state.isFailure())
        return u" failed"_s;
    return job.state.isSuccess() ? u" passed"_s : QString();
}

QString heading(const core::Run& run, const core::Job& job)
{
    QString text = u"**%1**%2"_s.arg(linked(job.name.isEmpty() ? u"Job"_s : job.name, job.webUrl), ending(job));
    if (!run.id)
        return text;
    text += u" in %1 of %2"_s.arg(linked(u"%1 #%2"_s.arg(run.workflowName).arg(run.number), run.webUrl),
                                  escaped(run.repositoryName.full()));
    if (job.attempt > 1)
        text += u", attempt %1"_s.arg(job.attempt);
    if (!run.commit.isEmpty())
        text += u", at %1"_s.arg(escaped(run.commit)); // GitHub makes a link of it
    if (!run.branch.isEmpty())
        text += u" on %1"_s.arg(escaped(run.branch));
    return text;
}

} // namespace

QString issueText(const core::Run& run, const core::Job& job, const Excerpt& excerpt)
{
    QString text = heading(run, job) + u"\n\n"_s;
    const auto failed = std::ranges::find_if(job.steps, [](const core::Step& step) { return step.state.isFailure(); });
    if (failed != job.steps.end())
        text += u"Step: %1\n\n"_s.arg(escaped(failed->name));
    if (excerpt.lines.empty())
        return text;
    const qint64 last = excerpt.firstLine + qint64(excerpt.lines.size());
    text += u"Log, lines %1 to %2:\n\n"_s.arg(excerpt.firstLine + 1).arg(last);
    const QString marks = fence(excerpt.lines);
    text += marks + u"text\n"_s;
    for (const QString& line : excerpt.lines)
        text += (line.size() > longestLine ? line.left(longestLine) + u'\u2026' : line) + u'\n';
    return text + marks + u'\n';
}

} // namespace signalbox::logs
