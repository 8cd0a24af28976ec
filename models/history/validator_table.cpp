// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/validator_table.h"

#include "history/repository_table.h"

#include <QSet>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace signalbox::history {
namespace {

/// What a page is about, by its address: /repos/OWNER/NAME/actions/runs/RUN/..., or /repositories/ID/..., behind
/// whatever the server puts before it.
struct Subject {
    QString repository; ///< "owner/name" in small letters, or its id; empty when the address names none
    core::RunId run; ///< 0: not one run
};

Subject subjectOf(const QUrl& url)
{
    const QStringList parts = url.path().toLower().split(u'/', Qt::SkipEmptyParts);
    Subject subject;
    qsizetype behind = 0;
    if (const qsizetype named = parts.indexOf("repos"_L1); named >= 0 && named + 2 < parts.size()) {
        subject.repository = parts[named + 1] + u'/' + parts[named + 2];
        behind = named + 3;
    } else if (const qsizetype numbered = parts.indexOf("repositories"_L1);
               numbered >= 0 && numbered + 1 < parts.size()) {
        subject.repository = parts[numbered + 1];
        behind = numbered + 2;
    }
    if (parts.value(behind) == "actions"_L1 && parts.value(behind + 1) == "runs"_L1)
        subject.run = {parts.value(behind + 2).toLongLong()};
    return subject;
}

void append(std::vector<github::Validator>& into, const QSqlQuery& row)
{
    into.push_back({.url = url(row.value(0)), .etag = row.value(1).toByteArray(), .next = url(row.value(2))});
}

} // namespace

bool save(Connection& connection, AccountKey account, const github::Validator& validator)
{
    static const QString sql = upsert(u"validator"_s, {u"account"_s, u"url"_s, u"etag"_s, u"next"_s, u"run"_s}, 2);
    return connection.run(sql, account.value, validator.url, validator.etag, validator.next,
                          subjectOf(validator.url).run);
}

bool load(Connection& connection, AccountKey account, const std::vector<core::Repository>& repositories,
          std::vector<github::Validator>& into)
{
    QSet<QString> wanted;
    for (const core::Repository& repository : repositories)
        wanted << repository.name.full().toLower() << QString::number(repository.id.value);
    const auto read = [&](const QSqlQuery& row) {
        if (wanted.contains(subjectOf(url(row.value(0))).repository))
            append(into, row);
    };
    return connection.read(u"SELECT url, etag, next FROM validator WHERE account = ? AND run = 0 ORDER BY url"_s, read,
                           account.value);
}

bool load(Connection& connection, AccountKey account, core::RunId run, std::vector<github::Validator>& into)
{
    const auto read = [&](const QSqlQuery& row) { append(into, row); };
    return connection.read(u"SELECT url, etag, next FROM validator WHERE account = ? AND run = ? ORDER BY url"_s, read,
                           account.value, run);
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

bool forgetValidators(Connection& connection, AccountKey account, const QDateTime& endedBefore)
{
    return connection.run(u"DELETE FROM validator WHERE account = ? AND run <> 0 AND EXISTS (SELECT 1 FROM run "
                          "WHERE run.account = validator.account AND run.id = validator.run "
                          "AND status = 'completed' AND updated_at < ?)"_s,
                          account.value, endedBefore);
}

} // namespace signalbox::history
