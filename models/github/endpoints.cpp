// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/endpoints.h"

namespace signalbox::github {

QUrl endpointUrl(const QUrl& apiUrl, const Endpoint& endpoint, const std::vector<PathValue>& values,
                 const QUrlQuery& query)
{
    QByteArray path(endpoint.path.data(), endpoint.path.size());
    for (const auto& [name, value] : values)
        path.replace('{' + QByteArray(name.data(), name.size()) + '}', QUrl::toPercentEncoding(value));
    Q_ASSERT(!path.contains('{'));
    QUrl url = QUrl::fromEncoded(apiUrl.toEncoded(QUrl::StripTrailingSlash) + path, QUrl::StrictMode);
    if (!query.isEmpty())
        url.setQuery(query);
    return url;
}

} // namespace signalbox::github
