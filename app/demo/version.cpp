// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/version.h"

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

QJsonValue without(const QJsonValue& value)
{
    if (value.isArray()) {
        QJsonArray rows;
        for (const QJsonValue& row : value.toArray())
            rows.append(without(row));
        return rows;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (const auto gone : {"has_downloads"_L1, "use_squash_pr_title_as_default"_L1, "master_branch"_L1,
                            "merge_commit_sha"_L1, "assignee"_L1})
        object.remove(gone);
    for (auto field = object.begin(); field != object.end(); ++field)
        *field = without(*field);
    return object;
}

} // namespace

void removeWhatVersionLacks(const Request& request, Response& response)
{
    if (request.headers.value("X-GitHub-Api-Version") != "2026-03-10" || response.body.isEmpty())
        return;
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    if (document.isArray())
        response.body = QJsonDocument(without(document.array()).toArray()).toJson(QJsonDocument::Compact);
    else if (document.isObject())
        response.body = QJsonDocument(without(document.object()).toObject()).toJson(QJsonDocument::Compact);
}

} // namespace signalbox::demo
