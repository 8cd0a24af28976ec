// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inbox_side.h"

#include "inbox/inbox_view.h"
#include "monitor/refusal_words.h"

using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

using Kind = monitor::RunCommands::Kind;

Kind kindOf(bool approve)
{
    return approve ? Kind::ApproveDeployments : Kind::RejectDeployments;
}

views::BatchText textOf(bool approve, int count)
{
    const QString things = count == 1 ? InboxSide::tr("1 deployment") : InboxSide::tr("%1 deployments").arg(count);
    views::BatchText text{.title = approve ? InboxSide::tr("Approve deployments") : InboxSide::tr("Reject deployments"),
                          .consequence = approve ? InboxSide::tr("They begin to deploy at once.")
                                                 : InboxSide::tr("Their jobs end as failed."),
                          .button = (approve ? InboxSide::tr("Approve %1") : InboxSide::tr("Reject %1")).arg(things),
                          .commented = true};
    text.question = text.button + u'?';
    return text;
}

} // namespace

InboxSide::InboxSide(Accounts& accounts, BatchActions& batches, core::Clock& clock, views::MainWindow& window,
                     QObject* parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_batches(batches)
    , m_window(window)
    , m_model(clock)
{
    connect(&accounts, &Accounts::changed, &m_model, &lists::InboxModel::apply);
    connect(&accounts, &Accounts::opened, this, [this](const core::AccountId& account) {
        if (auto* session = m_accounts.find(account))
            m_model.setLogin(account, session->account().login);
    });
    connect(&window.inbox(), &views::InboxView::reviewRequested, this, &InboxSide::askForReview);
    connect(&window.inbox(), &views::InboxView::lookRequested, this, &InboxSide::lookNow);
    window.setInboxModel(&m_model);
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

void InboxSide::askForReview(bool approve, const std::vector<lists::InboxRow>& deployments)
{
    std::vector<core::RunAction> items;
    items.reserve(deployments.size());
    for (const lists::InboxRow& row : deployments)
        items.push_back({.account = row.account, .run = row.run, .deployment = row.deployment});
    const views::BatchText text = textOf(approve, int(items.size()));
    m_batches.ask(text, std::move(items), [this, approve](const QString& comment) { return waysOf(approve, comment); });
}

monitor::RunBatch::Ways InboxSide::waysOf(bool approve, const QString& comment) const
{
    const auto send = [this, approve, comment](const core::RunAction& item) {
        auto* session = m_accounts.find(item.account);
        return session ? session->commands().reviewDeployments(item.run, {*item.deployment}, approve, comment)
                       : BatchActions::noSession();
    };
    const auto tookEffect = [this, approve](const core::RunAction& item) {
        auto* session = m_accounts.find(item.account);
        return session ? session->commands().hasTakenEffect(kindOf(approve), item.run) : BatchActions::notKnown();
    };
    const auto whyNot = [this, approve](const core::RunAction& item) {
        return monitor::RunCommands::whyNot(kindOf(approve), item.run,
                                            m_accounts.repository(item.account, item.run.repository));
    };
    return {.send = send, .tookEffect = tookEffect, .whyNot = whyNot, .words = [approve](const core::Error& error) {
                return monitor::refusalWords(kindOf(approve), error);
            }};
}

} // namespace signalbox::gui
