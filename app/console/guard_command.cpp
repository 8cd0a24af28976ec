// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/guard_command.h"

#include "cli/plain_text.h"
#include "console/planned_lines.h"
#include "lists/health_words.h"

#include <QPointer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::console {
GuardCommand::GuardCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent)
    : Command(workspace, options, FirstLook::Limits::SitOut, parent)
    , m_file(workspace.profile().healthFile())
{
    connect(&m_file, &settings::HealthWatchFile::changed, this, &GuardCommand::read);
}

GuardCommand::~GuardCommand() = default;

void GuardCommand::begin(const std::vector<session::SignedIn>& accounts)
{
    for (const session::SignedIn& signedIn : accounts) {
        auto account = std::make_unique<Guarded>();
        account->repositories = signedIn.repositories;
        account->client = std::make_unique<github::Client>(signedIn.account, signedIn.token, workspace().clock());
        account->guards = std::make_unique<delivery::EnvironmentGuards>(
            *account->client, workspace().store(), workspace().clock(), workspace().profile().data);
        connect(account->guards.get(), &delivery::EnvironmentGuards::said, this, &GuardCommand::tell);
        QCoro::connect(account->guards->resume(), this, [this](const core::Result<void>& resumed) {
            if (!resumed)
                complain(resumed.error());
        });
        m_accounts.push_back(std::move(account));
    }
    m_file.watch();
    read();
    if (m_settings.empty())
        complain({.kind = core::ErrorKind::NotFound,
                  .what = u"No environment has a health watch yet."_s,
                  .advice = u"Set one in the window, under Environments; it is guarded as soon as it is there."_s});
}

void GuardCommand::read()
{
    const auto all = m_file.read();
    if (!all) {
        complain(all.error()); // what was in force stays so
        return;
    }
    const auto before = std::exchange(m_settings, *all);
    for (const delivery::HealthSettings& gone : before) {
        if (!std::ranges::contains(*all, gone.of, &delivery::HealthSettings::of))
            accountOf(gone.of.repository).guards->leave(gone.of);
    }
    for (const delivery::HealthSettings& settings : *all) {
        if (!std::ranges::contains(before, settings))
            QCoro::connect(guard(&accountOf(settings.of.repository), settings), this, [] { });
    }
}

QCoro::Task<void> GuardCommand::guard(Guarded* account, delivery::HealthSettings settings)
{
    const QPointer self(this);
    const auto headers = co_await workspace().probeSecrets().headersOf(settings);
    if (!self)
        co_return;
    if (!headers) {
        complain(headers.error());
        account->guards->leave(settings.of);
        co_return;
    }
    if (std::ranges::contains(m_settings, settings)) // they have not changed again meanwhile
        account->guards->guard(settings, *headers);
}

GuardCommand::Guarded& GuardCommand::accountOf(const core::RepositoryName& repository)
{
    const auto watches = [&](const auto& each) { return std::ranges::contains(each->repositories, repository); };
    const auto found = std::ranges::find_if(m_accounts, watches);
    return found == m_accounts.end() ? *m_accounts.front() : **found;
}

void GuardCommand::tell(const delivery::GuardNews& news)
{
    const QString at = news.at.toString(Qt::ISODateWithMs);
    if (options().json) {
        say(jsonLine({{u"at"_s, at},
                      {u"repository"_s, news.of.repository.full()},
                      {u"environment"_s, news.of.environment},
                      {u"change"_s, word(news.kind)},
                      {u"words"_s, news.words},
                      {u"health"_s, word(news.health)},
                      {u"phase"_s, word(news.phase)},
                      {u"version"_s, news.version}}));
        return;
    }
    const bool isTrouble = news.kind == delivery::GuardNews::Kind::Trouble;
    const auto shape = isTrouble ? core::Outcome::NeedsPerson : lists::healthShape(news.health);
    const QString where = news.of.environment.isEmpty()
        ? news.of.repository.full()
        : u"%1 of %2"_s.arg(news.of.environment, news.of.repository.full());
    say(u"%1  %2 %3  %4\n"_s.arg(at, cli::shape(shape), cli::harmless(where), cli::harmless(news.words)));
}

} // namespace signalbox::console
