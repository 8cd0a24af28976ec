// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/action_log_dialog.h"
#include "history/store.h"
#include "window/main_window.h"

#include <QObject>
#include <QPointer>

namespace signalbox::gui {

/// The action log's window, read from the history of all accounts.
class ActionLogSide final : public QObject {
    Q_OBJECT

public:
    ActionLogSide(history::Store& store, core::Clock& clock, views::MainWindow& window, QObject* parent = nullptr);
    ~ActionLogSide() override;

    /// In front, where it is open already.
    void open();

private:
    QCoro::Task<void> read();
    QCoro::Task<void> verify();
    QCoro::Task<void> exportTo(QString file);
    void readSoon();

    history::Store& m_store;
    core::Clock& m_clock;
    views::MainWindow& m_window;
    QPointer<views::ActionLogDialog> m_dialog;
};

} // namespace signalbox::gui
