// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who holds a concurrency group, and who waits for it.
#include "demo/router.h"

#include <QUrl>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

QString addressOf(const Call& call, const QString& group)
{
    return call.represent.url(*call.repository,
                              "/actions/concurrency_groups/"_L1 + QString::fromLatin1(QUrl::toPercentEncoding(group)));
}

QJsonObject member(const Call& call, const GroupMember& member, const QString& status)
{
    const Repository& repository = *call.repository;
    const QString run = u"/actions/runs/%1"_s.arg(member.run);
    const Run* known = call.world.run(member.run);
    QJsonObject object{
        {u"run_id"_s, member.run},
        {u"run_name"_s, known ? known->title : QString()},
        {u"run_url"_s, call.represent.url(repository, run)},
        {u"run_html_url"_s, call.represent.web(repository, run)},
        {u"status"_s, status},
    };
    if (const Job* job = member.job ? call.world.job(member.job) : nullptr) {
        object.insert("job_id"_L1, job->id);
        object.insert("job_name"_L1, job->name);
        object.insert("job_url"_L1, call.represent.url(repository, u"/actions/jobs/%1"_s.arg(job->id)));
        object.insert("job_html_url"_L1, call.represent.web(repository, run + u"/job/%1"_s.arg(job->id)));
    }
    return object;
}

QJsonArray members(const Call& call, const ConcurrencyGroup& group)
{
    QJsonArray all;
    if (group.holder)
        all.append(member(call, *group.holder, u"in_progress"_s));
    if (group.pending)
        all.append(member(call, *group.pending, u"pending"_s));
    return all;
}

Response listGroups(Call& call)
{
    const QStringList names = call.repository->groups.keys();
    return listOf(
        call, names.size(),
        [&](qsizetype index) {
            const QString& name = names.at(index);
            return QJsonObject{{u"group_name"_s, name},
                               {u"group_url"_s, addressOf(call, name)},
                               {u"last_acquired_at"_s, stamp(call.repository->groups.value(name).acquiredAt)}};
        },
        u"concurrency_groups"_s);
}

// Nobody in it is the same as none of this name.
Response getGroup(Call& call)
{
    const QString& name = call.part(0);
    const auto group = call.repository->groups.constFind(name);
    if (group == call.repository->groups.cend())
        return Response::notFound();
    const QJsonArray all = members(call, *group);
    return Response::json(QJsonObject{{u"group_name"_s, name},
                                      {u"group_url"_s, addressOf(call, name)},
                                      {u"total_count"_s, all.size()},
                                      {u"group_members"_s, all}});
}

Response groupsOfRun(Call& call)
{
    const Run* run = call.world.run(call.id(0));
    if (!run || run->repository != call.repository->id)
        return Response::notFound();
    QJsonArray groups;
    for (const auto& [name, group] : call.repository->groups.asKeyValueRange()) {
        QJsonArray own;
        const QJsonArray all = members(call, group);
        for (qsizetype position = 0; position < all.size(); ++position) {
            QJsonObject each = all.at(position).toObject();
            if (each.value("run_id"_L1).toInteger() != run->id)
                continue;
            const bool isJob = each.contains("job_id"_L1);
            each.insert("position"_L1, position);
            each.insert("position_url"_L1,
                        addressOf(call, name)
                            + (isJob ? u"?ahead_of_job=%1"_s.arg(each.value("job_id"_L1).toInteger())
                                     : u"?ahead_of_run=%1"_s.arg(run->id)));
            own.append(each);
        }
        if (!own.isEmpty())
            groups.append(QJsonObject{
                {u"group_name"_s, name}, {u"group_url"_s, addressOf(call, name)}, {u"group_members"_s, own}});
    }
    return Response::json(QJsonObject{{u"total_count"_s, groups.size()}, {u"concurrency_groups"_s, groups}});
}

} // namespace

std::vector<Route> concurrencyRoutes()
{
    return {
        {"GET", u"R/actions/concurrency_groups"_s, Needs::Nothing, listGroups},
        {"GET", u"R/actions/concurrency_groups/{name}"_s, Needs::Nothing, getGroup},
        {"GET", u"R/actions/runs/{id}/concurrency_groups"_s, Needs::Nothing, groupsOfRun},
    };
}

} // namespace signalbox::demo
