// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/action_words.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace signalbox::lists {

QString whatWasDone(const history::Action& action)
{
    static const QHash<QString, QString> words{
        {u"rerun"_s, u"Re-ran a run"_s},
        {u"rerun-failed"_s, u"Re-ran failed jobs"_s},
        {u"rerun-job"_s, u"Re-ran a job"_s},
        {u"rerun-debug"_s, u"Re-ran with debug logging"_s},
        {u"cancel"_s, u"Cancelled a run"_s},
        {u"force-cancel"_s, u"Forced a run to end"_s},
        {u"approve"_s, u"Approved a fork's run"_s},
        {u"delete"_s, u"Deleted a run"_s},
        {u"approve-deployments"_s, u"Approved a deployment"_s},
        {u"reject-deployments"_s, u"Rejected a deployment"_s},
        {u"enable-workflow"_s, u"Switched a workflow on"_s},
        {u"disable-workflow"_s, u"Switched a workflow off"_s},
        {u"dispatch"_s, u"Started a workflow"_s},
        {u"create-branch"_s, u"Made a branch"_s},
        {u"commit-file"_s, u"Committed a file"_s},
        {u"open-pull-request"_s, u"Opened a pull request"_s},
        {u"rollback-claim"_s, u"Claimed a rollback"_s},
        {u"rollback"_s, u"Rolled back"_s},
        {u"rollback-release"_s, u"Ended a rollback's claim"_s},
        {u"revert-pull-request"_s, u"Asked to revert a change"_s},
        {u"release-tag-object"_s, u"Wrote a tag's message"_s},
        {u"release-tag"_s, u"Made a release's tag"_s},
        {u"release-dispatch"_s, u"Started the release workflow"_s},
        {u"release-draft"_s, u"Drafted a release"_s},
        {u"release-publish"_s, u"Published a release"_s},
        {u"release-release"_s, u"Made a release"_s},
        {u"release-amend"_s, u"Wrote a release's notes"_s},
    };
    return words.value(action.kind, action.kind);
}

QString endWords(const history::Action& action)
{
    if (action.outcome.isEmpty())
        return u"No answer yet"_s;
    if (action.outcome == "done"_L1)
        return u"Done"_s;
    return action.outcome == "refused"_L1 ? u"Refused"_s : u"Nobody knows"_s;
}

core::Outcome endShape(const history::Action& action)
{
    if (action.outcome.isEmpty())
        return core::Outcome::Running;
    if (action.outcome == "done"_L1)
        return core::Outcome::Passed;
    return action.outcome == "refused"_L1 ? core::Outcome::Failed : core::Outcome::Unknown;
}

QString requestWords(const core::SentRequest& request)
{
    QString words = request.method + u' ' + request.path + u": "_s
        + (request.status == 0 ? u"no answer"_s : QString::number(request.status));
    if (!request.requestId.isEmpty())
        words += u" ("_s + request.requestId + u')';
    return words;
}

} // namespace signalbox::lists
