// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/health_table.h"

using namespace Qt::StringLiterals;

namespace signalbox::history {

bool add(Connection& connection, AccountKey account, const core::RepositoryName& repository,
         const core::HealthRecord& record)
{
    return connection.run(u"INSERT INTO health_record (account, repository_owner, repository_name, deployment, "
                          "healthy, unhealthy, unsure, is_ill_at_last, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
                          "ON CONFLICT DO UPDATE SET healthy = healthy + excluded.healthy, "
                          "unhealthy = unhealthy + excluded.unhealthy, unsure = unsure + excluded.unsure, "
                          "is_ill_at_last = excluded.is_ill_at_last, until = excluded.until"_s,
                          account.value, repository.owner, repository.name, record.deployment,
                          qint64(record.healthy.count()), qint64(record.unhealthy.count()),
                          qint64(record.unsure.count()), record.isIllAtLast, record.until);
}

bool load(Connection& connection, AccountKey account, const core::RepositoryName& repository,
          std::vector<core::HealthRecord>& into)
{
    const auto milliseconds
        = [](const QSqlQuery& row, int column) { return std::chrono::milliseconds(row.value(column).toLongLong()); };
    const auto read = [&](const QSqlQuery& row) {
        into.push_back({.deployment = {row.value(0).toLongLong()},
                        .healthy = milliseconds(row, 1),
                        .unhealthy = milliseconds(row, 2),
                        .unsure = milliseconds(row, 3),
                        .isIllAtLast = row.value(4).toBool(),
                        .until = time(row.value(5))});
    };
    return connection.read(u"SELECT deployment, healthy, unhealthy, unsure, is_ill_at_last, until FROM health_record "
                           "WHERE account = ? AND repository_owner = ? AND repository_name = ? ORDER BY deployment"_s,
                           read, account.value, repository.owner, repository.name);
}

} // namespace signalbox::history
