// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/service.h"

#include <QUrl>

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Root = "/_demo/service/"_L1;

Response plain(int status, const QJsonObject& body)
{
    Response response = Response::json(body, status);
    response.validators = Response::Validators::None;
    return response;
}

/// The sickness that strikes this answer; nullptr for none.
Sickness* sicknessOf(Repository& repository, const QString& environment, const Live& live, Moment now)
{
    const auto fits = [&](const Sickness& sickness) {
        return (sickness.environment.isEmpty() || sickness.environment.compare(environment, Qt::CaseInsensitive) == 0)
            && (sickness.version.isEmpty() || sickness.version == live.version) && now >= live.since + sickness.after;
    };
    const auto found = std::ranges::find_if(repository.sicknesses, fits);
    return found != repository.sicknesses.end() && found->asked++ % found->every == 0 ? &*found : nullptr;
}

} // namespace

bool Service::isAddressed(const Request& request)
{
    return request.path.startsWith(Root);
}

Service::Answer Service::answer(const Request& request)
{
    const QStringList parts
        = QUrl::fromPercentEncoding(request.path.sliced(Root.size()).toUtf8()).split(u'/', Qt::SkipEmptyParts);
    Repository* repository = parts.size() == 4 ? m_world.repository(parts.at(0) + u'/' + parts.at(1)) : nullptr;
    const QString what = parts.value(3);
    if (!repository || (what != "health"_L1 && what != "version"_L1))
        return {.response = plain(404, {{u"status"_s, u"not found"_s}})};
    const std::optional<Live> live = World::live(*repository, parts.at(2));
    if (!live)
        return {.response = plain(503, {{u"status"_s, u"nothing is deployed"_s}})};
    QJsonObject body = what == "version"_L1 ? QJsonObject{{u"version"_s, live->version}, {u"commit"_s, live->sha}}
                                            : QJsonObject{{u"status"_s, u"ok"_s}, {u"version"_s, live->version}};
    const Sickness* sickness = sicknessOf(*repository, parts.at(2), *live, m_world.now());
    if (!sickness)
        return {.response = plain(200, body)};
    if (what == "health"_L1 && sickness->status != 200)
        body.insert("status"_L1, u"failing"_s);
    Answer answer{
        .response = plain(sickness->status, body), .delay = sickness->delay, .dropped = sickness->status == 0};
    if (!sickness->body.isEmpty())
        answer.response.body = sickness->body;
    return answer;
}

} // namespace signalbox::demo
