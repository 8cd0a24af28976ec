// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/control.h"

#include "demo/fault_words.h"

#include <QUrl>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr double mostDays = 400; // that the clock may be moved at once
constexpr double fastest = 10'000;

bool namesLoopback(const Request& request)
{
    const QByteArrayView host = request.headers.value(QHttpHeaders::WellKnownHeader::Host);
    const QString name = QUrl(u"http://"_s + QString::fromLatin1(host)).host();
    return !request.headers.contains("Origin"_L1)
        && (name == "127.0.0.1"_L1 || name == "localhost"_L1 || name == "::1"_L1 || name == "api.github.com"_L1);
}

std::optional<Response> flawed(const Request& request)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (document.isObject())
        return std::nullopt;
    return Response::refusal(400, document.isNull() ? u"Problems parsing JSON"_s : u"Body should be a JSON object"_s);
}

} // namespace

Response Control::answer(const Request& request)
{
    if (!namesLoopback(request))
        return Response::refusal(403, u"Only this machine may move the embedded GitHub."_s);
    if (request.path == "/_demo/health"_L1)
        return health(request);
    const bool faults = request.path == "/_demo/faults"_L1;
    if (faults && request.method == "GET")
        return listFaults();
    if (faults && request.method == "DELETE") {
        m_faults.clear();
        return Response::empty(204);
    }
    if (request.method != "POST" || (!faults && request.path != "/_demo/clock"_L1))
        return Response::notFound();
    if (const std::optional<Response> flaw = flawed(request))
        return *flaw;
    return faults ? addFault(request.json()) : moveClock(request.json());
}

Response Control::listFaults() const
{
    QJsonArray waiting;
    for (const Fault& fault : m_faults.waiting())
        waiting.append(describe(fault));
    return Response::json(QJsonObject{{u"faults"_s, waiting}, {u"struck"_s, m_faults.struck()}});
}

Response Control::addFault(const QJsonObject& body)
{
    const auto fault = faultFrom(body);
    if (!fault)
        return Response::refusal(422, u"Invalid request.\n\n"_s + fault.error());
    m_faults.add(*fault);
    return Response::json(describe(*fault), 201);
}

Response Control::health(const Request& request)
{
    if (request.method == "DELETE") {
        for (const auto& [id, repository] : m_world.repositories())
            repository->sicknesses.clear();
        return Response::empty(204);
    }
    if (request.method != "POST")
        return Response::notFound();
    if (const std::optional<Response> flaw = flawed(request))
        return *flaw;
    return makeSick(request.json());
}

Response Control::makeSick(const QJsonObject& body)
{
    static const QStringList known{u"repository"_s, u"environment"_s, u"version"_s, u"status"_s,
                                   u"body"_s,       u"delay"_s,       u"after"_s,   u"every"_s};
    for (const QString& key : body.keys()) {
        if (!known.contains(key))
            return Response::refusal(422, u"Invalid request.\n\n\"%1\" is not known here."_s.arg(key));
    }
    Repository* repository = m_world.repository(body.value("repository"_L1).toString());
    if (!repository)
        return Response::refusal(422, u"Invalid request.\n\n\"repository\" names none of this world."_s);
    Sickness sickness{.environment = body.value("environment"_L1).toString(),
                      .version = body.value("version"_L1).toString(),
                      .status = body.value("status"_L1).toInt(503),
                      .body = body.value("body"_L1).toString().toUtf8(),
                      .delay = seconds(body.value("delay"_L1).toDouble()),
                      .after = seconds(body.value("after"_L1).toDouble()),
                      .every = body.value("every"_L1).toInt(1)};
    const bool isStatus = sickness.status == 0 || (sickness.status >= 100 && sickness.status < 600);
    if (!isStatus || sickness.delay < 0 || sickness.after < 0 || sickness.every < 1)
        return Response::refusal(
            422,
            u"Invalid request.\n\n\"status\" is 0 or 100 to 599, \"every\" 1 or more, \"delay\" and "
            "\"after\" seconds."_s);
    // The newest word on a version is the one that counts.
    repository->sicknesses.insert(repository->sicknesses.begin(), std::move(sickness));
    return Response::json(body, 201);
}

Response Control::moveClock(const QJsonObject& body)
{
    const double advance = body.value("advance"_L1).toDouble(-1);
    const double speed = body.value("speed"_L1).toDouble(-1);
    const bool steps = body.size() == 1 && advance > 0 && advance <= mostDays * 86'400;
    const bool runs = body.size() == 1 && speed > 0 && speed <= fastest;
    if (!steps && !runs)
        return Response::refusal(
            422,
            u"Invalid request.\n\nEither \"advance\", seconds up to %1 days, or \"speed\", up to %2."_s.arg(mostDays)
                .arg(fastest));
    if (steps)
        m_world.skip(seconds(advance));
    else
        m_world.setPace(speed);
    return Response::json(QJsonObject{{u"now"_s, stamp(m_world.now())}, {u"speed"_s, m_world.pace()}});
}

} // namespace signalbox::demo
