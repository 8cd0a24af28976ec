// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/notes.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

/// The newest tag on the way down from a commit, but for the one that is being made.
QString tagBelow(const Repository& repository, const QStringList& history, const QString& own)
{
    for (const QString& sha : history) {
        for (const auto& [name, commit] : repository.tags.asKeyValueRange()) {
            if (commit == sha && name != own)
                return name;
        }
    }
    return {};
}

} // namespace

const PullRequest* pullMergedAs(const Repository& repository, const QString& sha)
{
    const auto found = std::ranges::find(repository.pullRequests, sha, &PullRequest::merged);
    return sha.isEmpty() || found == repository.pullRequests.end() ? nullptr : &*found;
}

QString Notes::text() const
{
    const QStringList history = repository.historyOf(head);
    const QString below = previous.isEmpty() ? tagBelow(repository, history, tag) : previous;
    const qsizetype last = below.isEmpty() ? -1 : history.indexOf(repository.resolve(below));
    const qsizetype end = last < 0 ? history.size() : last;
    QStringList known; // who has contributed before
    for (qsizetype index = end; index < history.size(); ++index)
        known.append(repository.commits.value(history.at(index)).author);
    QString changes;
    QString newcomers;
    for (qsizetype index = end; index-- > 0;) {
        const PullRequest* pull = pullMergedAs(repository, history.at(index));
        if (!pull)
            continue;
        const QString page = represent.web(repository, u"/pull/%1"_s.arg(pull->number));
        changes += u"* %1 by @%2 in %3\n"_s.arg(pull->title, pull->author, page);
        if (!known.contains(pull->author))
            newcomers += u"* @%1 made their first contribution in %2\n"_s.arg(pull->author, page);
        known.append(pull->author);
    }
    QString text;
    if (!changes.isEmpty())
        text += "## What's Changed\n"_L1 + changes + u'\n';
    if (!newcomers.isEmpty())
        text += "## New Contributors\n"_L1 + newcomers + u'\n';
    return text + "**Full Changelog**: "_L1
        + represent.web(repository,
                        below.isEmpty() ? QString("/commits/"_L1 + tag) : u"/compare/%1...%2"_s.arg(below, tag));
}

} // namespace signalbox::demo
