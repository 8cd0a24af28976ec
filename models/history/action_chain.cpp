// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/action_chain.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::history {
namespace {

constexpr qsizetype hexDigits = 64;

QString textOf(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime timeOf(const QJsonValue& value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QString textOf(const core::RepositoryName& name)
{
    return name.isEmpty() ? QString() : name.full();
}

core::RepositoryName nameOf(const QString& text)
{
    return {.owner = text.section(u'/', 0, 0), .name = text.section(u'/', 1)};
}

QJsonObject objectOf(const core::SentRequest& request)
{
    return {{u"method"_s, request.method},
            {u"path"_s, request.path},
            {u"status"_s, request.status},
            {u"request_id"_s, request.requestId}};
}

core::SentRequest requestOf(const QJsonObject& object)
{
    return {.method = object[u"method"_s].toString(),
            .path = object[u"path"_s].toString(),
            .status = object[u"status"_s].toInt(),
            .requestId = object[u"request_id"_s].toString()};
}

Action actionOf(const QJsonObject& object)
{
    return {.id = object[u"action"_s].toInteger(),
            .account = object[u"account"_s].toString(),
            .at = timeOf(object[u"at"_s]),
            .kind = object[u"kind"_s].toString(),
            .actor = object[u"actor"_s].toString(),
            .subject = object[u"subject"_s].toString(),
            .reason = object[u"reason"_s].toString(),
            .repository = nameOf(object[u"repository"_s].toString()),
            .run = {object[u"run"_s].toInteger()},
            .job = {object[u"job"_s].toInteger()},
            .attempt = object[u"attempt"_s].toInt(),
            .message = object[u"message"_s].toString()};
}

void end(Action& action, const QJsonObject& object)
{
    const QDateTime at = timeOf(object[u"at"_s]);
    action.endedAt = at.isValid() ? std::optional(at) : std::nullopt;
    action.outcome = object[u"outcome"_s].toString();
    action.answer = object[u"answer"_s].toString();
    action.requests.clear();
    const QJsonArray requests = object[u"requests"_s].toArray();
    for (const QJsonValue& request : requests)
        action.requests.push_back(requestOf(request.toObject()));
}

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

// QJsonObject keeps its keys in order, so that the same values always make the same bytes.

QByteArray textOfBegin(qint64 number, qint64 id, const Action& action)
{
    return compact({{u"number"_s, number},
                    {u"part"_s, u"begun"_s},
                    {u"action"_s, id},
                    {u"account"_s, action.account},
                    {u"at"_s, textOf(action.at)},
                    {u"kind"_s, action.kind},
                    {u"actor"_s, action.actor},
                    {u"subject"_s, action.subject},
                    {u"reason"_s, action.reason},
                    {u"repository"_s, textOf(action.repository)},
                    {u"run"_s, action.run.value},
                    {u"job"_s, action.job.value},
                    {u"attempt"_s, action.attempt},
                    {u"message"_s, action.message}});
}

QByteArray textOfEnd(qint64 number, qint64 id, const ActionEnd& end)
{
    QJsonArray requests;
    for (const core::SentRequest& request : end.requests)
        requests.append(objectOf(request));
    return compact({{u"number"_s, number},
                    {u"part"_s, u"ended"_s},
                    {u"action"_s, id},
                    {u"at"_s, textOf(end.at)},
                    {u"outcome"_s, end.outcome},
                    {u"answer"_s, end.answer},
                    {u"requests"_s, requests}});
}

void ActionReader::take(const QByteArray& text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    const qint64 id = object[u"action"_s].toInteger();
    const QString part = object[u"part"_s].toString();
    if (part == "begun"_L1) {
        m_places.insert(id, m_actions.size());
        m_actions.push_back(actionOf(object));
    } else if (const auto place = m_places.constFind(id); part == "ended"_L1 && place != m_places.cend()) {
        end(m_actions[*place], object);
    }
}

std::vector<Action> ActionReader::actions() &&
{
    return std::move(m_actions);
}

bool ActionFilter::matches(const Action& action) const
{
    if (!account.isEmpty() && action.account != account)
        return false;
    if (since && action.at < *since)
        return false;
    QStringList parts{action.kind,    action.actor,  action.subject, action.reason,
                      action.message, action.answer, action.outcome, textOf(action.repository)};
    if (action.run)
        parts << QString::number(action.run.value);
    for (const core::SentRequest& request : action.requests)
        parts << request.method << request.path << request.requestId;
    const QString all = parts.join(u'\n');
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

QByteArray beforeTheFirst()
{
    return QByteArray(hexDigits, '0');
}

QByteArray hashOf(const QByteArray& previous, const QByteArray& text)
{
    return QCryptographicHash::hash(previous + '\n' + text, QCryptographicHash::Sha256).toHex();
}

QByteArray exportLine(const ActionLink& link)
{
    return R"({"entry":)" + link.text + R"(,"hash":")" + link.hash + R"(","previous":")" + link.previous + R"("})";
}

QByteArray exportText(const std::vector<ActionLink>& links)
{
    QByteArray text;
    for (const ActionLink& link : links)
        text += exportLine(link) + '\n';
    return text;
}

void ChainCheck::take(const ActionLink& link)
{
    ++m_state.links;
    if (m_state.isWhole() && link.number != m_last + 1)
        find(m_last + 1, u"Entry %1 of the action log is missing."_s.arg(m_last + 1));
    const qint64 own = QJsonDocument::fromJson(link.text).object()[u"number"_s].toInteger();
    if (m_state.isWhole() && (own != link.number || link.hash != hashOf(m_hash, link.text)))
        find(link.number, u"Entry %1 of the action log is not as it was written."_s.arg(link.number));
    m_last = link.number;
    m_hash = link.hash;
    m_state.head = link.hash;
}

ChainState ChainCheck::end(qint64 lastNumber, const QByteArray& lastHash)
{
    if (m_state.isWhole() && m_last < lastNumber)
        find(m_last + 1, u"Entry %1 of the action log is missing, and all behind it."_s.arg(m_last + 1));
    else if (m_state.isWhole() && (m_last != lastNumber || m_hash != lastHash))
        find(m_last, u"Entry %1 of the action log was added or changed past this program."_s.arg(m_last));
    return m_state;
}

void ChainCheck::find(qint64 number, const QString& what)
{
    m_state.firstBad = number;
    m_state.what = what;
}

} // namespace signalbox::history
