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
