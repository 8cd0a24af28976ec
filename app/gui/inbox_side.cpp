// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inbox_side.h"

#include "inbox/inbox_view.h"
#include "monitor/refusal_words.h"

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

using Kind = monitor::RunCommands::Kind;
using Sort = lists::InboxRow::Sort;

constexpr auto betweenOffers = 5min; // what is there may be another one by then

/// Of a fork's run there is nothing to reject.
Kind kindOf(bool approve, const core::RunAction& item)
{
    if (!item.deployment)
        return Kind::Approve;
    return approve ? Kind::ApproveDeployments : Kind::RejectDeployments;
}

QString counted(qsizetype count, const QString& one, const QString& many)
{
    return count == 1 ? one : many.arg(count);
}

views::BatchText textOf(bool approve, qsizetype deployments, qsizetype forks)
{
    QStringList things;
    if (deployments > 0)
        things << counted(deployments, InboxSide::tr("1 deployment"), InboxSide::tr("%1 deployments"));
    if (forks > 0)
        things << counted(forks, InboxSide::tr("1 run of a fork"), InboxSide::tr("%1 runs of forks"));
    const QString all = things.join(InboxSide::tr(" and "));
    views::BatchText text{.title = approve ? InboxSide::tr("Approve") : InboxSide::tr("Reject deployments"),
                          .consequence = approve
                              ? InboxSide::tr("Deployments begin at once, unless a timer holds them.")
                              : InboxSide::tr("Their jobs end as failed."),
                          .button = (approve ? InboxSide::tr("Approve %1") : InboxSide::tr("Reject %1")).arg(all),
                          .commented = true};
    if (forks > 0)
        text.consequence
            += InboxSide::tr(" Each run of a fork runs its code on your runners: look at its changes first.");
    text.question = text.button + u'?';
    return text;
}

} // namespace

InboxSide::InboxSide(Accounts& accounts, BatchActions& batches, core::Clock& clock, views::MainWindow& window,
                     QObject* parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_batches(batches)
    , m_clock(clock)
    , m_window(window)
    , m_model(clock)
{
    connect(&accounts, &Accounts::changed, &m_model, &lists::InboxModel::apply);
    connect(&accounts, &Accounts::opened, this, [this](const core::AccountId& account) {
        if (auto* session = m_accounts.find(account))
            m_model.setLogin(account, session->account().login);
        m_offers.erase(account); // a new session of the account has a client of its own
    });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this] { lookAtOffers(false); });
    connect(&window.inbox(), &views::InboxView::reviewRequested, this, &InboxSide::askForReview);
    connect(&window.inbox(), &views::InboxView::lookRequested, this, &InboxSide::lookNow);
    window.setInboxModel(&m_model);
    lookAgainLater();
}

InboxSide::~InboxSide()
{
    m_window.setInboxModel(nullptr);
}

void InboxSide::lookNow(const std::vector<lists::InboxRow>& things)
{
    for (const lists::InboxRow& row : things) {
        if (auto* session = m_accounts.find(row.account))
            session->watcher().lookNow(row.repositoryName());
    }
}

void InboxSide::lookAgainLater()
{
    m_clock.after(betweenOffers, this, [this] {
        lookAtOffers(true);
        lookAgainLater();
    });
}

void InboxSide::lookAtOffers(bool again)
{
    std::set<OfferKey> waiting;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const lists::InboxRow& thing = m_model.rowAt(row);
        if (thing.isHeading() || thing.sort != Sort::Deployment)
            continue;
        const OfferKey key(thing.account, thing.run.id, thing.deployment.id);
        waiting.insert(key);
        if (again || !m_asked.contains(key))
            QCoro::connect(lookAt(thing), this, [] { });
    }
    m_asked = std::move(waiting);
}

QCoro::Task<void> InboxSide::lookAt(lists::InboxRow row)
{
    auto* session = m_accounts.find(row.account);
    if (!session)
        co_return;
    const QPointer alive(this);
    auto& offers = m_offers[row.account];
    if (!offers)
        offers = std::make_unique<delivery::DeploymentOffers>(session->client());
    const auto offer = co_await offers->look(row.run, row.deployment.environment);
    // Where it cannot be found out, the run says what it says.
    if (alive && offer)
        m_model.setOffer(row.runKey(), row.deployment.id, offer->words());
}

void InboxSide::askForReview(bool approve, const std::vector<lists::InboxRow>& things)
{
    std::vector<core::RunAction> items;
    items.reserve(things.size());
    for (const lists::InboxRow& row : things) {
        items.push_back({.account = row.account, .run = row.run, .offer = row.offer});
        if (row.sort == Sort::Deployment)
            items.back().deployment = row.deployment;
    }
    const auto deployments = std::ranges::count(things, Sort::Deployment, &lists::InboxRow::sort);
    const views::BatchText text = textOf(approve, deployments, std::ssize(items) - deployments);
    m_batches.ask(text, std::move(items), [this, approve](const QString& comment) { return waysOf(approve, comment); });
}

monitor::RunBatch::Ways InboxSide::waysOf(bool approve, const QString& comment) const
{
    const auto send = [this, approve, comment](const core::RunAction& item) {
        auto* session = m_accounts.find(item.account);
        if (!session)
            return BatchActions::noSession();
        return item.deployment ? session->commands().reviewDeployments(item.run, {*item.deployment}, approve, comment)
                               : session->commands().approve(item.run);
    };
    const auto tookEffect = [this, approve](const core::RunAction& item) {
        auto* session = m_accounts.find(item.account);
        if (!session)
            return BatchActions::notKnown();
        return item.deployment ? session->commands().hasReviewed(item.run, {*item.deployment}, approve)
                               : session->commands().hasTakenEffect(Kind::Approve, item.run);
    };
    const auto whyNot = [this, approve](const core::RunAction& item) {
        return monitor::RunCommands::whyNot(kindOf(approve, item), item.run,
                                            m_accounts.repository(item.account, item.run.repository));
    };
    return {.send = send, .tookEffect = tookEffect, .whyNot = whyNot, .words = [approve](const core::Error& error) {
                return monitor::refusalWords(approve ? Kind::ApproveDeployments : Kind::RejectDeployments, error);
            }};
}

} // namespace signalbox::gui
