// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/probe_judgement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using Outcome = ProbeResult::Outcome;

constexpr int ProxyAuthenticationRequired = 407;
constexpr int NetworkAuthenticationRequired = 511; ///< RFC 6585: a portal of the network here
constexpr qsizetype LongestQuote = 60;
constexpr qsizetype ShortestCommit = 7;

ProbeJudgement failed(const QString& why)
{
    return {.outcome = Outcome::Failed, .why = why};
}

ProbeJudgement nothingSaid(const QString& why)
{
    return {.outcome = Outcome::Inconclusive, .why = why};
}

QString quoted(QString text)
{
    text = text.simplified();
    return text.size() > LongestQuote ? text.first(LongestQuote) + u'…' : text;
}

QString withoutV(const QString& name)
{
    const bool hasV = name.size() > 1 && (name.front() == u'v' || name.front() == u'V') && name.at(1).isDigit();
    return hasV ? name.sliced(1) : name;
}

/// RFC 6901. Nothing where it leads nowhere.
std::optional<QJsonValue> at(const QJsonDocument& document, const QString& pointer)
{
    QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    if (pointer.isEmpty())
        return value;
    if (!pointer.startsWith(u'/'))
        return {};
    const QStringList steps = pointer.sliced(1).split(u'/');
    for (QString step : steps) {
        step.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
        bool isIndex = false;
        const qsizetype index = step.toLongLong(&isIndex);
        if (value.isArray() && isIndex && index >= 0)
            value = value.toArray().at(index);
        else
            value = value.isObject() ? value.toObject().value(step) : QJsonValue(QJsonValue::Undefined);
        if (value.isUndefined())
            return {};
    }
    return value;
}

QString textOf(const QJsonValue& value)
{
    if (value.isString())
        return value.toString();
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

ProbeJudgement judgeJson(const Probe& probe, const ServiceReply& reply, const RollbackVersion& deployed)
{
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    if (document.isNull())
        return failed(reply.isCut ? u"Its answer is JSON of more than a megabyte."_s : u"Its answer is not JSON."_s);
    const auto value = at(document, probe.jsonPointer);
    if (!value)
        return failed(u"Its answer has nothing at %1."_s.arg(quoted(probe.jsonPointer)));
    const QString said = textOf(*value);
    if (probe.jsonValue != "%version%"_L1) {
        return said == probe.jsonValue ? ProbeJudgement()
                                       : failed(u"At %1 its answer has “%2”, not “%3”."_s.arg(
                                             quoted(probe.jsonPointer), quoted(said), quoted(probe.jsonValue)));
    }
    const bool isKnown = !deployed.name.isEmpty() || !deployed.commit.isEmpty();
    if (!isKnown || isVersion(said, deployed))
        return {};
    return failed(u"It says that it is version “%1”, not %2."_s.arg(
        quoted(said), quoted(deployed.name.isEmpty() ? deployed.commit.first(ShortestCommit) : deployed.name)));
}

} // namespace

bool isVersion(const QString& said, const RollbackVersion& version)
{
    const QString text = said.trimmed();
    if (!version.name.isEmpty() && withoutV(text) == withoutV(version.name))
        return true;
    return text.size() >= ShortestCommit && version.commit.startsWith(text, Qt::CaseInsensitive);
}

ProbeJudgement judge(const Probe& probe, const ServiceReply& reply, const RollbackVersion& deployed)
{
    if (reply.status == ProxyAuthenticationRequired || reply.status == NetworkAuthenticationRequired)
        return nothingSaid(u"The network here asks for a sign-in (%1)."_s.arg(reply.status));
    if (!reply.redirectHost.isEmpty() && !reply.isAuthentic)
        return nothingSaid(u"The answer leads to another host, %1, as a sign-in page of the network here may."_s.arg(
            quoted(reply.redirectHost)));
    if (reply.status < probe.statusFrom || reply.status > probe.statusTo)
        return failed(u"It answered %1."_s.arg(reply.status));
    if (!probe.bodyText.isEmpty() && !reply.body.contains(probe.bodyText.toUtf8()))
        return failed(reply.isCut
                          ? u"The first megabyte of its answer does not hold “%1”."_s.arg(quoted(probe.bodyText))
                          : u"Its answer does not hold “%1”."_s.arg(quoted(probe.bodyText)));
    return probe.jsonPointer.isEmpty() ? ProbeJudgement() : judgeJson(probe, reply, deployed);
}

} // namespace signalbox::delivery
