// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/adding_side.h"

#include "core/duration_words.h"
#include "monitor/watching_cost.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

using views::AddDialog;
using WhenNew = core::OwnerRule::WhenNew;

constexpr qsizetype namesInABanner = 3;

std::vector<core::RepositoryName> namesOf(const std::vector<core::Repository>& repositories)
{
    std::vector<core::RepositoryName> names;
    names.reserve(repositories.size());
    for (const core::Repository& repository : repositories)
        names.push_back(repository.name);
    return names;
}

QString someOf(const std::vector<core::RepositoryName>& names)
{
    QStringList some;
    for (const core::RepositoryName& name : names) {
        if (some.size() == namesInABanner)
            return some.join(u", "_s) + u", …"_s;
        some << name.name;
    }
    return some.join(u", "_s);
}

} // namespace

AddingSide::AddingSide(session::Workspace& workspace, Accounts& accounts, views::MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_accounts(accounts)
    , m_window(window)
    , m_owners(workspace.profile().settingsFile())
{
    connect(&window, &views::MainWindow::addRepositoriesRequested, this, [this] { show(); });
    connect(&accounts, &Accounts::opened, this,
            [this](const core::AccountId& account) { scheduleLook(account, afterStart); });
}

void AddingSide::show(const QString& owner, const std::vector<core::RepositoryName>& tick)
{
    auto* session = m_accounts.first();
    if (!session) {
        Q_EMIT signInRequested();
        return;
    }
    if (!m_dialog) {
        m_account = session->account().id;
        m_dialog = new AddDialog(&m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        std::vector<core::OwnerRule> rules;
        for (const auto& known : m_owners.of(m_account))
            rules.push_back(known.rule);
        m_dialog->setRules(rules);
        m_dialog->setWatched(session->watcher().watched());
        m_dialog->setCost([this, account = m_account](int repositories) { return costOf(account, repositories); });
        connect(m_dialog, &AddDialog::ownerRequested, this,
                [this](int number, const QString& wanted) { QCoro::connect(answer(number, wanted), this, [] { }); });
        connect(m_dialog, &AddDialog::visibleRequested, this,
                [this](int number) { QCoro::connect(answer(number, {}), this, [] { }); });
        connect(m_dialog, &AddDialog::watchRequested, this,
                [this, account = m_account](const std::vector<core::RepositoryName>& names,
                                            const core::OwnerRule& rule) { accept(account, names, rule); });
    }
    m_dialog->open();
    m_dialog->raise();
    m_dialog->activateWindow();
    if (!owner.isEmpty())
        m_dialog->list(owner, tick);
}

QCoro::Task<void> AddingSide::answer(int number, QString owner)
{
    const QPointer dialog = m_dialog;
    const auto progress = [dialog, number](qsizetype rows) {
        if (dialog)
            dialog->setProgress(number, rows);
    };
    m_listed.clear();
    const auto repositories = co_await list(m_account, owner, progress);
    if (!dialog)
        co_return;
    if (!repositories) {
        dialog->setFailed(number, repositories.error());
        co_return;
    }
    m_listed = namesOf(*repositories);
    dialog->setListed(number, *repositories);
}

/// The private ones of the user's own are in the list of those that the token can see, and in no other.
QCoro::Task<AddingSide::Listed> AddingSide::list(core::AccountId account, QString owner, github::RowsSoFar progress)
{
    auto* session = m_accounts.find(account);
    if (!session)
        co_return std::unexpected(core::Error{.kind = core::ErrorKind::Cancelled, .what = u"The account is closed."_s});
    const bool own = owner.compare(session->account().login, Qt::CaseInsensitive) == 0;
    auto repositories = owner.isEmpty() || own ? co_await session->client().repositories(progress)
                                               : co_await session->client().repositoriesOf(owner, progress);
    if (repositories && own)
        std::erase_if(*repositories, [&](const core::Repository& repository) {
            return repository.name.owner.compare(owner, Qt::CaseInsensitive) != 0;
        });
    co_return repositories;
}

void AddingSide::accept(const core::AccountId& account, const std::vector<core::RepositoryName>& names,
                        const core::OwnerRule& rule)
{
    if (!rule.owner.isEmpty())
        remember({.account = account, .rule = rule, .seen = m_listed});
    if (names.empty())
        return;
    Q_EMIT watchRequested(account, names);
    m_window.showBanner(names.size() == 1 ? tr("%1 is watched now.").arg(names.front().full())
                                          : tr("%1 repositories are watched now.").arg(names.size()),
                        tr("Undo"), [this, account, names] { Q_EMIT unwatchRequested(account, names); });
}

void AddingSide::remember(const settings::WatchedOwner& owner)
{
    if (const auto kept = m_owners.keep(owner); !kept)
        m_window.showBanner(kept.error());
}

void AddingSide::scheduleLook(const core::AccountId& account, std::chrono::seconds delay)
{
    m_workspace.clock().after(delay, this, [this, account] {
        QCoro::connect(lookForNew(account), this, [] { });
        scheduleLook(account, betweenLooks);
    });
}

QCoro::Task<void> AddingSide::lookForNew(core::AccountId account)
{
    const QPointer self(this);
    for (auto& owner : m_owners.of(account)) {
        if (owner.rule.whenNew == WhenNew::Ignore)
            continue;
        const auto repositories = co_await list(account, owner.rule.owner, {});
        if (!self)
            co_return;
        auto* session = m_accounts.find(account);
        if (!repositories || !session)
            continue; // tomorrow again: it is nothing that the user waits for
        const auto watched = session->watcher().watched();
        const core::LeftOut leftOut(owner.rule);
        std::vector<core::RepositoryName> fresh;
        for (const core::Repository& repository : *repositories) {
            if (!std::ranges::contains(owner.seen, repository.name) && !std::ranges::contains(watched, repository.name)
                && !leftOut(repository))
                fresh.push_back(repository.name);
        }
        owner.seen = namesOf(*repositories);
        remember(owner);
        if (!fresh.empty())
            takeNew(owner, fresh);
    }
}

void AddingSide::takeNew(const settings::WatchedOwner& owner, const std::vector<core::RepositoryName>& names)
{
    const auto& login = owner.rule.owner;
    if (owner.rule.whenNew == WhenNew::Watch) {
        Q_EMIT watchRequested(owner.account, names);
        m_window.showBanner(tr("New of %1 and watched from now on: %2.").arg(login, someOf(names)), tr("Undo"),
                            [this, account = owner.account, names] { Q_EMIT unwatchRequested(account, names); });
        return;
    }
    m_window.showBanner(tr("%1 has repositories that are new: %2.").arg(login, someOf(names)), tr("Choose …"),
                        [this, login, names] { show(login, names); });
}

/// Rough, and for a quiet day.
QString AddingSide::costOf(const core::AccountId& account, int repositories) const
{
    auto* session = m_accounts.find(account);
    if (!session || repositories == 0)
        return {};
    const auto cost = monitor::watchingCost(
        repositories, {.conditions = {}, .quota = session->client().quota(), .now = m_workspace.clock().now()});
    const auto number = [](int value) { return QLocale().toString(value); };
    const auto looks = tr("%1 repositories: about %2 looks an hour, each every %3.")
                           .arg(number(repositories), number(std::min(cost.looksAnHour, cost.roomAnHour)),
                                core::words(cost.between));
    return looks + u' '
        + (cost.charged ? tr("Without a token GitHub allows %1 of them.").arg(number(cost.roomAnHour))
                        : tr("Those without news cost nothing of GitHub's hourly quota."));
}

} // namespace signalbox::gui
