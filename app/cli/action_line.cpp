// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/action_line.h"

#include "cli/plain_text.h"
#include "lists/action_words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace signalbox::cli {
namespace {

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString textOf(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

} // namespace

QStringList cellsOf(const history::Action& action)
{
    const QString subject
        = action.reason.isEmpty() ? action.subject : action.subject + u" – "_s + action.reason.simplified();
    QStringList cells{action.at.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s),
                      shape(lists::endShape(action)) + u' ' + lists::endWords(action),
                      action.actor,
                      lists::whatWasDone(action),
                      action.repository.isEmpty() ? QString() : action.repository.full(),
                      subject};
    for (QString& cell : cells)
        cell = harmless(cell);
    return cells;
}

QByteArray toJson(const history::Action& action)
{
    QJsonArray requests;
    for (const core::SentRequest& request : action.requests)
        requests.append(QJsonObject{{u"method"_s, request.method},
                                    {u"path"_s, request.path},
                                    {u"status"_s, request.status},
                                    {u"request_id"_s, request.requestId}});
    QJsonObject object{{u"id"_s, action.id},         {u"at"_s, textOf(action.at)},   {u"account"_s, action.account},
                       {u"actor"_s, action.actor},   {u"kind"_s, action.kind},       {u"subject"_s, action.subject},
                       {u"reason"_s, action.reason}, {u"outcome"_s, action.outcome}, {u"answer"_s, action.answer},
                       {u"requests"_s, requests}};
    if (action.endedAt)
        object.insert(u"ended_at"_s, textOf(*action.endedAt));
    if (!action.repository.isEmpty())
        object.insert(u"repository"_s, action.repository.full());
    if (action.run)
        object.insert(u"run"_s, action.run.value);
    if (action.attempt > 0)
        object.insert(u"attempt"_s, action.attempt);
    if (action.job)
        object.insert(u"job"_s, action.job.value);
    return compact(object);
}

QByteArray toJson(const history::ChainState& state)
{
    QJsonObject object{
        {u"entries"_s, state.links}, {u"whole"_s, state.isWhole()}, {u"head"_s, QString::fromLatin1(state.head)}};
    if (!state.isWhole()) {
        object.insert(u"first_bad"_s, state.firstBad);
        object.insert(u"what"_s, state.what);
    }
    return compact(object);
}

} // namespace signalbox::cli
