// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/request_text.h"

#include <QJsonDocument>

namespace signalbox::views {

QString requestsText(const std::vector<delivery::PlannedRequest>& requests)
{
    QString text;
    for (const auto& request : requests) {
        text += request.method + u' ' + request.path + u'\n';
        if (!request.body.isEmpty())
            text += QString::fromUtf8(QJsonDocument::fromJson(request.body).toJson(QJsonDocument::Indented));
        text += u'\n';
    }
    return text;
}

} // namespace signalbox::views
