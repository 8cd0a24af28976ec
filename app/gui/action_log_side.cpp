// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/action_log_side.h"

#include <QSaveFile>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

constexpr auto betweenReadings = 2s; // of a file on this machine: what is done meanwhile is seen as it is done

} // namespace

ActionLogSide::ActionLogSide(history::Store& store, core::Clock& clock, views::MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_window(window)
{
    connect(&window, &views::MainWindow::actionLogRequested, this, &ActionLogSide::open);
}

ActionLogSide::~ActionLogSide()
{
    delete m_dialog;
}

void ActionLogSide::open()
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_dialog = new views::ActionLogDialog(&m_window);
    connect(m_dialog, &views::ActionLogDialog::verifyRequested, this,
            [this] { QCoro::connect(verify(), this, [] { }); });
    connect(m_dialog, &views::ActionLogDialog::exportRequested, this,
            [this](const QString& file) { QCoro::connect(exportTo(file), this, [] { }); });
    connect(m_dialog, &views::ActionLogDialog::runRequested, this,
            [this](const core::AccountId& account, core::RunId run) {
                m_dialog->close();
                m_window.openRun(account, run);
            });
    m_dialog->show();
    QCoro::connect(read(), this, [] { });
    QCoro::connect(verify(), this, [] { });
    readSoon();
}

void ActionLogSide::readSoon()
{
    m_clock.after(betweenReadings, m_dialog, [this] {
        QCoro::connect(read(), this, [] { });
        readSoon();
    });
}

QCoro::Task<void> ActionLogSide::read()
{
    const QPointer dialog = m_dialog;
    auto actions = co_await m_store.actions({});
    if (!dialog)
        co_return;
    if (actions)
        dialog->setActions(*std::move(actions));
    else if (actions.error().kind != core::ErrorKind::Cancelled)
        dialog->say(actions.error());
}

QCoro::Task<void> ActionLogSide::verify()
{
    const QPointer dialog = m_dialog;
    const auto state = co_await m_store.verifyActions();
    if (!dialog)
        co_return;
    if (state)
        dialog->setChain(*state);
    else if (state.error().kind != core::ErrorKind::Cancelled)
        dialog->say(state.error());
}

QCoro::Task<void> ActionLogSide::exportTo(QString name)
{
    const QPointer dialog = m_dialog;
    const auto links = co_await m_store.actionLinks();
    if (!dialog)
        co_return;
    if (!links) {
        dialog->say(links.error());
        co_return;
    }
    const QByteArray text = history::exportText(*links);
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        dialog->sayExported(name, qint64(links->size()));
    else
        dialog->say({.kind = core::ErrorKind::Storage,
                     .what = tr("%1 cannot be written: %2.").arg(name, file.errorString()),
                     .advice = tr("Choose another file, or make room.")});
}

} // namespace signalbox::gui
