// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/validator_table.h"

#include "history/repository_table.h"

using namespace Qt::StringLiterals;

namespace signalbox::history {

bool save(Connection& connection, AccountKey account, const github::Validator& validator)
{
    static const QString sql = upsert(u"validator"_s, {u"account"_s, u"url"_s, u"etag"_s, u"next"_s}, 2);
    return connection.run(sql, account.value, validator.url, validator.etag, validator.next);
}

bool load(Connection& connection, AccountKey account, std::vector<github::Validator>& into)
{
    const auto read = [&](const QSqlQuery& row) {
        into.push_back({.url = url(row.value(0)), .etag = row.value(1).toByteArray(), .next = url(row.value(2))});
    };
    return connection.read(u"SELECT url, etag, next FROM validator WHERE account = ? ORDER BY url"_s, read,
                           account.value);
}

bool forgetValidators(Connection& connection, AccountKey account, const QString& path)
{
    // The path ends where the next character does not go on with its last part. instr() knows no wildcards, so that
    // the underscores of a name are nothing but themselves.
    const QString wanted = path.toLower();
    const QString sql = u"DELETE FROM validator WHERE account = ? AND (instr(lower(url) || '/', ?) > 0 "
                        "OR instr(lower(url), ?) > 0)"_s;
    return connection.run(sql, account.value, QString(wanted + u'/'), QString(wanted + u'?'));
}

} // namespace signalbox::history
