// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/planned_request.h"

#include "github/dispatch_body.h"

#include <QJsonDocument>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {

PlannedRequest plannedDispatch(const core::RepositoryName& repository, core::WorkflowId workflow, const QString& ref,
                               const QMap<QString, QString>& inputs)
{
    return {.method = u"POST"_s,
            .path
            = u"/repos/%1/actions/workflows/%2/dispatches"_s.arg(repository.full(), QString::number(workflow.value)),
            .body = QJsonDocument(github::dispatchBody(ref, inputs)).toJson(QJsonDocument::Compact)};
}

QString textOf(const PlannedRequest& request)
{
    const QByteArray body = QJsonDocument::fromJson(request.body).toJson(QJsonDocument::Indented).trimmed();
    const QString first = request.method + u' ' + request.path;
    return request.body.isEmpty() ? first : first + u'\n' + QString::fromUtf8(body);
}

QString textOf(const std::vector<PlannedRequest>& requests)
{
    QStringList texts;
    for (const PlannedRequest& request : requests)
        texts << textOf(request);
    return texts.join(u"\n\n"_s);
}

} // namespace signalbox::delivery
