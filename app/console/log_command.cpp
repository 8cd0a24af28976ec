// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log_command.h"

#include "cli/action_line.h"
#include "cli/plain_text.h"

#include <QPointer>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::console {
namespace {

core::Error notWhole(const history::ChainState& state)
{
    return {.kind = core::ErrorKind::Storage,
            .what = state.what,
            .advice = u"What stands before it is as it was written; hold the rest against an export from before."_s};
}

core::Error cannotExport(const QString& file, const QString& why)
{
    return {.kind = core::ErrorKind::Storage,
            .what = u"%1 cannot be written: %2."_s.arg(file, why),
            .advice = u"Name another file, or make room."_s};
}

QString entries(qint64 count)
{
    return count == 1 ? u"1 entry"_s : u"%1 entries"_s.arg(count);
}

/// A day begins here at midnight; a time without a zone is one of here.
std::optional<QDateTime> momentOf(const QString& text)
{
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (day.isValid() && text.size() == 10)
        return QDateTime(day, QTime(0, 0));
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

} // namespace

LogCommand::LogCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent)
    : Command(workspace, options, FirstLook::Limits::End, parent)
{
}

void LogCommand::start()
{
    QCoro::connect(tell(), this, [] { });
}

QCoro::Task<void> LogCommand::tell()
{
    const QPointer self(this);
    const cli::DeliveryOptions& wanted = options().delivery;
    const auto opened = co_await workspace().open();
    if (!self)
        co_return;
    if (!opened)
        fail(opened.error());
    else if (wanted.isVerify)
        co_await verify();
    else if (!wanted.exportFile.isEmpty())
        co_await exportAll();
    else
        co_await list();
}

QCoro::Task<void> LogCommand::verify()
{
    const QPointer self(this);
    const auto state = co_await workspace().store().verifyActions();
    if (!self)
        co_return;
    if (!state) {
        fail(state.error());
        co_return;
    }
    if (options().json)
        say(cli::toJson(*state) + '\n');
    else if (state->isWhole())
        say(u"The action log is whole: %1%2.\n"_s.arg(
            entries(state->links),
            state->links == 0 ? QString() : u", the last with the hash "_s + QString::fromLatin1(state->head)));
    if (!state->isWhole())
        complain(notWhole(*state));
    end(state->isWhole() ? cli::Fine : cli::Failed);
}

QCoro::Task<void> LogCommand::exportAll()
{
    const QPointer self(this);
    const QString name = options().delivery.exportFile;
    if (!options().delivery.search.isEmpty() || !options().delivery.since.isEmpty()) {
        fail({.kind = core::ErrorKind::Rejected,
              .what = u"An export has the whole chain, so that it can be verified."_s,
              .advice = u"Leave out --search and --since, or use --json for some of it."_s});
        co_return;
    }
    const auto links = co_await workspace().store().actionLinks();
    if (!self)
        co_return;
    if (!links) {
        fail(links.error());
        co_return;
    }
    const QByteArray text = history::exportText(*links);
    if (name == "-"_L1) {
        if (say(text))
            end(cli::Fine);
        co_return;
    }
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        fail(cannotExport(name, file.errorString()));
        co_return;
    }
    say(u"%1 in %2.\n"_s.arg(entries(qint64(links->size())), name));
    end(cli::Fine);
}

core::Result<history::ActionFilter> LogCommand::filter() const
{
    const cli::DeliveryOptions& wanted = options().delivery;
    history::ActionFilter filter{.text = wanted.search};
    if (wanted.since.isEmpty())
        return filter;
    filter.since = momentOf(wanted.since);
    if (!filter.since)
        return std::unexpected(core::Error{.kind = core::ErrorKind::Rejected,
                                           .what = u"`%1` is neither a day nor a time."_s.arg(wanted.since),
                                           .advice = u"Write it as 2026-11-29 or 2026-11-29T03:00:00."_s});
    return filter;
}

bool LogCommand::isWanted(const history::Action& action) const
{
    const auto& names = options().repositories;
    const QString& account = options().account;
    return (names.empty() || std::ranges::contains(names, action.repository))
        && (account.isEmpty() || action.account.split(u'@').contains(account, Qt::CaseInsensitive)
            || action.account.compare(account, Qt::CaseInsensitive) == 0);
}

QCoro::Task<void> LogCommand::list()
{
    const QPointer self(this);
    const auto wanted = filter();
    if (!wanted) {
        fail(wanted.error());
        co_return;
    }
    auto actions = co_await workspace().store().actions(*wanted);
    if (!self)
        co_return;
    if (!actions) {
        fail(actions.error());
        co_return;
    }
    std::erase_if(*actions, [this](const history::Action& action) { return !isWanted(action); });
    if (options().json) {
        QByteArray lines;
        for (const history::Action& action : *actions)
            lines += cli::toJson(action) + '\n';
        say(lines);
    } else if (actions->empty()) {
        say(u"Nothing was done.\n"_s);
    } else {
        std::vector<QStringList> rows;
        std::ranges::transform(*actions, std::back_inserter(rows), cli::cellsOf);
        say(cli::table(rows));
    }
    end(cli::Fine);
}

} // namespace signalbox::console
