// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/batch_actions.h"

#include "lists/run_action_list_model.h"
#include "monitor/refusal_words.h"

using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

using Kind = monitor::RunCommands::Kind;

QString runsText(int count)
{
    return count == 1 ? BatchActions::tr("1 run") : BatchActions::tr("%1 runs").arg(count);
}

views::BatchText textOf(Kind kind, int count)
{
    const QString runs = runsText(count);
    switch (kind) {
    case Kind::Rerun:
        return {.title = BatchActions::tr("Re-run"), .button = BatchActions::tr("Re-run all jobs of %1").arg(runs)};
    case Kind::RerunFailed:
        return {.title = BatchActions::tr("Re-run failed jobs"),
                .button = BatchActions::tr("Re-run failed jobs of %1").arg(runs)};
    case Kind::RerunDebug:
        return {.title = BatchActions::tr("Re-run with debug logging"),
                .button = BatchActions::tr("Re-run %1 with debug logging").arg(runs)};
    case Kind::Cancel:
        return {.title = BatchActions::tr("Cancel runs"), .button = BatchActions::tr("Cancel %1").arg(runs)};
    case Kind::ForceCancel:
        return {.title = BatchActions::tr("Cancel runs by force"),
                .consequence = BatchActions::tr("Steps that clean up will not run."),
                .button = BatchActions::tr("Cancel %1 by force").arg(runs)};
    case Kind::Approve:
        return {.title = BatchActions::tr("Approve runs"),
                .consequence = BatchActions::tr("Each runs the code of a fork on your runners. Look at its changes "
                                                "first, above all at those of workflow files."),
                .button = BatchActions::tr("Approve %1").arg(runs)};
    default:
        return {.title = BatchActions::tr("Delete runs"),
                .consequence = BatchActions::tr("They, their logs and their artifacts are gone from GitHub for good."),
                .button = BatchActions::tr("Delete %1").arg(runs),
                .counted = true};
    }
}

} // namespace

BatchActions::BatchActions(Accounts& accounts, const RunActions& actions, views::MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_actions(actions)
    , m_window(window)
{
    connect(
        &window, &views::MainWindow::batchRequested, this,
        [this](views::RunCommand command, const std::vector<core::RunAction>& runs) { askFor(kindOf(command), runs); });
}

QCoro::Task<core::Result<void>> BatchActions::noSession()
{
    co_return std::unexpected(core::Error{.kind = core::ErrorKind::Rejected,
                                          .what = BatchActions::tr("Nobody is signed in to this account.")});
}

QCoro::Task<core::Result<bool>> BatchActions::notKnown()
{
    co_return std::unexpected(core::Error{.kind = core::ErrorKind::Unauthorized,
                                          .what = BatchActions::tr("Nobody is signed in to this account.")});
}

void BatchActions::askFor(Kind kind, std::vector<core::RunAction> items)
{
    int touched = 0;
    for (core::RunAction& item : items) {
        item.words = m_actions.whyNot(kind, item.account, item.run);
        item.state = item.words.isEmpty() ? core::ActionState::Unsent : core::ActionState::LeftOut;
        touched += item.words.isEmpty() ? 1 : 0;
    }
    views::BatchText text = textOf(kind, touched);
    text.question = text.button + u'?';
    ask(text, std::move(items), [this, kind](const QString&) { return waysOf(kind); });
}

monitor::RunBatch::Ways BatchActions::waysOf(Kind kind) const
{
    return {
        .send =
            [this, kind](const core::RunAction& item) {
                auto* session = m_accounts.find(item.account);
                return session ? RunActions::send(session->commands(), kind, item.run, {}) : noSession();
            },
        .tookEffect =
            [this, kind](const core::RunAction& item) {
                auto* session = m_accounts.find(item.account);
                return session ? session->commands().hasTakenEffect(kind, item.run) : notKnown();
            },
        .whyNot = [this, kind](const core::RunAction& item) { return m_actions.whyNot(kind, item.account, item.run); },
        .words = [kind](const core::Error& error) { return monitor::refusalWords(kind, error); },
    };
}

void BatchActions::ask(const views::BatchText& text, std::vector<core::RunAction> items, const WaysFor& waysFor)
{
    auto model = std::make_unique<lists::RunActionListModel>();
    model->setItems(std::move(items));
    auto* dialog = new views::BatchDialog(text, *model, &m_window);
    auto* shown = model.release();
    shown->setParent(dialog);
    connect(dialog, &views::BatchDialog::confirmed, this, [dialog, shown, waysFor](const QString& comment) {
        auto* batch = new monitor::RunBatch(shown->items(), waysFor(comment), dialog);
        connect(batch, &monitor::RunBatch::itemChanged, shown,
                [batch, shown](int row) { shown->replace(row, batch->items()[size_t(row)]); });
        connect(batch, &monitor::RunBatch::ended, dialog,
                [batch, dialog] { dialog->setEnded(batch->trouble() ? batch->trouble()->sentence() : QString()); });
        connect(dialog, &views::BatchDialog::stopRequested, batch, &monitor::RunBatch::stop);
        connect(dialog, &views::BatchDialog::retryRequested, batch, [batch, dialog] {
            dialog->setUnderWay();
            batch->retry();
        });
        dialog->setUnderWay();
        batch->start();
    });
    dialog->show();
}

} // namespace signalbox::gui
