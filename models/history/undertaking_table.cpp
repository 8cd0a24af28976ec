// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/undertaking_table.h"

using namespace Qt::StringLiterals;

namespace signalbox::history {

bool save(Connection& connection, AccountKey account, const Undertaking& undertaking)
{
    return connection.run(u"INSERT OR REPLACE INTO undertaking (account, kind, repository_owner, repository_name, "
                          "subject, state) VALUES (?, ?, ?, ?, ?, ?)"_s,
                          account.value, undertaking.kind, undertaking.repository.owner, undertaking.repository.name,
                          undertaking.subject, undertaking.state);
}

bool load(Connection& connection, AccountKey account, const core::AccountId& name, const QString& kind,
          std::vector<Undertaking>& into)
{
    const auto read = [&](const QSqlQuery& row) {
        into.push_back({.account = name,
                        .kind = kind,
                        .repository = {.owner = row.value(0).toString(), .name = row.value(1).toString()},
                        .subject = row.value(2).toString(),
                        .state = row.value(3).toByteArray()});
    };
    return connection.read(u"SELECT repository_owner, repository_name, subject, state FROM undertaking "
                           "WHERE account = ? AND kind = ? ORDER BY repository_owner, repository_name, subject"_s,
                           read, account.value, kind);
}

} // namespace signalbox::history
